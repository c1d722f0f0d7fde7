import { microsoftTenants } from "../../entra/microsoft";
import type { Circumstance, Gap } from "../../model/input-format";

/** Of every format that declares applications as code. */
export const ofCode: readonly Gap[] = [
  {
    fields: ["servicePrincipals[].disabledByMicrosoftStatus"],
    taken: null,
    reason: "Only Microsoft sets it, and neither azuread nor Bicep shows it of a service principal.",
  },
  { fields: ["applications[].verifiedPublisher"], reason: "A publisher is verified in the portal, not by code." },
];

/** Of what is yet to be made: Microsoft Graph computes it. */
export const ofFirstDeployment: readonly Gap[] = [
  { fields: ["applications[].disabledByMicrosoftStatus"], taken: null, reason: "What is not deployed yet is not disabled." },
];

const microsofts = { appOwnerOrganizationId: [...microsoftTenants] };

/** Of service principals that exist already and are adopted: Microsoft Graph answers with them when the code is deployed. */
export function ofAdopted(unless: Gap["unless"] = microsofts): Gap {
  const answered = [
    ...["displayName", "appOwnerOrganizationId", "servicePrincipalType", "servicePrincipalNames", "replyUrls", "signInAudience"],
    ...["oauth2PermissionScopes", "appRoles"],
  ];
  return {
    fields: answered.map((name) => `servicePrincipals[].${name}`),
    ofOthers: true,
    unless,
    reason: "What exists already is adopted by its client id; all else is seen after the deployment.",
  };
}

/** azuread computes the ids of the keys that it adds. */
export const ofFirstAzuread: readonly Gap[] = [
  ...ofFirstDeployment,
  ofAdopted(),
  ...["applications", "servicePrincipals"].map((kind): Gap => ({
    fields: [`${kind}[].keyCredentials[].keyId`],
    reason: "azuread computes it when the certificate is added.",
  })),
];

/** Properties of Microsoft Graph that azuread has no attribute for. */
const unknownToAzuread = [
  ...["applications[].isDisabled", "servicePrincipals[].isDisabled"],
  ...["applications[].tokenEncryptionKeyId", "servicePrincipals[].tokenEncryptionKeyId"],
  ...["applications[].requestSignatureVerification", "servicePrincipals[].agentIdentityBlueprintId"],
  ...["applications[].@odata.type", "servicePrincipals[].@odata.type"],
];

/** Of the provider azuread, which Terraform, OpenTofu and Pulumi share. */
export const ofAzuread: readonly Gap[] = [
  ...ofCode,
  { fields: unknownToAzuread, taken: null, reason: "azuread has no attribute for it." },
  {
    fields: ["applications[].keyCredentials", "servicePrincipals[].keyCredentials"],
    unless: { type: ["AsymmetricX509Cert", "Symmetric"] },
    dropped: true,
    reason: "azuread refuses certificates of other types.",
  },
  {
    fields: ["applications[].keyCredentials[].usage"],
    taken: "Verify",
    reason: "azuread adds certificates to verify with only.",
  },
  {
    fields: ["servicePrincipals[].keyCredentials[].usage"],
    where: { type: ["Symmetric"] },
    taken: "Verify",
    reason: "azuread makes certificates to sign with itself, and they are never symmetric.",
  },
  {
    fields: ["servicePrincipals[].keyCredentials[].usage"],
    unless: { usage: ["Sign", "Verify"] },
    taken: "Verify",
    reason: "azuread knows no other usage.",
  },
];

/** Of azuread before the first deployment: what is deployed may be made from a template, too. */
export const undeployedAzuread: readonly Circumstance[] = [
  ...(["undeployed", "undeployed-with-azuread", "not-created-yet", "secrets-as-resources", "from-template"] as const),
];

/** Of azuread after it. */
export const deployedAzuread: readonly Circumstance[] = ["secrets-as-resources", "from-template"];
