import type { ServicePrincipal } from "../../model/declarations";

/**
 * What an agent identity never has of its own: it gets its tokens by its blueprint's client id and credentials, and Microsoft Graph
 * leaves these out (https://learn.microsoft.com/graph/api/resources/agentidentity). So their absence hides nothing.
 */
const neverOwn: Partial<ServicePrincipal> = {
  appId: null,
  appRoleAssignmentRequired: false,
  servicePrincipalNames: [],
  replyUrls: [],
  keyCredentials: [],
  passwordCredentials: [],
  preferredSingleSignOnMode: null,
  preferredTokenSigningKeyThumbprint: null,
};

export function isAgentIdentity({ agentIdentityBlueprintId }: ServicePrincipal): boolean {
  return typeof agentIdentityBlueprintId === "string";
}

export function completedAgent(agent: ServicePrincipal): ServicePrincipal {
  const given = Object.entries(agent).filter(([, value]) => value !== undefined);
  return { ...neverOwn, ...(Object.fromEntries(given) as unknown as ServicePrincipal) };
}
