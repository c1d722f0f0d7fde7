import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { readInputs } from "../../src/sources";
import { findProgram } from "../support/needs";

/*
 * Whatever a tree looks like, every path of it is accounted for: read, skipped or unreadable, or left out by name; and a file of an
 * extension that is not read is left out by name where it declares Entra objects.
 */

const application = JSON.stringify({
  appId: "6f1d6a5e-0001-4a01-8a01-00000000000a",
  identifierUris: [],
  keyCredentials: [{ type: "Symmetric", usage: "Sign" }],
});
const contents = [application, '{ "name": "package" }', "", "not JSON", `[${application}]`, `\ufeff${application}`, "\u0000\u0001"];
const folders = ["", "x", "x/z", "y", "node_modules/m", ".git/o", ".terraform", "build", ".hidden"];
const names = ["a.json", "b.NDJSON", "c.jsonc", "d.tfstate", "e.txt", "f.tf", "g.bin", "h.yaml", "package.json", "i"];
const patterns = ["*.json", "build/", "x/", "!a.json", "/y/*.jsonc", "**/z"];
const targets = ["x", "x/a.json", ".", "..", "/", "/etc/hostname", "missing", "node_modules/m/a.json", "build/a.json", "/dev/null"];

type Entry = { readonly folder: string; readonly name: string } & (
  { readonly is: "file"; readonly content: string } | { readonly is: "link"; readonly target: string } | { readonly is: "pipe" }
);

const at = { folder: fc.constantFrom(...folders), name: fc.constantFrom(...names) };
const entry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ ...at, is: fc.constant("file" as const), content: fc.constantFrom(...contents) }) },
  { weight: 3, arbitrary: fc.record({ ...at, is: fc.constant("link" as const), target: fc.constantFrom(...targets) }) },
  // Node itself makes no pipes; where the program is missing, the trees have none.
  { weight: findProgram("mkfifo") ? 1 : 0, arbitrary: fc.record({ ...at, is: fc.constant("pipe" as const) }) },
);
const tree = fc.record({
  entries: fc.uniqueArray(entry, { maxLength: 18, selector: ({ folder, name }) => join(folder, name) }),
  ignored: fc.array(fc.constantFrom(...patterns), { maxLength: 3 }),
  isRepository: fc.boolean(),
  exclude: fc.option(fc.constantFrom("**/*.jsonc", "x/**", "build"), { nil: undefined }),
});

function build(root: string, entries: readonly Entry[]): void {
  for (const one of entries) {
    const path = join(root, one.folder, one.name);
    mkdirSync(dirname(path), { recursive: true });
    if (one.is === "file") writeFileSync(path, one.content);
    else if (one.is === "pipe") execFileSync("mkfifo", [path]);
    else symlinkSync(one.target.startsWith("/") || one.target === "missing" ? one.target : join(root, one.target), path);
  }
}

/** All paths of a tree, without following links. */
function pathsBelow(root: string, folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((one) => {
    const path = folder === "" ? one.name : `${folder}/${one.name}`;
    return one.isDirectory() ? pathsBelow(root, path) : [path];
  });
}

function isBelow(root: string, link: string): boolean {
  try {
    const real = realpathSync(link);
    return real === realpathSync(root) || real.startsWith(`${realpathSync(root)}/`);
  } catch {
    return false;
  }
}

const isRead = /\.(?:json|jsonc|ndjson|jsonl|tfstate)$/i;
const isCode = /\.tf$/;

test("files are scanned, skipped or unreadable, and every path is among them or left out", () => {
  fc.assert(
    fc.property(tree, ({ entries, ignored, isRepository, exclude }) => {
      const root = mkdtempSync(join(tmpdir(), "aadguard-tree-"));
      try {
        build(root, entries);
        if (isRepository) mkdirSync(join(root, ".git"), { recursive: true });
        if (ignored.length > 0) writeFileSync(join(root, ".gitignore"), ignored.join("\n"));
        const run = readInputs(["."], { cwd: root, ...(exclude === undefined ? {} : { exclude: [exclude] }) });
        expect(run.files).toBe(run.scanned + run.skipped + run.unreadable);
        const left = run.leftOut.flatMap(({ count, paths }) => {
          expect(paths).toHaveLength(Math.min(count, 20));
          return paths;
        });
        const read = new Set([...(run.paths ?? []), ...run.diagnostics.map(({ path }) => path)]);
        const isLeft = (path: string): boolean => left.some((one) => path === one || path.startsWith(one.endsWith("/") ? one : `${one}/`));
        const unaccounted = pathsBelow(root).filter((path) => {
          const made = entries.find(({ folder, name }) => join(folder, name) === path);
          // What has neither a name nor a text of ours is nobody's to account for; nor is a link to such, nor what git keeps for itself.
          const matters =
            isRead.test(path) ||
            (made?.is === "file" && (isCode.test(path) || (/\.txt$|\/i$|^i$/.test(path) && made.content.includes("appId"))));
          // A link to what stands in the tree is accounted for where that is.
          const isInside = made?.is === "link" && isBelow(root, join(root, path));
          return matters && !isInside && !path.startsWith(".git/") && !read.has(path) && !isLeft(path);
        });
        expect(unaccounted).toEqual([]);
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    }),
    { numRuns: process.env["CI"] ? 250 : 60 },
  );
});
