import { firstParty } from "../../entra/microsoft";
import type { Application, Declaration, ServicePrincipal } from "../../model/declarations";
import { isKnown, isUnknown, unknown, type UnknownReason } from "../../model/unknown";
import { applicationLists, applicationValues } from "./application";
import { applicationDefaults, emptyApplicationLists, emptyPrincipalLists, servicePrincipalDefaults } from "./defaults";
import type { Draft } from "./draft";
import { impliedPrincipalKey, type Links } from "./links";
import { azureAdType, type PulumiResource } from "./resource";
import { separateFields } from "./separate";
import { principalLists } from "./service-principal";
import { at, text } from "./values";

export interface Finish {
  readonly links: Links;
  readonly alone: boolean;
  readonly partial: boolean;
  readonly tenantOf: (resource: PulumiResource) => string;
}

/** What no program has to declare for an application that it takes over: `Application` itself does not manage it. */
const madeByHand = ["keyCredentials", "passwordCredentials", "federatedIdentityCredentials", "preAuthorizedApplications"];

/** Made from a gallery template: the template brings roles, scopes and URIs that the program does not write down. */
export function isFromTemplate(resource: PulumiResource): boolean {
  const template = at(resource.props, ["templateId"]);
  return azureAdType(resource.type) === "ApplicationFromTemplate" || (template !== undefined && template !== "");
}

export function finishApplication(draft: Draft, { alone, partial, tenantOf }: Finish): Application {
  const { main } = draft;
  const rest = main.external || isFromTemplate(main);
  const separate = separateFields(draft);
  if (separate) draft.fields.managedSeparately = separate;
  if (!rest) fill(draft, applicationDefaults(main));
  if (partial && !main.isNew) {
    openLists(draft, applicationLists, "partial-run");
    fill(draft, Object.fromEntries(applicationValues.map((field) => [field, unknown("partial-run")])));
  }
  if (main.imported) openLists(draft, madeByHand, "imported");
  if (alone) openKnownLists(draft, applicationLists);
  else if (!rest) fill(draft, emptyApplicationLists());
  return {
    kind: "application",
    ...common(draft, main.urn, tenantOf),
    ...(rest || alone ? { partial: true } : {}),
    ...(main.imported ? { elsewhere: "imported" as const } : {}),
    ...draft.fields,
  };
}

export function finishServicePrincipal(draft: Draft, { alone, partial, links, tenantOf }: Finish): ServicePrincipal {
  const { main } = draft;
  const implied = azureAdType(main.type) !== "ServicePrincipal";
  const adopts = at(main.props, ["useExisting"]) ?? false;
  const rest = main.external || implied || adopts !== false;
  if (!rest) fill(draft, servicePrincipalDefaults());
  if (partial && !main.isNew) openLists(draft, principalLists, "partial-run");
  if (alone) openKnownLists(draft, principalLists);
  else if (!rest) fill(draft, emptyPrincipalLists());
  if (implied) fill(draft, { id: unknown("computed"), appId: unknown("computed") });
  const application = implied ? main : links.applicationOf(main);
  const named = at(application?.props, ["displayName"]);
  // Entra names a service principal after its application.
  const name = text(named) ?? (application ? undefined : nameOfMicrosofts(draft.fields.appId));
  if (typeof draft.fields.displayName !== "string" && typeof name === "string") draft.fields.displayName = name;
  return {
    kind: "servicePrincipal",
    ...common(draft, implied ? impliedPrincipalKey(main.urn) : main.urn, tenantOf),
    ...(rest || alone ? { partial: true } : {}),
    ...(application && isUnknown(draft.fields.appId) ? { references: { appId: application.urn } } : {}),
    ...draft.fields,
  };
}

/** Before it is looked up, an adopted principal of Microsoft's is known by its client id alone. */
function nameOfMicrosofts(appId: unknown): string | undefined {
  const found = typeof appId === "string" ? firstParty(appId) : undefined;
  return found?.proven ? found.displayName : undefined;
}

export function finishOutside(kind: "application" | "servicePrincipal", draft: Draft, { tenantOf }: Finish): Declaration {
  return { kind, ...common(draft, draft.main.urn, tenantOf), partial: true, ...draft.fields };
}

function common(draft: Draft, key: string, tenantOf: Finish["tenantOf"]) {
  const context = draft.main.isContext ? { context: true as const } : {};
  const tenantId = draft.main.provider?.tenantId;
  const home = typeof tenantId === "string" ? { tenantId: tenantId.toLowerCase() } : {};
  return { source: draft.source(), origin: "declared" as const, tenant: tenantOf(draft.main), key, ...home, ...context };
}

function fill(draft: Draft, defaults: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(defaults)) draft.fields[field] ??= value;
}

/** What is written down stays known; that it is all there is, is not. */
function openLists(draft: Draft, fields: readonly string[], reason: UnknownReason): void {
  for (const field of fields) draft.open(field, true, reason);
}

function openKnownLists(draft: Draft, fields: readonly string[]): void {
  const known = fields.filter((field) => isKnown(draft.fields[field] as unknown));
  openLists(draft, known, "computed");
}
