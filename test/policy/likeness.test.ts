import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildDirectories } from "../../src/directory";
import { catalogue } from "../../src/policy/catalogue";
import { encode } from "../../src/policy/encode";
import { judge } from "../../src/policy/engine";
import { Likeness } from "../../src/policy/likeness";
import type { Subject } from "../../src/policy/subject";
import { loadRules } from "../../src/policy/wasm";
import { readInputs } from "../../src/sources";
import { folderWith } from "../cli/run";
import type { Json } from "../support/examples";
import { faults } from "../tenants/faults";
import { plantInto } from "../tenants/planting";
import { Random } from "../tenants/random";
import { type ConsentPolicy, systemsOf, tenantDocument } from "../tenants/tenant";

const root = join(__dirname, "..", "..");
const policies = join(root, "policies");
const policy = loadRules();
const likeness = new Likeness();
const likenessOf = (subject: Json) => likeness.of(subject as unknown as Subject);

const { examples } = JSON.parse(readFileSync(join(policies, "examples.json"), "utf8")) as {
  examples: Record<string, Record<string, Json[]>>;
};
const subjects = Object.values(examples).flatMap((byName) => Object.values(byName).flat());

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Which rules have something to say, and of which sort. */
function speaking(subject: Json): string[] {
  const verdicts = policy.evaluate(encode(subject as unknown as Subject));
  return verdicts.map(({ ruleId, violations, undetermined }) => `${ruleId} ${violations.length > 0} ${undetermined.length > 0}`).sort();
}

/** The same subject in another tenant: other ids, names, thumbprints, hosts, and moments on the same side of the clock. */
function elsewhere(subject: Json, random: Random): Json {
  const given = new Map<string, string>();
  const other = (text: string, make: () => string): string => {
    if (!given.has(text)) given.set(text, make());
    return given.get(text) as string;
  };
  // The run stays as it is.
  const home = (subject.run as Json).homeTenant;
  const withIds = (text: string) =>
    text.replace(guid, (id) => (id.startsWith("0000000") || id === home || id !== id.toLowerCase() ? id : other(id, () => random.guid())));
  const fresh = (text: string, name: string): string => {
    if (/^[0-9a-f-]{36}$/.test(text)) return withIds(text);
    if (name === "ref" || name === "resourceRef") return other(`ref ${text}`, () => String(1000 + given.size));
    if ((name === "displayName" || name === "resourceName") && text !== "") return other(text, () => `受注 ${given.size}`);
    if (name === "customKeyIdentifier" && text !== "") return other(text, () => `THUMB${given.size}`);
    if (/^(start|end)DateTime$/.test(name) && /^\d{4}-.*Z$/.test(text)) return moved(text, String(subject.now));
    if (/RedirectUris$/.test(name) && /^https:\/\/[a-z.]+\.com\/[a-z]+$/.test(text))
      return other(text, () => `https://a-${given.size}.example.org/x`);
    return withIds(text);
  };
  const walk = (value: unknown, name: string): unknown => {
    if (typeof value === "string") return fresh(value, name);
    if (Array.isArray(value)) return value.map((element) => walk(element, name));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === "run" ? inner : walk(inner, key)]));
  };
  return walk(subject, "") as Json;
}

/** A day further from the clock. */
function moved(text: string, now: string): string {
  if (text === now) return text;
  const day = 24 * 60 * 60 * 1000;
  return new Date(Date.parse(text) + (text < now ? -day : day)).toISOString().replace(".000Z", "Z");
}

test("about a subject and the same one of another tenant, the same rules have something to say", () => {
  const random = new Random(19);
  let told = 0;
  const differing: object[] = [];
  for (const subject of subjects) {
    const other = elsewhere(subject, random);
    const [one, two] = [likenessOf(subject), likenessOf(other)];
    if (one === undefined) continue;
    told++;
    const [here, there] = [speaking(subject), speaking(other)];
    if (one !== two || here.join() !== there.join()) differing.push({ subject, other, here, there, isAlike: one === two });
  }
  expect(differing.slice(0, 2)).toEqual([]);
  expect(told).toBeGreaterThan(subjects.length * 0.9);
});

test("asked about a few rules only, the others say nothing, and these what they say of the whole", () => {
  const said = subjects.map((subject) => policy.evaluate(encode(subject as unknown as Subject)));
  for (const [n, subject] of subjects.entries()) {
    const all = said[n] ?? [];
    const [first] = all;
    if (!first) continue;
    const some = { ...subject, ask: { [first.ruleId]: true } } as unknown as Subject;
    expect(policy.evaluate(encode(some))).toEqual(all.filter(({ ruleId }) => ruleId === first.ruleId));
  }
  expect(said.filter((verdicts) => verdicts.length > 1).length).toBeGreaterThan(5);
});

test("ids that rules name begin with seven zeros, which are taken as they are", () => {
  const sources = (readdirSync(policies, { recursive: true }) as string[]).filter(
    (path) => /\.rego$/.test(path) && !/_test\.rego$/.test(path),
  );
  const code = sources.flatMap((path) => readFileSync(join(policies, path), "utf8").split("\n")).filter((line) => !/^\s*#/.test(line));
  const ids = code.flatMap((line) => line.match(guid) ?? []);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.filter((id) => !id.startsWith("0000000"))).toEqual([]);
});

