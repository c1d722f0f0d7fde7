import fc from "fast-check";
import { stringify } from "yaml";
import type { Collections, Json } from "../support/examples";
import { examples } from "../support/examples";
import { Builder, homeTenant } from "../tenants/build";
import { faults } from "../tenants/faults";
import type { Fault } from "../tenants/faults/fault";
import { fromExample } from "../tenants/faults/from-example";
import { graph } from "../tenants/microsoft";
import { Random } from "../tenants/random";
import type { System } from "../tenants/system";
import { type ConsentPolicy, kinds, tenantDocument } from "../tenants/tenant";

/** A small organisation, in Microsoft Graph's words. */
export interface Organisation {
  readonly content: Collections;
  /** `aadguard.yaml`: applications by name, since no plan knows their client ids. */
  readonly config: string;
}

/** What one is made from: the same gives the same organisation, and parts of it can be left away. */
export interface Recipe {
  readonly seed: number;
  readonly parts: readonly { readonly kind: string; readonly fault: number | null }[];
  /** Bad examples of rules, by their place in the list; each at most once, since it brings its applications' names. */
  readonly examples: readonly number[];
  readonly policy: ConsentPolicy;
}

const badExamples = examples.filter(({ isBad }) => isBad);
const planters: readonly Fault[] = badExamples.map((example) => fromExample(example, []));

/** Few parts: what goes wrong shows in the smallest. */
export const recipes: fc.Arbitrary<Recipe> = fc.record({
  seed: fc.nat(),
  parts: fc.array(
    fc.record({
      kind: fc.constantFrom(...Object.keys(kinds)),
      fault: fc.option(fc.nat(faults.length - 1), { nil: null }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  examples: fc.uniqueArray(fc.nat(badExamples.length - 1), { maxLength: 2 }),
  policy: fc.constantFrom<ConsentPolicy>("open", "closed"),
});

export function organisationOf({ seed, parts, examples: chosen, policy }: Recipe): Organisation {
  const random = new Random(seed);
  const systems = parts.map(({ kind, fault }, n) => {
    const builder = new Builder(kind, random, n);
    kinds[kind]?.(builder);
    if (fault !== null) faults[fault]?.plant(builder.system, random);
    return builder.system;
  });
  for (const example of chosen) planters[example]?.plant(systems[0] as System, random);
  const document = tenantDocument(systems, policy) as unknown as Collections;
  return { content: ofOneTenant(withLittleOfGraph({ ...withoutForms(document), description: "" })), config: configOf(systems) };
}

/** How code writes a field, and what it deletes, is none of the organisation's: the tests of plans and previews hold those rules. */
function withoutForms({ servicePrincipalDeletions: _, ...content }: Collections): Collections {
  return { ...content, applications: content.applications.map(({ managedSeparately: __, ...app }) => app) };
}

/** All permissions of Microsoft Graph are in `data/`: the organisation's service principal of it names those in use. */
function withLittleOfGraph(content: Collections): Collections {
  const used = JSON.stringify([content.applications, content.oauth2PermissionGrants, content.appRoleAssignments]);
  const few = (list: unknown): Json[] =>
    (list as Json[]).filter(({ id, value }) => used.includes(String(id)) || used.includes(String(value)));
  return {
    ...content,
    servicePrincipals: content.servicePrincipals.map((principal) =>
      principal.appId === graph.appId
        ? { ...principal, appRoles: few(principal.appRoles), oauth2PermissionScopes: few(principal.oauth2PermissionScopes) }
        : principal,
    ),
  };
}

/** What examples have of a tenant of their own is of this one: single-tenant, or made from an application here. */
function ofOneTenant(content: Collections): Collections {
  const own = new Set(content.applications.flatMap(({ appId, id }) => [appId, id]));
  const servicePrincipals = content.servicePrincipals.map((principal) =>
    own.has(principal.appId) || principal.signInAudience === "AzureADMyOrg"
      ? { ...principal, appOwnerOrganizationId: homeTenant }
      : principal,
  );
  return { ...content, servicePrincipals };
}

function configOf(systems: readonly System[]): string {
  const members = systems.flatMap((system) => Object.values(system.members));
  const applications = members.flatMap(({ app, flows, daemonOnly }) =>
    flows || daemonOnly
      ? [{ match: { displayName: app.displayName }, ...(flows ? { flows } : {}), ...(daemonOnly ? { daemonOnly } : {}) }]
      : [],
  );
  return stringify({ applications });
}

/** The organisation of one bad example alone. */
function ofExample(at: number): Recipe {
  return { seed: 1, parts: [{ kind: "idle", fault: null }], examples: [at], policy: planters[at]?.policy ?? "open" };
}

const withFault = (kind: string, rule: string, policy: ConsentPolicy = "open"): Recipe => ({
  seed: 24,
  parts: [{ kind, fault: faults.findIndex((fault) => fault.rule === rule) }],
  examples: [],
  policy,
});

/** What shows of formats what no bad example does. */
const telling: readonly Recipe[] = [
  // An application from the gallery beside a client that lists nothing.
  {
    seed: 909567044,
    parts: [
      { kind: "saml-gallery", fault: null },
      { kind: "web-with-secret", fault: faults.findIndex(({ rule }) => rule === "client-without-delegated-permission") },
    ],
    examples: [],
    policy: "open",
  },
  // Two applications from the gallery with one identifier URI.
  { seed: 0, parts: [1, 2].map(() => ({ kind: "saml-gallery", fault: null })), examples: [], policy: "open" },
  // A tenant in which nobody has granted anything.
  withFault("web-with-declared-flow", "client-without-delegated-permission"),
  withFault("daemon-without-permissions", "unrecognised-key-credential"),
  withFault("saml-custom", "unassigned-user-assignment"),
  withFault("spa-pre-authorised", "ungranted-admin-consent"),
  // An application from the gallery beside clients that wait for consent.
  ...["obo-application-only-downstream", "ungranted-delegated-permission"].flatMap((rule) =>
    badExamples.flatMap((example, at) =>
      example.rule === rule ? [{ ...ofExample(at), parts: [{ kind: "saml-gallery", fault: null }] }] : [],
    ),
  ),
];

/** Each bad example of a rule alone, and what shows something besides. */
export const known: readonly (() => Organisation)[] = [
  ...[...badExamples.map((_, n) => ofExample(n)), ...telling].map((recipe) => () => organisationOf(recipe)),
  () => asPublicClients(organisationOf(ofExample(badExamples.findIndex(isOfTheWebPlatform)))),
];

/** A fault in what older azuread lose of public clients. */
function isOfTheWebPlatform({ rule, content }: (typeof badExamples)[number]): boolean {
  const uris = content.applications.flatMap(({ web }) => ((web as Json | undefined)?.redirectUris ?? []) as unknown[]);
  return rule === "redirect-uri-not-allowed" && uris.some((uri) => String(uri).startsWith("http:"));
}

/** Older azuread lose the web platform of those. */
function asPublicClients({ content, config }: Organisation): Organisation {
  return { content: { ...content, applications: content.applications.map((app) => ({ ...app, isFallbackPublicClient: true })) }, config };
}
