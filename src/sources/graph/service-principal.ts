import type { ServicePrincipal, ServicePrincipalDeletion } from "../../model/declarations";
import { unknown } from "../../model/unknown";
import { scalar } from "../fields/field";
import { listField } from "../fields/list-field";
import { type ReadElement, textElement } from "../fields/lists";
import { isObject, type Notes, type RawObject } from "../fields/notes";
import { flag, id, name, text, word } from "../fields/values";
import { appRole, byField, byText, keyCredential, passwordCredential, permissionScope } from "./elements";
import type { Identity } from "./identity";

/** The id of a policy that is assigned: Graph gives objects (`$expand=claimsMappingPolicies`). */
const policyElement: ReadElement<string> = (raw) => id(isObject(raw) ? raw["id"] : raw) ?? unknown("placeholder");

/**
 * Microsoft Graph (https://learn.microsoft.com/graph/api/resources/serviceprincipal) first, then its beta, then AAD Graph
 * as `az ad sp` before 2.37 and the AzureAD module wrote it.
 */
export const servicePrincipalFields = {
  id: scalar(id, ["id"], ["objectId"]),
  appId: scalar(id, ["appId"]),
  displayName: scalar(name, ["displayName"], ["appDisplayName"]),
  accountEnabled: scalar(flag, ["accountEnabled"]),
  appOwnerOrganizationId: scalar(id, ["appOwnerOrganizationId"], ["appOwnerTenantId"]),
  appRoleAssignmentRequired: scalar(flag, ["appRoleAssignmentRequired"]),
  servicePrincipalType: scalar(text, ["servicePrincipalType"]),
  servicePrincipalNames: listField(textElement, byText, { path: ["servicePrincipalNames"] }),
  replyUrls: listField(textElement, byText, { path: ["replyUrls"] }),
  signInAudience: scalar(text, ["signInAudience"]),
  oauth2PermissionScopes: listField(
    permissionScope,
    byField("id", "value"),
    { path: ["oauth2PermissionScopes"] },
    { path: ["publishedPermissionScopes"] },
    { path: ["oauth2Permissions"] },
  ),
  appRoles: listField(appRole, byField("id", "value"), { path: ["appRoles"] }),
  keyCredentials: listField(keyCredential, byField("keyId"), { path: ["keyCredentials"] }),
  passwordCredentials: listField(passwordCredential, byField("keyId"), { path: ["passwordCredentials"] }),
  preferredSingleSignOnMode: scalar(text, ["preferredSingleSignOnMode"]),
  preferredTokenSigningKeyThumbprint: scalar(text, ["preferredTokenSigningKeyThumbprint"]),
  applicationTemplateId: scalar(id, ["applicationTemplateId"]),
  loginUrl: scalar(text, ["loginUrl"]),
  verifiedPublisherId: scalar(id, ["verifiedPublisher", "verifiedPublisherId"]),
  odataType: scalar(text, ["@odata.type"]),
  disabledByMicrosoftStatus: scalar(word, ["disabledByMicrosoftStatus"]),
  isDisabled: scalar(flag, ["isDisabled"]),
  tokenEncryptionKeyId: scalar(id, ["tokenEncryptionKeyId"]),
  // A relation that was not expanded: see `federatedIdentityCredentials` of an application.
  claimsMappingPolicies: listField(policyElement, byField("id"), {
    path: ["claimsMappingPolicies"],
    when: (object) => object.claimsMappingPolicies !== null,
  }),
  agentIdentityBlueprintId: scalar(id, ["agentIdentityBlueprintId"]),
  tags: listField(textElement, byText, { path: ["tags"] }),
};

export function readServicePrincipal(raw: RawObject, identity: Identity, notes: Notes): ServicePrincipal {
  const fields = servicePrincipalFields;
  const principal: ServicePrincipal = {
    kind: "servicePrincipal",
    ...identity,
    id: fields.id.read(raw, notes),
    appId: fields.appId.read(raw, notes),
    displayName: fields.displayName.read(raw, notes),
    accountEnabled: fields.accountEnabled.read(raw, notes),
    appOwnerOrganizationId: fields.appOwnerOrganizationId.read(raw, notes),
    appRoleAssignmentRequired: fields.appRoleAssignmentRequired.read(raw, notes),
    servicePrincipalType: fields.servicePrincipalType.read(raw, notes),
    servicePrincipalNames: fields.servicePrincipalNames.read(raw, notes),
    replyUrls: fields.replyUrls.read(raw, notes),
    signInAudience: fields.signInAudience.read(raw, notes),
    oauth2PermissionScopes: fields.oauth2PermissionScopes.read(raw, notes),
    appRoles: fields.appRoles.read(raw, notes),
    keyCredentials: fields.keyCredentials.read(raw, notes),
    passwordCredentials: fields.passwordCredentials.read(raw, notes),
    preferredSingleSignOnMode: fields.preferredSingleSignOnMode.read(raw, notes),
    preferredTokenSigningKeyThumbprint: fields.preferredTokenSigningKeyThumbprint.read(raw, notes),
    applicationTemplateId: fields.applicationTemplateId.read(raw, notes),
    loginUrl: fields.loginUrl.read(raw, notes),
    verifiedPublisherId: fields.verifiedPublisherId.read(raw, notes),
    odataType: fields.odataType.read(raw, notes),
    disabledByMicrosoftStatus: fields.disabledByMicrosoftStatus.read(raw, notes),
    isDisabled: fields.isDisabled.read(raw, notes),
    tokenEncryptionKeyId: fields.tokenEncryptionKeyId.read(raw, notes),
    claimsMappingPolicies: fields.claimsMappingPolicies.read(raw, notes),
    agentIdentityBlueprintId: fields.agentIdentityBlueprintId.read(raw, notes),
    tags: fields.tags.read(raw, notes),
    ...(identity.origin === "declared" ? { isWrittenToGraph: true as const } : undefined),
  };
  return isAgentIdentity(principal) ? completedAgent(principal) : principal;
}

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

function isAgentIdentity({ agentIdentityBlueprintId }: ServicePrincipal): boolean {
  return typeof agentIdentityBlueprintId === "string";
}

function completedAgent(agent: ServicePrincipal): ServicePrincipal {
  const given = Object.entries(agent).filter(([, value]) => value !== undefined);
  return { ...neverOwn, ...(Object.fromEntries(given) as unknown as ServicePrincipal) };
}

export const deletionFields = {
  id: servicePrincipalFields.id,
  appId: servicePrincipalFields.appId,
  displayName: servicePrincipalFields.displayName,
  appOwnerOrganizationId: servicePrincipalFields.appOwnerOrganizationId,
  isAdopted: scalar(flag, ["isAdopted"]),
};

/** A service principal that a deployment is about to delete: of our own documents, as Microsoft Graph has no word for it. */
export function readDeletion(raw: RawObject, identity: Identity, notes: Notes): ServicePrincipalDeletion {
  const fields = deletionFields;
  return {
    kind: "servicePrincipalDeletion",
    ...identity,
    id: fields.id.read(raw, notes),
    appId: fields.appId.read(raw, notes),
    displayName: fields.displayName.read(raw, notes),
    appOwnerOrganizationId: fields.appOwnerOrganizationId.read(raw, notes),
    isAdopted: fields.isAdopted.read(raw, notes),
  };
}
