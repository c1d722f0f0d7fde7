import { microsoftTenants } from "../../entra/microsoft";
import type { Gap, Open } from "../../model/input-format";

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

/** What only the making of an object can show. */
export const refusedWhenMade: readonly Open[] = [
  {
    rules: ["identifier-uri-not-allowed"],
    say: "more",
    reason: "What is refused is refused when it is made: what exists already was not.",
  },
];

/** What rules say otherwise until Microsoft Graph has computed the ids. */
export const openUntilDeployed: readonly Open[] = [
  {
    rules: ["identifier-uri-with-capitals"],
    say: "undetermined",
    reason: "Of a URI with the client id in it, the text around that is lost with the id.",
  },
  {
    rules: ["resource-not-listed"],
    say: "undetermined",
    reason: "A grant for an API of the same deployment names it by an id that is yet to be computed.",
  },
  {
    rules: ["unassigned-user-assignment"],
    say: "undetermined",
    reason: "Whether a user, a group or an application is assigned is Microsoft Graph's answer.",
  },
  {
    rules: ["ungranted-delegated-permission", "ungranted-admin-consent"],
    say: "undetermined",
    reason: "Whom an API pre-authorises is named by ids that are yet to be computed.",
  },
  {
    rules: ["client-without-delegated-permission"],
    say: "undetermined",
    reason: "Of an API that exists already, what it exposes is seen after the deployment.",
  },
  {
    rules: ["federated-credential-subject"],
    say: "nothing",
    reason: "The ids of a managed identity that exists already are seen after the deployment.",
  },
  {
    rules: ["wrong-kind-of-id"],
    say: "nothing",
    reason: "A literal id is compared with those that there are: what is not made yet has none.",
  },
  ...refusedWhenMade,
];

/** azuread has resources that make secrets. */
export const secretsApart: Open = {
  rules: ["secret-in-declaration"],
  say: "nothing",
  reason: "Of azuread, secrets are resources of their own, which ask Microsoft Graph for them: nobody writes them down.",
};

/** What rules say otherwise even of what is deployed. */
export const openOfTemplates: readonly Open[] = [
  secretsApart,
  {
    rules: ["duplicate-declaration"],
    say: "nothing",
    reason: "Of an application made from a gallery template, more may be declared than is seen.",
  },
  {
    rules: ["client-without-delegated-permission", "all-credentials-expired"],
    say: "undetermined",
    reason: "What an application made from a gallery template brings along is not declared.",
  },
  {
    rules: ["obo-application-only-downstream", "ungranted-delegated-permission"],
    say: "undetermined",
    reason: "Whom an application made from a gallery template pre-authorises is not declared.",
  },
];
