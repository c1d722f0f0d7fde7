import { buildDirectories } from "../../src/directory";
import { judgedIn } from "../../src/policy/engine";
import { Projector } from "../../src/policy/project";
import { encode } from "../../src/policy/encode";
import { loadRules } from "../../src/policy/wasm";
import { readInputs } from "../../src/sources";
import { oneOf } from "../support/breadth";
import { type Collections, type Example, examples, isDeclared, type Json } from "../support/examples";
import { remembering } from "../support/remembered";

/** The first bad and the first good example of each rule. */
const asked = [...new Map(examples.map((example) => [`${example.rule} ${example.isBad}`, example] as const)).values()];

let evaluate: ReturnType<typeof remembering>;
beforeAll(() => void (evaluate = remembering(loadRules())));

interface Answer {
  readonly violated: ReadonlySet<string>;
  readonly undetermined: ReadonlySet<string>;
}

function answerTo(content: Collections): Answer {
  const { directories } = buildDirectories(readInputs(["-"], { stdin: () => Buffer.from(JSON.stringify(content)) }));
  const useOf = (declaration: object): object | undefined =>
    content.flows?.find(({ match }) => (match as Json).displayName === (declaration as Json).displayName);
  const verdicts = directories.flatMap((directory) => {
    const projector = new Projector(directory, { now: content.now ?? "2026-11-23T00:00:00Z", useOf });
    const declarations = judgedIn(directory);
    return declarations.flatMap((declaration) => evaluate(encode(projector.subject(declaration))));
  });
  const idsWith = (list: "violations" | "undetermined"): Set<string> =>
    new Set(verdicts.filter((verdict) => verdict[list].length > 0).map(({ ruleId }) => ruleId));
  return { violated: idsWith("violations"), undetermined: idsWith("undetermined") };
}

type Path = readonly (string | number)[];

/** Every place of an object, of alike elements of a list only the first. */
function* placesOf(value: unknown, path: Path = []): Generator<Path> {
  if (typeof value !== "object" || value === null) return;
  const shapes = new Set<string>();
  for (const [name, inner] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(name) : name];
    const shape = JSON.stringify(inner, (key, leaf: unknown) =>
      /^(type|usage)$/.test(key) || typeof leaf === "object" ? leaf : typeof leaf,
    );
    if (Array.isArray(value) && shapes.has(shape)) continue;
    shapes.add(shape);
    yield at;
    yield* placesOf(inner, at);
  }
}

const collections = ["applications", "servicePrincipals", "oauth2PermissionGrants", "appRoleAssignments", "authorizationPolicy"] as const;

/** Each field of each object of the example, but for names that aadguard.yaml matches; outside of CI a part of them, of each example another one. */
function fieldsOf(example: Example): Path[] {
  return oneOf(4, everyFieldOf(example), asked.indexOf(example));
}

function everyFieldOf(example: Example): Path[] {
  const { content } = example;
  const all = collections.flatMap((name) => [...placesOf(content[name], [name])]);
  const objects = (path: Path): boolean => path.length > (path[0] === "authorizationPolicy" ? 1 : 2);
  // Nothing of Microsoft Graph's own lists decides: the table tells them too.
  const graph = content.servicePrincipals.findIndex(({ appId }) => appId === "00000003-0000-0000-c000-000000000000");
  const ofTable = (path: Path): boolean => path[0] === "servicePrincipals" && path[1] === graph && path.length > 3;
  // What is to be deployed has no ids yet; code names its neighbours otherwise, and those are not what the rule is about.
  const ofCode = (path: Path): boolean => isDeclared(example) && (path[0] !== "applications" || /^(?:id|appId)$/.test(String(path.at(-1))));
  return all.filter((path) => objects(path) && !ofTable(path) && !ofCode(path) && path.at(-1) !== "displayName");
}

/** The example without what stands at the place: left out by an export, or hidden by a template or PowerShell's depth. */
const ways: Readonly<Record<string, (holder: Json, name: string | number) => void>> = {
  absent: (holder, name) => void (Array.isArray(holder) ? undefined : delete holder[name]),
  unknown: (holder, name) => {
    holder[name] = typeof holder[name] === "object" && holder[name] !== null ? "@{cut=off}" : "${{HIDDEN}}";
  },
};

function without(content: Collections, path: Path, way: string): Collections {
  const copy = structuredClone(content);
  const holder = path.slice(0, -1).reduce<unknown>((value, name) => (value as Json)[name], copy) as Json;
  ways[way]?.(holder, path.at(-1) as string);
  return copy;
}

