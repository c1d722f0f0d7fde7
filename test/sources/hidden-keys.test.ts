import fc from "fast-check";
import { scan } from "../../src";
import type { ScanResult } from "../../src/findings/result";
import { aadguard, folderWith } from "../cli/run";
import { cases } from "../support/breadth";
import { type Hidden, hidden } from "./hiding";

/*
 * Whatever is around, beside or in a declaration with a symmetric key: the run finds the key, says that it could not tell, or names the
 * file. Never is it an all-clear that says nothing.
 */

const now = "2026-01-01T00:00:00Z";
const keyRules = ["symmetric-signing-key", "symmetric-key-credential", "unrecognised-key-credential"];
/** Diagnostics that say of a place that it was not read, or not in one way. */
const naming = new Set(["unreadable", "unrecognised", "conflict", "truncated"]);
const count = cases(400, 10_400);
const atOnce = 400;

interface Named extends Hidden {
  readonly path: string;
}

const generated: readonly Named[] = Array.from({ length: count }, (_, n) => ({
  path: `${n}.json`,
  ...(fc.sample(hidden(n), { numRuns: 1, seed: 7_000_000 + n })[0] as Hidden),
}));

/** Files of which a scan of many says nothing by name. */
async function unnamedIn(files: readonly Named[]): Promise<Named[]> {
  return unnamed(files, (await scan({ files, now, rules: keyRules })).document);
}

function unnamed(files: readonly Named[], document: ScanResult): Named[] {
  const named = new Set([
    ...document.findings.flatMap(({ location, related }) => [location.path, ...related.map((one) => one.location?.path)]),
    ...document.diagnostics.filter(({ kind }) => naming.has(kind)).map(({ path }) => path),
  ]);
  return files.filter(({ path }) => !named.has(path));
}

/** Whether a scan of this file alone leaves open whether it has such a key. */
async function isOpen(file: Named): Promise<boolean> {
  const { document } = await scan({ files: [file], now, rules: keyRules });
  return document.coverage.some(({ undetermined, notCarried = 0 }) => undetermined + notCarried > 0);
}

const batches = Array.from({ length: Math.ceil(count / atOnce) }, (_, batch) => batch);

test.each(batches)("no key is passed over in silence (%i)", async (batch) => {
  const files = generated.slice(batch * atOnce, (batch + 1) * atOnce);
  const silent: Named[] = [];
  for (const file of await unnamedIn(files)) if (!(await isOpen(file))) silent.push(file);
  expect(silent.sort((a, b) => a.text.length - b.text.length).map(({ text, how }) => `${how.join(" | ")}\n${text}`)).toEqual([]);
});

test("the command line says of files on disk what the library says of given ones", async () => {
  const files = generated.slice(0, 60);
  const folder = folderWith(Object.fromEntries(files.map(({ path, text }) => [path, text])));
  const { stdout } = aadguard(["scan", ".", "--rule", keyRules.join(","), "--now", now, "--format", "json"], { cwd: folder.path });
  folder.remove();
  expect(unnamed(files, JSON.parse(stdout) as ScanResult)).toEqual(await unnamedIn(files));
});

test.each([
  [
    "in an object that is not recognised",
    '{"a": 1,\n "inner": {"displayName": "x", "keyCredentials": {"0": {"type": "Symmetric", "usage": "Sign"}}}}',
    2,
  ],
  [
    "in a field that nobody knows",
    '{"appId": "7bb1b6ce-0c1a-4a90-9a3c-9b2f2a5c2c11", "keyCredentials": [],\n "keys": [\n{"type": "Symmetric", "usage": "Sign"}]}',
    3,
  ],
  [
    "in a list that is given twice, as a type that is given twice",
    '{"displayName": "x", "keyCredentials": [],\n "keyCredentials": [{"type": "Symmetric", "usage": "Sign", "type": "AsymmetricX509Cert"}]}',
    2,
  ],
])("a key %s is named with its place", async (_, text, line) => {
  const { document } = await scan({ files: [{ path: "a.json", text }], now, rules: keyRules });
  expect(document.findings).toEqual([]);
  expect(document.diagnostics).toContainEqual(
    expect.objectContaining({
      kind: "unrecognised",
      path: "a.json",
      line,
      message: expect.stringMatching(/^This looks like a symmetric key/),
    }),
  );
});

test("a key that is judged is not named besides, and no other JSON is taken for one", async () => {
  const files = [
    { path: "a.json", text: '{"displayName": "x", "keyCredentials": [{"type": "Symmetric", "usage": "Sign"}]}' },
    {
      path: "b.json",
      text: '{"displayName": "y", "identifierUris": [], "cipher": {"type": "symmetric", "usage": "storage"}, "x": {"type": "Symmetric"}}',
    },
  ];
  const { document } = await scan({ files, now, rules: keyRules });
  expect(document.findings.map(({ ruleId, location }) => [ruleId, location.path])).toEqual([["symmetric-signing-key", "a.json"]]);
  expect(document.diagnostics.filter(({ kind }) => kind === "unrecognised")).toEqual([]);
});
