import type { Format, Gap } from "../../model/input-format";
import { ofAzuread, ofFirstAzuread, deployedAzuread, undeployedAzuread } from "../formats/declared";
import { ofAzureadCode, ofAzureadOne } from "../formats/shown";

/** Azure AD Graph knew two audiences, one platform, and few resources besides. */
const ofFirstSpelling: readonly Gap[] = [
  {
    fields: ["applications[].signInAudience"],
    unless: { signInAudience: ["AzureADMyOrg", "AzureADMultipleOrgs"] },
    taken: "AzureADMyOrg",
    reason: "azuread 1 has `available_to_other_tenants`, which knows no personal accounts.",
  },
  {
    fields: ["applications[].publicClient.redirectUris"],
    unless: { isFallbackPublicClient: [true] },
    taken: [],
    reason: "The `reply_urls` of azuread 1 are of the web platform, unless the application is native or public.",
  },
  {
    fields: ["applications[].web.redirectUris"],
    where: { isFallbackPublicClient: [true] },
    taken: [],
    reason: "The `reply_urls` of a native or public application of azuread 1 are not of the web platform.",
  },
  {
    fields: ["applications[].web.implicitGrantSettings.enableIdTokenIssuance"],
    takenFrom: "enableAccessTokenIssuance",
    reason: "azuread 1 has `oauth2_allow_implicit_flow` for both.",
  },
  {
    fields: [
      ...["applications[].api.requestedAccessTokenVersion", "applications[].applicationTemplateId"],
      ...["applications[].api.acceptMappedClaims"],
      ...["servicePrincipals[].preferredSingleSignOnMode", "servicePrincipals[].preferredTokenSigningKeyThumbprint"],
    ],
    taken: null,
    reason: "azuread 1 cannot set it.",
  },
  { fields: ["servicePrincipals[].accountEnabled"], taken: true, reason: "azuread 1 cannot set it." },
  {
    fields: [
      ...["applications[].spa.redirectUris", "applications[].tags"],
      ...["applications[].api.knownClientApplications", "applications[].api.preAuthorizedApplications"],
      ...["federatedIdentityCredentials", "oauth2PermissionGrants", "appRoleAssignments", "servicePrincipals[].claimsMappingPolicies"],
    ],
    taken: [],
    reason: "azuread 1 has neither an attribute nor a resource for it.",
  },
  {
    fields: ["servicePrincipals[].keyCredentials"],
    where: { usage: ["Sign"] },
    dropped: true,
    reason: "azuread 1 has no resource for it.",
  },
];

const planned = [...ofAzuread, ...ofFirstAzuread];

const circumstances = undeployedAzuread;

const plan = {
  reader: "Terraform or OpenTofu plan (show -json)",
  writtenBy: "terraform show -json tfplan, tofu show -json tfplan",
  origin: "declared",
  shows: ofAzureadCode,
} as const;
const state = { ...plan, reader: "Terraform or OpenTofu state (show -json)", writtenBy: "terraform show -json, tofu show -json" } as const;
const stateFile = {
  ...plan,
  reader: "Terraform or OpenTofu state file (*.tfstate)",
  writtenBy: "terraform.tfstate, terraform state pull",
} as const;

export const formats: readonly Format[] = [
  { id: "terraform-plan", title: "Terraform or OpenTofu plan, azuread 3", ...plan, gaps: planned, circumstances },
  { id: "terraform-plan-2", title: "Terraform or OpenTofu plan, azuread 2", ...plan, gaps: planned, circumstances },
  {
    id: "terraform-plan-1",
    title: "Terraform or OpenTofu plan, azuread 1",
    ...plan,
    shows: ofAzureadOne,
    gaps: [
      ...planned,
      ...ofFirstSpelling,
      {
        fields: ["applications[].identifierUris", "applications[].requiredResourceAccess"],
        ofItself: true,
        dropped: true,
        reason: "A resource cannot refer to itself, and azuread 1 has no part for it.",
      },
    ],
    circumstances: ["not-created-yet", "secrets-as-resources"],
  },
  { id: "terraform-state", title: "Terraform or OpenTofu state, azuread 3", ...state, gaps: ofAzuread, circumstances: deployedAzuread },
  {
    id: "terraform-state-2",
    title: "Terraform or OpenTofu state file, azuread 2",
    ...stateFile,
    gaps: ofAzuread,
    circumstances: deployedAzuread,
  },
  {
    id: "terraform-state-1",
    title: "Terraform or OpenTofu state, azuread 1",
    ...state,
    shows: ofAzureadOne,
    gaps: [...ofAzuread, ...ofFirstSpelling],
    circumstances: ["secrets-as-resources"],
  },
];
