import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DeclarationKind } from "../../src/model/declarations";
import { catalogue } from "../../src/policy/catalogue";
import { Quiet } from "../../src/policy/quiet";
import type { Subject } from "../../src/policy/subject";
import { encode } from "../../src/policy/encode";
import { loadRules, type Policy } from "../../src/policy/wasm";
import { describeWithOpa } from "../scripts/rules-project";
import { oneOf } from "../support/breadth";
import type { Json } from "../support/examples";

const root = join(__dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "aadguard-ask-all-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every subject of every example, and of each rule the first bad ones: they get the most changes. */
const examples = Object.entries(
  JSON.parse(readFileSync(join(root, "policies", "examples.json"), "utf8")).examples as Record<string, Record<string, Json[]>>,
);
const all = examples.flatMap(([, byName]) => Object.values(byName).flat());
const bad = examples.flatMap(([, byName]) => Object.entries(byName).find(([name]) => name.startsWith("bad"))?.[1] ?? []);

const own: Readonly<Record<string, string>> = {
  application: "application",
  servicePrincipal: "servicePrincipal",
  oauth2PermissionGrant: "grant",
};
const unknown = { $unknown: "computed" };
const isSwitch = (field: string): boolean => /^(is|enable|app|account)[A-Z]/.test(field);

const idFields = new Set([
  "appId",
  "agentIdentityBlueprintId",
  "requiredResourceAccess",
  "knownClientApplications",
  "preAuthorizedApplications",
]);

/** What stands in a subject under a name of METADATA. */
function holding(subject: Json, name: string): unknown {
  const steps = name.startsWith("input.") ? name.split(".").slice(1) : [own[String(subject.kind)] ?? "", name];
  const value = steps.reduce<unknown>((inner, step) => (inner as Json | undefined)?.[step], subject);
  // Left out of a subject where there are none.
  return value === undefined && name === "input.mixedUpIds" ? null : value;
}

/** A copy with a field of the declaration, or a fact of the subject (`input.…`), set; `undefined` leaves it out. */
function having(subject: Json, path: string, value: unknown): Json {
  const copy = structuredClone(subject);
  const steps = path.startsWith("input.") ? path.split(".").slice(1) : [own[String(subject.kind)] ?? "", path];
  const holder = steps.slice(0, -1).reduce<unknown>((inner, step) => (inner as Json | undefined)?.[step], copy) as Json | undefined;
  if (holder) holder[steps.at(-1) ?? ""] = value;
  // What rests on the field is no longer so.
  if (idFields.has(path)) copy.idsAreGuids = false;
  if (path === "scope") copy.scopesAreEnabled = false;
  if (path === "identifierUris" && copy.origin === "declared") copy.isDeclaredOnce = false;
  return copy;
}

describeWithOpa("a rule that is not asked had nothing to say", () => {
  let asking: Policy;
  let askingAll: Policy;
  const listed = catalogue().rules.map(({ silentWithout }) => silentWithout);
  const conditions = [...new Map(listed.filter((list) => list.length > 0).map((list) => [list.join(), list])).values()];
  beforeAll(() => {
    const { status } = spawnSync(process.execPath, [join(root, "scripts/ask-all.mjs"), join(folder, "all.wasm")]);
    expect(status).toBe(0);
    asking = loadRules();
    askingAll = loadRules(join(folder, "all.wasm"));
  });

  const quiet = new Quiet(catalogue().rules);
  const seen = new Set<string>();
  let leftOut = 0;
  let compared = 0;
  const differing: { subject: Json; answer: unknown; whole: unknown }[] = [];

  beforeEach(() => {
    leftOut = compared = 0;
    differing.length = 0;
  });
  afterEach(() => {
    expect(differing.slice(0, 3)).toEqual([]);
    expect(compared).toBeGreaterThan(50);
    expect(leftOut).toBeGreaterThan(0);
  });

  function compare(subject: Json): void {
    compared++;
    const bytes = encode(subject as unknown as Subject);
    // Most changes leave most subjects as they are.
    const key = createHash("sha1").update(new Uint8Array(bytes)).digest("base64");
    if (seen.has(key)) return;
    seen.add(key);
    const isQuiet = quiet.isQuiet(subject.kind as DeclarationKind, (name) => holding(subject, name));
    if (isQuiet) leftOut++;
    const answer = isQuiet ? "[]" : JSON.stringify(asking.evaluate(bytes));
    const whole = JSON.stringify(askingAll.evaluate(bytes));
    if (answer !== whole) differing.push({ subject, answer: JSON.parse(answer), whole: JSON.parse(whole) });
  }

  test("in any example", () => {
    all.forEach(compare);
    expect(all.length).toBeGreaterThan(500);
    expect(leftOut).toBeGreaterThan(50);
  });

  test.each([[[]], [null], [false], [""], [0], [unknown], [[unknown]], [[{ $unknown: "computed", open: true }]], [undefined]])(
    "with any field it is silent without being %j",
    (value) => {
      // No reader makes a list false.
      const fields = new Set([...conditions.flat(), "accountEnabled", "scope"].filter((field) => value !== false || isSwitch(field)));
      for (const [n, field] of [...fields].entries()) for (const subject of oneOf(10, all, n)) compare(having(subject, field, value));
    },
  );

  test("with all of them empty, whatever else cannot be seen", () => {
    for (const condition of conditions) {
      for (const subject of oneOf(3, bad)) {
        const emptied = condition.reduce((copy, field) => {
          const nothing = field === "input.flows" ? undefined : field.startsWith("input.") ? 0 : isSwitch(field) ? false : [];
          return having(copy, field, nothing);
        }, subject);
        compare(emptied);
        for (const field of Object.keys((subject[own[String(subject.kind)] ?? ""] as Json | undefined) ?? {})) {
          if (condition.includes(field)) continue;
          compare(having(emptied, field, unknown));
          compare(having(emptied, field, undefined));
        }
        compare({ ...emptied, servicePrincipal: emptied.kind === "application" ? null : emptied.servicePrincipal } as Json);
        compare(having(emptied, "input.exposes.enabledScopes", unknown));
        compare(having(emptied, "input.exposes.enabledRoles", unknown));
      }
    }
  });
});
