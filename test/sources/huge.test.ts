import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import type { readInputs } from "../../src/sources";
import { folder } from "./folder";
import { sightOf, tiny } from "./huge-sight";
import { cases } from "../support/breadth";

const names = fc.constantFrom("Büro", "✓ 漢字", '😀 a\\"b', "{[,]}", "a\nb", "//x", "\uFEFF", "plain");
const id = fc.integer({ min: 0, max: 999 }).map((n) => `6f1d6a5e-0001-4a01-8a01-${String(n).padStart(12, "0")}`);
const key = fc.record({ keyId: id, type: fc.constant("Symmetric"), usage: fc.constant("Sign"), key: fc.constant("c2VjcmV0") });
const application = fc.record({
  appId: id,
  displayName: names,
  identifierUris: fc.array(names, { maxLength: 2 }),
  keyCredentials: fc.oneof(fc.array(key, { maxLength: 2 }), fc.constant("System.Object[]")),
});
const servicePrincipal = fc.record({ appId: id, displayName: names, servicePrincipalType: fc.constant("Application") });
const grant = fc.record({ clientId: id, resourceId: id, consentType: fc.constant("AllPrincipals"), scope: names });
const deleted = application.map((one) => ({ ...one, deletedDateTime: "2026-01-01T00:00:00Z" }));
const object = fc.oneof(
  { arbitrary: application, weight: 5 },
  { arbitrary: servicePrincipal, weight: 2 },
  grant,
  deleted,
  fc.constantFrom<unknown>({}, { name: "x", value: 1 }),
);
const beside = fc.record(
  {
    "@odata.context": fc.constantFrom("https://graph.microsoft.com/v1.0/$metadata#applications", "https://x/$metadata#users", "✓"),
    "@odata.nextLink": fc.constantFrom("", "https://graph.microsoft.com/v1.0/applications?$skiptoken=x"),
    "@odata.count": fc.integer({ min: 0, max: 9 }),
    "@odata.deltaLink": fc.constant("https://x"),
    tips: fc.constantFrom<unknown>(null, 1.5e3, { value: [1] }, ["}", "]"]),
  },
  { requiredKeys: [] },
);
const members = fc.array(
  fc.oneof(
    { arbitrary: object, weight: 8 },
    fc.constantFrom<unknown>(null, "System.Object", "Microsoft.Graph.PowerShell.Models.MicrosoftGraphApplication", 1.5, true, -3e7, []),
    fc.tuple(beside, fc.array(object, { maxLength: 3 })).map(([around, value]) => ({ ...around, value })),
    fc.array(object, { maxLength: 2 }),
  ),
  { maxLength: 6 },
);
const listName = fc.constantFrom("value", "Value");
const page = fc
  .tuple(beside, members, beside, listName)
  .map(([before, value, after, name]) => ({ ...before, [name]: value, ...after }) as object);

const indent = fc.constantFrom<number | string>(0, 1, 2, "\t");
const lineEnd = fc.constantFrom("\n", "\r\n");
const written = fc
  .tuple(fc.oneof(members, page), indent, lineEnd, fc.constantFrom("", " ", "\n\n", "\r\n\t"))
  .map(([value, space, end, around]) => around + JSON.stringify(value, null, space).replace(/\n/g, end) + around);
/** PowerShell and `jq` begin an element on the line on which the last one ends, or on the next. */
const joined = fc
  .tuple(fc.array(object, { minLength: 1, maxLength: 5 }), fc.constantFrom(",", ",\n", " ,\r\n ", "\n,"), indent)
  .map(([items, comma, space]) => `[${items.map((item) => JSON.stringify(item, null, space)).join(comma)}]`);
const lines = fc
  .tuple(fc.array(fc.oneof(object, page, members), { minLength: 2, maxLength: 6 }), fc.constantFrom("\n", "\r\n", "\n\n", " \n\u00a0\n  "))
  .map(([items, end]) => items.map((item) => JSON.stringify(item)).join(end) + end);
const document = fc.oneof(written, joined, lines);

const encodings: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\uFEFF${text}`),
  (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
  // What Windows programs write into a file: no UTF-8.
  (text) => Buffer.from(text.replace(/[^\0-\xff]/gu, "é"), "latin1"),
];
const encode = fc.constantFrom(...encodings);
const chunk = fc.constantFrom(4, 5, 7, 16, 64, 1024 * 1024);

test("a file that is read piece by piece gives what it gives as one text, places and source lines too", () => {
  fc.assert(
    fc.property(document, encode, chunk, (text, bytesOf, size) => {
      const cwd = folder({ "input.json": bytesOf(text) });
      const whole = sightOf(cwd);
      expect(sightOf(cwd, tiny(size))).toEqual(whole);
    }),
    { numRuns: cases(50, 200), seed: 50000 },
  );
});

test("a damaged file is told as it is as one text: line, column and reason", () => {
  let refused = 0;
  const piece = fc.constantFrom("", "{", "}", "[", "]", '"', "\\", ":", ",", "\n", "1", "null", '"x"');
  fc.assert(
    fc.property(document, fc.nat(), fc.nat({ max: 2 }), piece, encode, chunk, (text, where, cut, inserted, bytesOf, size) => {
      const at = where % text.length;
      const cwd = folder({ "input.json": bytesOf(text.slice(0, at) + inserted + text.slice(at + cut)) });
      const whole = sightOf(cwd);
      const split = sightOf(cwd, tiny(size));
      if (isRefused(split)) refused++;
      else expect(split).toEqual(whole);
    }),
    { numRuns: cases(100, 500), seed: 50000 },
  );
  expect(refused).toBeLessThan(12);
});

/** It cannot be read piece by piece, and says so. */
function isRefused(sight: object): boolean {
  const { unreadable, diagnostics } = sight as ReturnType<typeof readInputs>;
  return (
    unreadable === 1 && diagnostics.every(({ message }) => /too large to be read as one text|are read only in files up to/.test(message))
  );
}

const examples = resolve("examples/manifests");
/** Other formats, and single objects. */
const unsplit = new Set([
  ...["aad-graph-manifest.json", "authorization-policy.json", "az-ad-app-show-utf16.json", "graph-application.json", "mixed-dialects.json"],
  ...["partial-body.json", "portal-manifest.json", "pulumi-preview.json", "pulumi-stack-export.json", "required-resource-accesses.json"],
  "teams-toolkit-aad.manifest.json",
]);

test.each(readdirSync(examples).filter((name) => name.includes("json")))("examples/manifests/%s", (name) => {
  const cwd = folder({});
  cpSync(join(examples, name), join(cwd, name));
  const whole = sightOf(cwd);
  const split = sightOf(cwd, tiny(100));
  if (unsplit.has(name)) expect(isRefused(split)).toBe(true);
  else expect(split).toEqual(whole);
  expect(sightOf(cwd, { above: 0, chunk: 100 })).toEqual(whole);
});

test("examples/contoso-tenant, its files and its objects as one array, page and NDJSON", () => {
  const tenant = resolve("examples/contoso-tenant");
  expect(sightOf(tenant, { above: 0, chunk: 100 })).toEqual(sightOf(tenant));
  const objects = readdirSync(tenant, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(tenant, name), "utf8")) as unknown);
  const cwd = folder({
    "array.json": objects,
    "line.json": JSON.stringify(objects),
    "lines.ndjson": objects.map((one) => JSON.stringify(one)).join("\n"),
    "page.json": { "@odata.count": objects.length, value: objects },
  });
  expect(sightOf(cwd, tiny(1000))).toEqual(sightOf(cwd));
});