describe("subjects are not alike where they differ in", () => {
  const [base] = subjects.filter(({ kind, application }) => kind === "application" && (application as Json).displayName);
  const with_ = (change: (application: Record<string, unknown>) => void): Json => {
    const copy = structuredClone(base) as Json;
    change(copy.application as Record<string, unknown>);
    return copy;
  };
  const [a, b] = ["1f0c4b1c-9a56-4f2f-8f9f-3a015d1e8f0a", "2f0c4b1c-9a56-4f2f-8f9f-3a015d1e8f0a"];
  const key = (fields: object) => [{ type: "AsymmetricX509Cert", usage: "Verify", ...fields }];
  const clock = String(base?.now);

  test.each<[string, object, object]>([
    ["whether two ids are the same", { id: a, appId: a }, { id: a, appId: b }],
    ["whether an id stands in a URI", { appId: a, identifierUris: [`api://${a}`] }, { appId: a, identifierUris: [`api://${b}`] }],
    ["what stands around an id", { identifierUris: [`api://${a}`] }, { identifierUris: [`api://${a}/`] }],
    ["an id that rules name", { appId: "00000003-0000-0000-c000-000000000000" }, { appId: "00000002-0000-0000-c000-000000000000" }],
    [
      "whether a URI is on both platforms",
      { webRedirectUris: ["https://x.com/a"], spaRedirectUris: ["https://x.com/a"] },
      { webRedirectUris: ["https://x.com/a"], spaRedirectUris: ["https://y.com/a"] },
    ],
    ["the scheme of a URI", { webRedirectUris: ["https://x.com/a"] }, { webRedirectUris: ["http://x.com/a"] }],
    ["a wildcard", { webRedirectUris: ["https://x.com/a"] }, { webRedirectUris: ["https://x.com/*"] }],
    ["a slash at the end", { webRedirectUris: ["https://x.com/a"] }, { webRedirectUris: ["https://x.com/a/"] }],
    [
      "the end of a key",
      { keyCredentials: key({ endDateTime: "2000-01-01T00:00:00Z" }) },
      { keyCredentials: key({ endDateTime: "2099-01-01T00:00:00Z" }) },
    ],
    [
      "a moment that is the clock's",
      { keyCredentials: key({ endDateTime: clock }) },
      { keyCredentials: key({ endDateTime: "2099-01-01T00:00:00Z" }) },
    ],
    ["the type of a key", { keyCredentials: key({}) }, { keyCredentials: key({ type: "Symmetric" }) }],
    [
      "whether a thumbprint is there",
      { keyCredentials: key({ customKeyIdentifier: "A=" }) },
      { keyCredentials: key({ customKeyIdentifier: null }) },
    ],
    ["whether there is a name", { displayName: "x" }, { displayName: "" }],
    ["a number and its digits", { requestedAccessTokenVersion: 2 }, { requestedAccessTokenVersion: "2" }],
    ["null and its letters", { isFallbackPublicClient: null }, { isFallbackPublicClient: "null" }],
    ["an empty list and null", { spaRedirectUris: [] }, { spaRedirectUris: null }],
    ["where a list ends", { spaRedirectUris: ["a", "b"] }, { spaRedirectUris: ["a"], publicClientRedirectUris: ["b"] }],
    ["a field that is there", { isDisabled: true }, {}],
    ["what cannot be seen", { isDisabled: { $unknown: "computed" } }, { isDisabled: { $unknown: "absent" } }],
  ])("%s", (_, one, two) => {
    const [first, second] = [one, two].map((fields) => likenessOf(with_((application) => Object.assign(application, fields))));
    expect(first).toBeDefined();
    expect(first).not.toBe(second);
  });

  test.each<[string, object]>([
    ["an id in capitals", { identifierUris: [`api://${a.toUpperCase()}`] }],
    [
      "two thumbprints that differ in capitals",
      { keyCredentials: [...key({ customKeyIdentifier: "A=" }), ...key({ customKeyIdentifier: "a=" })] },
    ],
    ["more than fits", { identifierUris: Array.from({ length: 5000 }, (_, n) => `api://${n}`) }],
  ])("or perhaps in %s", (_, fields) => {
    expect(likenessOf(with_((application) => Object.assign(application, fields)))).toBeUndefined();
  });
});

describe("a tenant", () => {
  const folder = folderWith({});
  afterAll(folder.remove);

  test.each<ConsentPolicy>(["open", "closed", "declared"])("is judged as if each object were asked about (%s)", async (consent) => {
    const random = new Random(7);
    const systems = systemsOf(500, 5);
    plantInto(faults, systems, consent, () => 6, random);
    const path = join(folder.path, `${consent}.json`);
    writeFileSync(path, JSON.stringify(tenantDocument(systems, consent)));
    const settings = { now: "2026-11-23T00:00:00Z", rules: new Set(catalogue().rules.map(({ id }) => id)), jobs: 1 };
    const said = async (askAll: boolean) => {
      const { judgements, subjects: counts } = await judge(buildDirectories(readInputs([path])).directories, { ...settings, askAll });
      // The short names of neighbours depend on who came first.
      const related = (key: string, value: unknown) => (key === "related" ? (value as string[]).length : value);
      return JSON.stringify([judgements.map(({ subject, verdicts }) => ({ subject, verdicts })), counts], related);
    };
    const [some, all] = [await said(false), await said(true)];
    expect(all.length).toBeGreaterThan(10_000);
    // Compared as a truth value: a difference of megabytes says nothing.
    expect(some === all).toBe(true);
  });
});
