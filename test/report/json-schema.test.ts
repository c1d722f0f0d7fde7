import Ajv2020 from "ajv/dist/2020";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expired, faulty, now, selected } from "../cli/inputs";
import { aadguard, folderWith, root } from "../cli/run";

const schema = JSON.parse(readFileSync(join(root, "schema", "scan-result.schema.json"), "utf8"));
const ajv = () => new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });

// These are completed where they are referred to, and closed there.
const extended = new Set<unknown>([schema.$defs.subject, schema.$defs.said]);
const references: readonly unknown[] = ["#/$defs/subject", "#/$defs/said"];

/** The same schema without tolerance for fields that it does not describe: what the document holds has to be described. */
function withoutOthers(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutOthers);
  if (typeof part !== "object" || part === null) return part;
  const copy = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, withoutOthers(value)]));
  const describesFields = "properties" in part || ("$ref" in part && references.includes(part.$ref));
  return describesFields && !extended.has(part) ? { ...copy, unevaluatedProperties: false } : copy;
}

const validate = ajv().compile(schema);
const validateStrictly = ajv().compile(withoutOthers(schema) as object);

const folder = folderWith({
  "faulty.json": faulty,
  "expired.json": expired,
  "selected.json": selected,
  "broken.json": '{ "appId": "4f1c1a5e", "keyCredentials": [{ "key" 1 }] }',
  "aadguard.yaml":
    "applications:\n  - { match: { displayName: Nobody }, flows: [deviceCode] }\n" +
    "waivers:\n" +
    '  - { rule: symmetric-signing-key, match: { displayName: "Orders API" }, reason: moved, expires: 2027-01-31 }\n' +
    '  - { rule: all-credentials-expired, match: { displayName: "Billing *" }, reason: late, owner: identity, expires: 2026-01-31 }\n',
});
afterAll(folder.remove);

test.each([
  ["the faulty example", root, ["examples/contoso-tenant"]],
  ["the clean example", root, ["examples/contoso-clean"]],
  ["every input format", root, ["examples/manifests"]],
  ["unreadable files, open verdicts, waivers and notices", folder.path, ["."]],
  ["a path that does not exist", folder.path, ["gone"]],
  ["nothing to judge", folder.path, ["aadguard.yaml"]],
  ["one shard of the faulty example", root, ["examples/contoso-tenant", "--shard", "2/3"]],
])("the document of %s is as the schema says, and holds nothing that it does not describe", (_, cwd, paths) => {
  const { stdout } = aadguard(["scan", ...paths, "--format", "json", "--now", now], { cwd });
  const document: unknown = JSON.parse(stdout);
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
  validateStrictly(document);
  expect(validateStrictly.errors ?? []).toEqual([]);
});

test("the schema refuses what is not as it should be", () => {
  const { stdout } = aadguard(["scan", "faulty.json", "--format", "json", "--now", now], { cwd: folder.path });
  const spoilt = (change: (document: ReturnType<typeof JSON.parse>) => void) => {
    const document = JSON.parse(stdout);
    change(document);
    return validate(document);
  };
  expect(spoilt(() => {})).toBe(true);
  expect(spoilt((document) => (document.schemaVersion = 2))).toBe(false);
  expect(spoilt((document) => (document.findings[0].severity = "fatal"))).toBe(false);
  expect(spoilt((document) => delete document.findings[0].location.endColumn)).toBe(false);
  expect(spoilt((document) => (document.summary.errors = -1))).toBe(false);
  expect(spoilt((document) => delete document.notices)).toBe(false);
  expect(validateStrictly({ ...JSON.parse(stdout), more: 1 })).toBe(false);
});
