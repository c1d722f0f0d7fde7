import { dirname, resolve } from "../platform/path";
import type { ValidateFunction } from "ajv";
import Ajv2020 from "ajv/dist/2020";
import { type Document, LineCounter, parseDocument } from "yaml";
import { readText } from "../platform/files";
import { catalogue } from "../policy/catalogue";
import type { Severity } from "../policy/verdict";
import { type ApplicationEntry, type Config, ConfigError, type Waiver } from "./config";
import { inWords, type Problem } from "./problems";
import { configSchema, day } from "./schema";

/** @throws ConfigError where the file cannot be read or holds a mistake; every mistake is told at once. */
export function loadConfig(path: string, shownAs = path): Config {
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    throw new ConfigError(`${shownAs}: ${unreadable((error as NodeJS.ErrnoException).code)}`);
  }
  return withContextBeside(parseConfig(text, shownAs), path);
}

/** The file as it was elsewhere, at `path` as it would be here. @throws ConfigError with `shownAs` in its places */
export function configFrom(text: string, path: string, shownAs: string): Config {
  return withContextBeside({ ...parseConfig(text, shownAs), path }, path);
}

function withContextBeside(config: Config, path: string): Config {
  return { ...config, context: config.context.map((one) => resolve(dirname(path), one)) };
}

function unreadable(code = "unknown error"): string {
  if (code === "ENOENT" || code === "ENOTDIR") return "there is no such configuration file.";
  if (code === "EISDIR") return "this is a folder; the configuration is a file, such as aadguard.yaml.";
  return `the configuration cannot be read (${code}).`;
}

/** As `loadConfig`, from the file's text. An empty file is an empty configuration. */
export function parseConfig(text: string, path: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\ufeff/, ""), { lineCounter: lines, logLevel: "error" });
  const places = new Places(document, lines);
  if (document.errors.length > 0)
    throw mistakes(
      path,
      document.errors.map((error) => places.ofSyntax(error.pos[0], error.message)),
    );
  const content = contentOf(document, path);
  const validate = (validator ??= new Ajv2020({ allErrors: true, verbose: true, strict: false }).compile(configSchema(catalogue().rules)));
  const isValid = validate(content);
  const problems = [...inWords(validate.errors ?? [], (pointer, key) => places.of(pointer, key)), ...impossibleDays(content, places)];
  if (!isValid || problems.length > 0) throw mistakes(path, problems);
  return {
    path,
    rules: new Map(Object.entries(content.rules ?? {})),
    rulePlaces: new Map(Object.keys(content.rules ?? {}).map((id) => [id, places.of("/rules", id)])),
    applications: (content.applications ?? []).map((entry, n) => ({ ...entry, ...places.of(`/applications/${n}`) })),
    exclude: content.exclude ?? [],
    context: content.context ?? [],
    stacks: content.stacks ?? [],
    waivers: (content.waivers ?? []).map((entry, n) => ({ ...entry, ...places.of(`/waivers/${n}`) })),
  };
}

let validator: ValidateFunction | undefined;

function contentOf(document: Document, path: string): Written {
  try {
    return (document.toJS() ?? {}) as Written;
  } catch (error) {
    // Aliases (`*name`) are resolved only here: to an anchor that is missing, or to each other without end.
    if (!(error instanceof ReferenceError)) throw error;
    throw new ConfigError(`${path}: its aliases cannot be resolved: ${error.message}.`);
  }
}

/** A section of which only the name is left (`waivers:`) is null, and as good as none. */
interface Written {
  readonly rules?: Readonly<Record<string, Severity | "off">> | null;
  readonly applications?: readonly Omit<ApplicationEntry, "line" | "column">[] | null;
  readonly exclude?: readonly string[] | null;
  readonly context?: readonly string[] | null;
  readonly stacks?: readonly string[] | null;
  readonly waivers?: readonly Omit<Waiver, "line" | "column">[] | null;
}

function mistakes(path: string, problems: readonly Problem[]): ConfigError {
  const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  return new ConfigError(sorted.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`).join("\n"));
}

const hasFormOfDay = new RegExp(day.pattern);

/** The 31st of February has the form of a day. What has not even that, the schema tells. */
function impossibleDays(content: { readonly waivers?: unknown }, places: Places): Problem[] {
  const { waivers } = content;
  return (Array.isArray(waivers) ? (waivers as readonly unknown[]) : []).flatMap((waiver, n) => {
    const expires = (waiver as Partial<Waiver> | null)?.expires as unknown;
    if (typeof expires !== "string" || !hasFormOfDay.test(expires)) return [];
    const date = expires.slice(0, 10);
    const instant = Date.parse(expires);
    const exists = !Number.isNaN(instant) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
    return exists ? [] : [{ ...places.of(`/waivers/${n}/expires`), message: `"${expires}" is not a day of the calendar.` }];
  });
}

/** From paths in the content to lines and columns of the text. */
class Places {
  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  /** The value at a pointer; with `key`, that name in the object there. */
  of(pointer: string, key?: string): { line: number; column: number } {
    const path = pointer
      .split("/")
      .slice(1)
      .map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~"));
    const node = (path.length ? this.document.getIn(path, true) : this.document.contents) as YamlNode | undefined;
    const pair = key === undefined ? undefined : node?.items?.find((item) => item?.key?.value === key);
    const start = (pair?.key ?? node)?.range?.[0];
    if (start === undefined) return path.length ? this.of(`/${path.slice(0, -1).join("/")}`.replace(/^\/$/, "")) : { line: 1, column: 1 };
    return this.at(start);
  }

  ofSyntax(offset: number, message: string): Problem {
    return { ...this.at(offset), message: `this is not valid YAML: ${message.split(/ at line |\n/)[0]}.` };
  }

  private at(offset: number): { line: number; column: number } {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }
}

interface YamlNode {
  readonly range?: readonly number[] | null;
  readonly items?: readonly ({ readonly key?: { readonly value?: unknown; readonly range?: readonly number[] | null } } | undefined)[];
}
