import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../cli/run";

interface RegoFile {
  readonly path: string;
  /** `aadguard.rules.keys.symmetric-signing-key`. */
  readonly pack: string;
  /** Without comments and imports. */
  readonly code: string;
  /** Name in this file → package. */
  readonly imports: ReadonlyMap<string, string>;
}

const all = readdirSync(join(root, "policies"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".rego"))
  .map((path) => parse(`policies/${path.replaceAll("\\", "/")}`, readFileSync(join(root, "policies", path), "utf8")));
const files = all.filter(({ path }) => !path.endsWith("_test.rego") && path !== "policies/main.rego");
const used = usedElsewhere(all);

function parse(path: string, text: string): RegoFile {
  const imports = [...text.matchAll(/^import data\.(\S+)(?: as (\w+))?$/gm)].map(([, name = "", alias]): [string, string] => {
    const pack = dotted(name);
    return [alias ?? pack.slice(pack.lastIndexOf(".") + 1), pack];
  });
  const code = text.replace(/^\s*#.*$|^import .*$/gm, "");
  return { path, pack: dotted(/^package (.*)$/m.exec(text)?.[1] ?? ""), code, imports: new Map(imports) };
}

/** `aadguard.rules.keys["some-rule"]` with dots alone. */
function dotted(name: string): string {
  return name.trim().replace(/\["([^"]+)"\]/g, ".$1");
}

/** `package.name` of what other files ask for. */
function usedElsewhere(files: readonly RegoFile[]): Set<string> {
  return new Set(
    files.flatMap(({ code, imports }) => [
      ...[...imports].flatMap(([alias, pack]) => {
        const references = code.matchAll(new RegExp(String.raw`(?<![\w.])${alias}\.(\w+)`, "g"));
        return [...references].map(([, name]) => `${pack}.${name}`);
      }),
      ...[...code.matchAll(/\bdata\.(aadguard\.[\w.]+(?:\["[\w-]+"\])?\.\w+)/g)].map(([, name = ""]) => dotted(name)),
    ]),
  );
}

/** What a file defines that no other file asks for, or begins with `_` although one does. */
function wrongNames({ path, pack, code }: RegoFile): string[] {
  const defined = new Set([...code.matchAll(/^(?:default )?(?!package\b|default\b)([a-z_]\w*)(?=[\s([])/gm)].map(([, name = ""]) => name));
  return [...defined]
    .filter((name) => !(pack.includes(".rules.") && (name === "violations" || name === "undetermined")))
    .filter((name) => name.startsWith("_") === used.has(`${pack}.${name}`))
    .map((name) => `${path}: ${name}`);
}

test("the names of another file and of none are told apart", () => {
  const asker = parse("a.rego", 'package a\n\nimport data.aadguard.lib.b as c\n\nx := c.shared if data.aadguard.rules.d["e"].is_missing\n');
  expect([...usedElsewhere([asker])]).toEqual(["aadguard.lib.b.shared", "aadguard.rules.d.e.is_missing"]);
  expect(wrongNames(parse("a.rego", "package a\n\nx := 1\n\n_y := 2\n\ndefault z := 3\n"))).toEqual(["a.rego: x", "a.rego: z"]);
});

test("what is private to a file begins with a low line, and nothing else does", () => {
  expect(files.length).toBeGreaterThan(60);
  expect(files.flatMap(wrongNames)).toEqual([]);
});

test("violations and reasons are built in lib/result alone", () => {
  const builders = files.filter(({ code }) => /"path":(?=[^}]*"element":)|"reason":(?=[^}]*"fields":)/.test(code));
  expect(builders.map(({ path }) => path)).toEqual(["policies/lib/result.rego"]);
});

test("which rule speaks first is said in lib/precedence alone", () => {
  const askers = files.filter(({ code, imports }) => /\bdata\.aadguard\.rules\b/.test(code) || [...imports.values()].some(isOfRule));
  expect(askers.map(({ path }) => path)).toEqual(["policies/lib/precedence.rego"]);
});

function isOfRule(pack: string): boolean {
  return pack.startsWith("aadguard.rules.");
}