/** Rules that may answer in place of another one, and why. */
function mayTakeOver(rule: string, before: ReadonlySet<string>, field: string): boolean {
  // A key without type or usage is itself a finding.
  if (rule === "unrecognised-key-credential") return /^(type|usage)$/.test(field);
  // The scope is not exposed in any case; whether the API has roles only decides which rule says so.
  if (rule === "unknown-scope-on-resource")
    return before.has("delegated-client-of-app-only-resource") || before.has("wrong-permission-type");
  // A symmetric key that cannot be shown to be half of a SharePoint pair.
  if (rule === "symmetric-key-credential") return before.has("symmetric-signing-key");
  // Nobody consented in any case; what cannot be seen only decides which rule says so.
  if (rule.startsWith("ungranted-")) {
    const speakFirst = ["user-consent-blocked", "assignment-required-without-admin-consent", "resource-without-service-principal"];
    return speakFirst.some((id) => before.has(id));
  }
  // Says itself that federated credentials were not seen.
  return rule === "all-credentials-expired" && field === "id";
}

/**
 * Fields that say nothing where they are left out: an `isEnabled` is true then, and exports that are older, of another cloud or of
 * another kind of account leave the others out, of which nearly no object has any.
 */
const defaults = new Set([
  ...["isEnabled", "isDisabled", "acceptMappedClaims", "tokenEncryptionKeyId", "requestSignatureVerification", "isSignedRequestRequired"],
  ...["verifiedPublisher", "agentIdentityBlueprintId", "origin", "managedSeparately"],
]);
/** Rules that rest on such a field. */
const restOnDefaults = new Set([
  ...["disabled-application", "token-encryption-key-missing", "signed-requests-without-certificate", "mapped-claims-unverified-audience"],
  ...["unverified-publisher", "agent-identity-without-blueprint", "inline-and-separate"],
]);
/** A secret without an id is one that a template asks to be made: the id's absence is what says so. */
const isToBeMade = (rule: string, field: string, way: string): boolean =>
  rule === "secret-in-declaration" && field === "keyId" && way === "absent";
/** Whose a credential is that was exported by itself is told by its application's id alone; without it nothing says that there is one. */
const isOfNobody = (rule: string, field: string): boolean => rule.startsWith("federated-credential-") && field === "id";
const hasDefault = (rule: string, field: string, way: string): boolean =>
  way === "absent" && (defaults.has(field) || (field === "api" && restOnDefaults.has(rule)));

describe.each(asked.map((example) => [example.name, example] as const))("%s", (_name, example) => {
  test.each(Object.keys(ways))("what is %s never makes a fault, and never hides one in silence", (way) => {
    const before = answerTo(example.content);
    const wrong: string[] = [];
    for (const path of fieldsOf(example)) {
      const field = String(path.at(-1));
      const after = answerTo(without(example.content, path, way));
      for (const rule of after.violated) {
        if (!before.violated.has(rule) && !mayTakeOver(rule, before.violated, field) && !isToBeMade(rule, field, way))
          wrong.push(`${rule} is new without ${path.join("/")}`);
      }
      const kept = (rule: string): boolean => after.violated.has(rule) || after.undetermined.has(rule);
      for (const rule of before.violated) {
        const other = [...after.violated].some((id) => !before.violated.has(id));
        if (!kept(rule) && !other && !hasDefault(rule, field, way) && !isOfNobody(rule, field))
          wrong.push(`${rule} is lost without ${path.join("/")}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  // Two unknowns do not make an answer: each of these fields alone leaves a verdict open, so both together do.
  test("what is undetermined stays so when more is left out", () => {
    const before = answerTo(example.content);
    const open = new Map<string, [Path, Collections][]>();
    for (const path of fieldsOf(example)) {
      const content = without(example.content, path, "absent");
      const { undetermined } = answerTo(content);
      for (const rule of undetermined) if (before.violated.has(rule)) open.set(rule, [...(open.get(rule) ?? []), [path, content]]);
    }
    const wrong: string[] = [];
    for (const [rule, single] of open) {
      for (const [n, [first, content]] of single.entries()) {
        for (const [second] of single.slice(n + 1)) {
          if (String(second).startsWith(String(first))) continue;
          if (!isTold(rule, answerTo(without(content, second, "absent")), before))
            wrong.push(`${rule} is lost without ${first.join("/")} and ${second.join("/")}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test("an export of ids and names alone proves nothing", () => {
    const before = answerTo(example.content);
    const after = answerTo(idsAlone(example.content));
    expect([...after.violated].filter((rule) => !before.violated.has(rule))).toEqual([]);
    expect([...before.violated].filter((rule) => !restOnDefaults.has(rule) && !isTold(rule, after, before))).toEqual([]);
  });
});

/** Violated or undetermined, or another rule tells of the fault. */
function isTold(rule: string, after: Answer, before: Answer): boolean {
  return after.violated.has(rule) || after.undetermined.has(rule) || [...after.violated].some((id) => !before.violated.has(id));
}

/** As `$select=id,appId,displayName` leaves applications, with what tells whose a service principal is. */
function idsAlone(content: Collections): Collections {
  const pick = (objects: readonly Json[], ...names: string[]): Json[] =>
    objects.map((object) => Object.fromEntries(names.filter((name) => name in object).map((name) => [name, object[name]])));
  return {
    ...content,
    applications: pick(content.applications, "id", "appId", "displayName"),
    servicePrincipals: pick(content.servicePrincipals, "id", "appId", "displayName", "servicePrincipalType", "appOwnerOrganizationId"),
  };
}
