import { existsSync, readFileSync, readlinkSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The folder of the program's `Pulumi.yaml`; undefined where none can be found. Pulumi runs a pack in the pack's own folder and
 * does not say where the program is: it is looked for from where `pulumi` was started, and, for `pulumi --cwd`, from where the
 * process that started the pack runs, where the system shows that.
 */
export function projectFolder(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const name = env.PULUMI_PROJECT ?? env.PULUMI_NODEJS_PROJECT;
  for (const start of [env.PWD, folderOfParent()]) {
    const found = start === undefined ? undefined : above(start);
    if (found && (name === undefined || nameOf(found.file) === name)) return found.folder;
  }
  return undefined;
}

/** The runtime of the project in this folder: `nodejs`, `yaml`, `python`, `dotnet`; undefined where nothing says it. */
export function runtimeOf(folder: string | undefined): string | undefined {
  const file = folder === undefined ? undefined : names.map((name) => join(folder, name)).find((path) => existsSync(path));
  return file === undefined ? undefined : runtimeIn(readFileSync(file, "utf8"));
}

/** `runtime: yaml`, or its `name`, in braces or below. A reader of YAML would take longer to load than the pack to judge. */
function runtimeIn(text: string): string | undefined {
  const [, plain, below = ""] = /^runtime:[ \t]*["']?([\w-]+)?(.*(?:\r?\n(?:[ \t].*|#.*)?)*)/m.exec(text) ?? [];
  if (plain !== undefined) return plain;
  const inBraces = /^\{.*?\bname:\s*["']?([\w-]+)/s.exec(below)?.[1];
  const indent = /\n([ \t]+)[^\s#]/.exec(below)?.[1] ?? "";
  return inBraces ?? new RegExp(`\n${indent}name:\\s*["']?([\\w-]+)`).exec(below)?.[1];
}

const names = ["Pulumi.yaml", "Pulumi.yml"];

function above(start: string): { folder: string; file: string } | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = names.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (file !== undefined) return { folder, file };
    if (dirname(folder) === folder) return undefined;
  }
}

function nameOf(file: string): string | undefined {
  try {
    return /^name:\s*["']?([^\s"'#]+)/m.exec(readFileSync(file, "utf8"))?.[1];
  } catch {
    return undefined;
  }
}

function folderOfParent(): string | undefined {
  try {
    return readlinkSync(`/proc/${process.ppid}/cwd`);
  } catch {
    return undefined;
  }
}
