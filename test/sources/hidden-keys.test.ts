import fc from "fast-check";
import { scan } from "../../src";
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
const count = cases(400, 12_000);
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
  const { document } = await scan({ files, now, rules: keyRules });
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
