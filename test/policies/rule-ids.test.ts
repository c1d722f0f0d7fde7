import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../src/policy/catalogue";
import { packageRoot } from "../../src/platform";

const ids = new Set(catalogue().rules.map(({ id }) => id));
const literal = /(["'])([a-z0-9]+(?:-[a-z0-9]+)+)\1/g;

/** Generated from the catalogue; and the links of a token request, which say on whose verdicts they rest. */
const mayName = /^(?:policy\/rule-ids\.ts|diagnose\/links\/)/;

function namedIn(text: string): string[] {
  return [...text.matchAll(literal)].flatMap(([, , id = ""]) => (ids.has(id) ? [id] : []));
}

test("what is particular to a rule is in its METADATA: no other file of src/ names one", () => {
  const files = readdirSync(join(packageRoot, "src"), { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts") && !mayName.test(name));
  expect(files.length).toBeGreaterThan(100);
  const named = files.flatMap((name) => namedIn(readFileSync(join(packageRoot, "src", name), "utf8")).map((id) => `${name}: ${id}`));
  expect(named).toEqual([]);
});

test("a name is found", () => {
  expect(namedIn('if (ruleId === "symmetric-signing-key")')).toEqual(["symmetric-signing-key"]);
});

test("every rule that a link names is one of the catalogue", () => {
  const folder = join(packageRoot, "src", "diagnose", "links");
  const named = readdirSync(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), "utf8").matchAll(/\brule: "([^"]+)"/g)].map(([, id = ""]) => id),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});
