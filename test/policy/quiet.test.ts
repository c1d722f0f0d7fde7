import { join } from "node:path";
import { buildDirectories } from "../../src/directory";
import type { DeclarationKind } from "../../src/model/declarations";
import { catalogue } from "../../src/policy/catalogue";
import { judgeNow } from "../../src/policy/engine";
import type { Judged } from "../../src/policy/judged";
import { Projector } from "../../src/policy/project";
import { Quiet } from "../../src/policy/quiet";
import { loadRules } from "../../src/policy/wasm";
import { readInputs } from "../../src/sources";

const examples = join(__dirname, "..", "..", "examples");
const now = "2026-11-23T00:00:00Z";
const rules = catalogue().rules;
const policy = loadRules();
const directoriesOf = (name: string) => buildDirectories(readInputs([join(examples, name)])).directories;

/** Facts that whoever asks gets without the whole subject. */
const quick: readonly (readonly [DeclarationKind, string])[] = [
  ["servicePrincipal", "input.idsAreGuids"],
  ["servicePrincipal", "input.application"],
  ["oauth2PermissionGrant", "input.scopesAreEnabled"],
];

describe.each(["contoso-tenant", "contoso-clean", "manifests"])("in examples/%s", (name) => {
  const [directory] = directoriesOf(name);
  if (!directory) throw new Error(name);
  const projector = new Projector(directory, { now });
  const declarations: readonly Judged[] = [...directory.applications, ...directory.servicePrincipals, ...directory.grants];

  test("what is left out has no verdict, and counts as judged", () => {
    const settings = { now, rules: new Set(rules.map(({ id }) => id)) };
    const [some, all] = [false, true].map((askAll) => judgeNow(directoriesOf(name), { ...settings, askAll }, policy));
    // The short names of neighbours depend on who came first.
    const said = (result = some) =>
      JSON.stringify(
        result?.judgements.map(({ subject, verdicts }) => ({ subject, verdicts })),
        (key, value: unknown) => (key === "related" ? (value as string[]).length : value),
        1,
      );
    expect(said(some)).toEqual(said(all));
    expect(some?.subjects).toEqual(all?.subjects);
  });

  test("a fact that is told beforehand is the subject's", () => {
    for (const declaration of declarations) {
      const subject = projector.subject(declaration) as unknown as Record<string, unknown>;
      for (const [kind, fact] of quick) {
        if (kind !== declaration.kind) continue;
        const inSubject = subject[fact.replace("input.", "")];
        const told = projector.holding(declaration, fact);
        expect(typeof inSubject === "boolean" ? told : Boolean(told)).toBe(typeof inSubject === "boolean" ? inSubject : inSubject !== null);
      }
    }
  });
});

test("most service principals and grants of a sound tenant are left out", () => {
  const [directory] = directoriesOf("contoso-clean");
  if (!directory) throw new Error("contoso-clean");
  const projector = new Projector(directory, { now });
  const quiet = new Quiet(rules);
  const loud = (all: readonly Judged[]) => all.filter((one) => !quiet.isQuiet(one.kind, (fact) => projector.holding(one, fact)));
  expect(loud(directory.servicePrincipals).length).toBeLessThan(directory.servicePrincipals.length);
  expect(loud(directory.grants)).toEqual([]);
  expect(loud(directory.applications)).toEqual(directory.applications);
});

test("a rule that does not say when it is silent is always asked", () => {
  const quiet = new Quiet([{ ...(rules[0] as (typeof rules)[number]), subjects: ["servicePrincipal"], silentWithout: [], silentWith: [] }]);
  expect(quiet.isQuiet("servicePrincipal", () => true)).toBe(false);
});

test.each([undefined, { $unknown: "computed" }, ["x"], "x", true])("%j is not nothing", (value) => {
  const quiet = new Quiet([
    { ...(rules[0] as (typeof rules)[number]), subjects: ["servicePrincipal"], silentWithout: ["keyCredentials"], silentWith: [] },
  ]);
  expect(quiet.isQuiet("servicePrincipal", () => value)).toBe(false);
  expect(quiet.isQuiet("servicePrincipal", () => [])).toBe(true);
});
