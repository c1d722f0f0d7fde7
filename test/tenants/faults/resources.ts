import { azureAdGraph, graph } from "../microsoft";
import type { RequiredResource } from "../graph-objects";
import type { Random } from "../random";
import type { Member, System } from "../system";
import { exposeSwitchedOff } from "./switched-off";
import { clientsOf, exposesScopes, type Fault, hasPrincipal, isInteractive, isPersonal, isSaml, onApplication } from "./fault";

/** The API has no enabled delegated permission any more, be it removed or switched off, and so nobody holds a grant of one. */
function withoutScopes(api: Member, system: System, random: Random): void {
  const kept = random.chance(0.5) ? api.app.api.oauth2PermissionScopes.map((scope) => ({ ...scope, isEnabled: false })) : [];
  api.app.api.oauth2PermissionScopes = kept;
  if (api.principal) api.principal.oauth2PermissionScopes = kept;
  system.grants = system.grants.filter(({ resourceId }) => resourceId !== api.principal?.id);
}

const entryFor = ({ app }: Member, fits: (appId: string) => boolean): RequiredResource | undefined =>
  app.requiredResourceAccess.find(({ resourceAppId }) => fits(resourceAppId));

const graphEntry = (m: Member): RequiredResource | undefined => entryFor(m, (appId) => appId === graph.appId);

const apiEntry = (m: Member, { members }: System): RequiredResource | undefined =>
  entryFor(m, (appId) => Object.values(members).some(({ app }) => app.appId === appId));

/** A permission whose type may be wrong without its client losing the last one. */
const mistakable = (m: Member): boolean => {
  const asked = graphEntry(m)?.resourceAccess ?? [];
  return asked.length > 1 || asked[0]?.type === "Role";
};

export const resourceFaults: readonly Fault[] = [
  onApplication(
    "delegated-client-of-app-only-resource",
    (m, system, part) => part === "api" && exposesScopes(m) && m.app.appRoles.length > 0 && clientsOf(m, system).length > 0,
    (api, system, random) => {
      withoutScopes(api, system, random);
      return [
        { rule: "resource-without-delegated-scopes", subject: api.app.id },
        ...clientsOf(api, system).map(({ app }) => ({ rule: "delegated-client-of-app-only-resource" as const, subject: app.id })),
      ];
    },
  ),
  onApplication(
    "resource-without-delegated-scopes",
    (m, system) => exposesScopes(m) && system.kind === "api-without-clients",
    withoutScopes,
  ),
  onApplication("identifier-uri-with-capitals", exposesScopes, ({ app }, _, random) => {
    app.identifierUris = [...app.identifierUris, `api://Contoso.com/${random.hex(6)}`];
  }),
  onApplication("resource-without-identifier-uri", exposesScopes, ({ app }) => void (app.identifierUris = [])),
  onApplication(
    "retired-azure-ad-graph",
    (m) => isInteractive(m) && hasPrincipal(m) && !isPersonal(m),
    ({ app, principal }, system, random) => {
      const [scope] = azureAdGraph.scopes;
      app.requiredResourceAccess.push({ resourceAppId: azureAdGraph.appId, resourceAccess: [{ id: scope?.id ?? "", type: "Scope" }] });
      const grant = { id: random.hex(43), consentType: "AllPrincipals" as const, principalId: null, scope: scope?.value ?? "" };
      system.grants.push({ ...grant, clientId: principal?.id ?? "", resourceId: azureAdGraph.objectId });
    },
  ),
  onApplication(
    "single-tenant-resource",
    (m, system) => m.app.signInAudience === "AzureADMultipleOrgs" && apiEntry(m, system) !== undefined,
    (member, { members: { api } }) => {
      if (!api) return;
      api.app.signInAudience = "AzureADMyOrg";
      if (api.principal) api.principal.signInAudience = "AzureADMyOrg";
    },
  ),
  onApplication(
    "unknown-graph-permission",
    // A SAML application that asks for more than a sign-in is a middle tier, which another rule has something to say about.
    (m) => graphEntry(m) !== undefined && !isSaml(m),
    (member, _, random) => void graphEntry(member)?.resourceAccess.push({ id: random.guid(), type: random.pick(["Scope", "Role"]) }),
  ),
  onApplication(
    "unknown-scope-on-resource",
    (m, system) => apiEntry(m, system) !== undefined,
    (member, system, random) => {
      const entry = apiEntry(member, system);
      const asked = { id: random.guid(), type: entry?.resourceAccess[0]?.type ?? "Scope" };
      entry?.resourceAccess.push(asked);
      const api = Object.values(system.members).find(({ app }) => app.appId === entry?.resourceAppId);
      if (api && random.chance(0.5)) exposeSwitchedOff(api, { ...asked, value: `Retired.${random.hex(6)}` });
    },
  ),
  onApplication("wrong-permission-type", mistakable, (member) => {
    const [first] = graphEntry(member)?.resourceAccess ?? [];
    if (first) first.type = first.type === "Role" ? "Scope" : "Role";
  }),
];
