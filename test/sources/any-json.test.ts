import fc from "fast-check";
import { readInputs } from "../../src/sources";
import { spellingOf } from "../../src/sources/fields/casing";
import { applicationFields } from "../../src/sources/graph/application";
import { authorizationPolicyFields } from "../../src/sources/graph/policies";
import { federatedCredentialFields } from "../../src/sources/graph/federated-credential";
import { assignmentFields, grantFields } from "../../src/sources/graph/grants";
import { servicePrincipalFields } from "../../src/sources/graph/service-principal";
import { cases } from "../support/breadth";

const tables = [
  applicationFields,
  servicePrincipalFields,
  grantFields,
  assignmentFields,
  federatedCredentialFields,
  authorizationPolicyFields,
];
const names = [
  ...[
    "id",
    "appId",
    "web",
    "spa",
    "publicClient",
    "api",
    "value",
    "type",
    "url",
    "endDate",
    "resourceAccess",
    "@odata.context",
    "@odata.type",
  ],
  ...["oauth2Permissions", "replyUrls", "replyUrlsWithType", "implicitGrantSettings", "redirectUris", "scope", "AdditionalProperties"],
  ...tables.flatMap((table) => Object.keys(table)),
];
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** JSON with the right names in the wrong places. */
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<unknown>(null, true, 0, "", "${{X}}", "Web", "2026-01-01T00:00:00Z", "https://a.example#applications"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names, ...names.map(pascal)), tie("value"), { maxKeys: 8 }),
  ),
})).value;

const readText = (text: string): ReturnType<typeof readInputs> => readInputs(["-"], { stdin: () => Buffer.from(text) });

test("no JSON makes reading or locating fail, and each file is counted once", () => {
  fc.assert(
    fc.property(json, (value) => {
      const intake = readText(JSON.stringify(value));
      expect(intake.unreadable).toBe(0);
      expect(intake.scanned + intake.skipped).toBe(1);
      for (const { source } of intake.declarations) {
        for (const table of tables) {
          for (const name of Object.keys(table)) expect(source.locate([name, 0, "type"]).path).toBe("<stdin>");
        }
      }
    }),
    { numRuns: cases(150, 500), seed: 50000 },
  );
});

test("no text makes reading fail", () => {
  const pieces = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    '"',
    "\\",
    ":",
    ",",
    "\n",
    "//",
    "/*",
    "*/",
    "1",
    '"appId"',
    "null",
    "\u0000",
    "\uFEFF",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const { files, scanned, skipped, unreadable, diagnostics } = readText(parts.join(""));
      expect(files).toBe(1);
      expect(scanned + skipped + unreadable).toBe(1);
      expect(diagnostics.some(({ kind }) => kind === "unreadable")).toBe(unreadable === 1);
      for (const { line = 0, column = 0 } of diagnostics) expect(Math.min(line, column)).toBeGreaterThan(0);
    }),
    { numRuns: cases(250, 1000), seed: 50000 },
  );
});

/** Fields that are named differently from what they are read from. */
const writtenAs: Readonly<Record<string, string>> = { isPublishedOnPremises: "onPremisesPublishing", odataType: "@odata.type" };

test("PowerShell's capitals are known for every field of every kind", () => {
  const fields = tables.flatMap((table) => Object.keys(table)).filter((field) => !/Uris$/.test(field));
  for (const name of fields.map((field) => writtenAs[field] ?? field)) {
    expect([name, spellingOf(pascal(name))]).toEqual([name, name]);
  }
});
