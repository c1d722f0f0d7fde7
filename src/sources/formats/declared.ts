import { microsoftTenants } from "../../entra/microsoft";
import type { Gap, Open } from "./format";

/** Of every format that declares applications as code. */
export const ofCode: readonly Gap[] = [
  { fields: ["authorizationPolicy"], reason: "Code declares applications, not what the tenant lets its users consent to." },
  {
    fields: ["servicePrincipals[].disabledByMicrosoftStatus"],
    taken: null,
    reason: "Only Microsoft sets it, and neither azuread nor Bicep shows it of a service principal.",
  },
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

/** Of the provider azuread, which Terraform, OpenTofu and Pulumi share. */
export const ofAzuread: readonly Gap[] = [
  ...ofCode,
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

/** What rules leave open until Microsoft Graph has computed the ids. */
export const openUntilDeployed: readonly Open[] = [
  {
    rules: ["identifier-uri-with-capitals"],
    reason: "Of a URI with the client id in it, the text around that is lost with the id.",
  },
  {
    rules: ["resource-not-listed"],
    reason: "A grant for an API of the same deployment names it by an id that is yet to be computed.",
  },
  {
    rules: ["unassigned-user-assignment"],
    reason: "Whether a user, a group or an application is assigned is Microsoft Graph's answer.",
  },
  {
    rules: ["ungranted-delegated-permission"],
    reason: "Whom an API pre-authorises is named by ids that are yet to be computed.",
  },
  {
    rules: ["client-without-delegated-permission"],
    reason: "Of an API that exists already, what it exposes is seen after the deployment.",
  },
];

/** What rules leave open even of what is deployed. */
export const openOfTemplates: readonly Open[] = [
  {
    rules: ["client-without-delegated-permission"],
    reason: "What an application made from a gallery template pre-authorises is not declared.",
  },
];
