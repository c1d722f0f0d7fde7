import type { DeclarationKind } from "../model/declarations";
import { notCarried, type Undetermined, type Verdict } from "./verdict";

interface Explanation {
  readonly reason: string;
  /** What would settle it. */
  readonly settle: string;
  /** What would decide it, where that is a collection of the tenant: an export may have been refused it. */
  readonly kind?: DeclarationKind;
  /** A fact about the tenant around an object, other objects that it refers to among them. No declaration of a part of one carries that. */
  readonly isOfTheTenant?: true;
}

const exportAll = "Export the whole objects: `az ad app list --all` and `az ad sp list --all`, without $select or --query.";
const exportPrincipals = "Export all service principals too: `az ad sp list --all`, or EntraExporter with ServicePrincipals.";

/** Why a rule could not decide, by the code that it returns. `{fields}` names the fields concerned. */
const explanations: Readonly<Record<string, Explanation>> = {
  absent: { reason: "{fields} is not in the input", settle: exportAll },
  computed: {
    reason: "{fields} is only known after deployment",
    settle: "Write the value as a literal, or scan the stack again once it is deployed.",
  },
  date: {
    reason: "{fields} has a date whose day and month could be swapped",
    settle: "Export dates as JSON has them (2026-01-31T00:00:00Z): `az ad app list --all`, or ConvertTo-Json of PowerShell 7.",
  },
  placeholder: { reason: "{fields} contains a placeholder", settle: "Scan the file once the placeholder is filled in." },
  name: { reason: "{fields} has a name that is not an id", settle: "Write the id in place of the name." },
  truncated: { reason: "{fields} was cut off by the export", settle: "Export again with `ConvertTo-Json -Depth 10`." },
  secret: { reason: "{fields} is a closed secret", settle: "Write the value in the open: it is not a secret." },
  kind: {
    reason: "what is declared does not show what kind of application it is; {fields} would",
    settle: "Declare `kind` for the application in aadguard.yaml: oauth, saml, wsFederation and so on.",
  },
  "redirect-use": {
    reason: "whether {fields} serves a user's sign-in or only the administrator's consent is not visible",
    settle: "Declare the application's `flows` in aadguard.yaml: clientCredentials for a daemon, authorizationCode where users sign in.",
  },
  "permission-type": {
    reason: "{fields} contains a permission whose `type` is neither Scope nor Role",
    settle: "Write `Scope` for a delegated permission, `Role` for an application permission.",
  },
  user: {
    reason: "a grant for one user may be the user's; grants contain object ids",
    settle: "Diagnose with the user's object id: `az ad user show --id <user> --query id --output tsv`.",
  },
  id: { reason: "an id in {fields} cannot be seen", settle: "Write the id as a literal, or scan again once it is filled in." },
  state: { reason: "whether the permissions that {fields} refers to are enabled is not visible", settle: exportAll },
  resource: {
    reason: "the API that an entry of {fields} refers to is not visible",
    settle: "Write the API's client id, or scan again once it is known.",
  },
  "not-in-run": {
    reason: "what the API that {fields} refers to exposes is not in this run",
    settle: "Add the API's application or service principal to the scan: `az ad sp list --all`.",
    kind: "servicePrincipal",
    isOfTheTenant: true,
  },
  "other-cloud": {
    reason:
      "whether Microsoft Graph of this tenant's cloud has the permission behind {fields} is not in the run; the built-in table is of the global cloud",
    settle: "Export Microsoft Graph's service principal with all its scopes and roles: `az ad sp list --all`.",
    kind: "servicePrincipal",
    isOfTheTenant: true,
  },
  [notCarried]: {
    reason: "a file of this format never declares what decides it",
    settle: "Scan an export of the tenant, where the whole object is.",
  },
  partial: {
    reason: "the input contains only part of the object",
    settle: "Scan the whole declaration, or an export of the tenant.",
    isOfTheTenant: true,
  },
  "partial-run": {
    reason: "the input does not show all resources of the tenant",
    settle: "Set `tenantId` of every provider; scan a stack export, or a preview that was made with `--show-sames` and to its end.",
  },
  imported: {
    reason: "{fields} of an application that was imported may have more than the program declares",
    settle: "Name an export of the tenant as `context`, or declare the rest in the program.",
  },
  stale: {
    reason: "{fields} is as the stack's state has it, and may be old",
    settle: "Run `pulumi refresh`, or name an export of the API's stack as `context`.",
  },
  unlinked: {
    reason: "a service principal of the run belongs to an application that cannot be seen",
    settle: "Refer to the application's clientId directly, or scan the stack again once it is deployed.",
  },
  "resource-elsewhere": {
    reason: "an API that is named by its id is declared elsewhere",
    settle: "Scan an export of the tenant, or declare the API's service principal (useExisting) in the stack.",
    isOfTheTenant: true,
  },
  "consent-type": {
    reason: "who may consent to a permission of {fields} cannot be seen",
    settle: "Export the API's scopes with their `type` (User or Admin): `az ad sp list --all`, without --query.",
    isOfTheTenant: true,
  },
  "application-not-in-run": {
    reason: "the application of the service principal is not in this run",
    settle: "Add the applications to the scan: `az ad app list --all`, or EntraExporter with Applications.",
    kind: "application",
    isOfTheTenant: true,
  },
  status: {
    reason: "{fields} contains a value that Microsoft does not document",
    settle: "Look at the application in the portal, or ask Microsoft support what the value means.",
  },
  "object-ids-not-exported": {
    reason: "the run contains applications without their object ids",
    settle: "Export the applications with their `id`: `az ad app list --all`, without $select or --query.",
    isOfTheTenant: true,
  },
  "service-principals-not-exported": {
    reason: "the run contains no service principals",
    settle: exportPrincipals,
    kind: "servicePrincipal",
    isOfTheTenant: true,
  },
  "service-principals-incomplete": {
    reason: "the run contains only some of the service principals",
    settle: exportPrincipals,
    kind: "servicePrincipal",
    isOfTheTenant: true,
  },
  "microsoft-principals-not-exported": {
    reason: "the run contains no service principal owned by Microsoft",
    settle: "Export all service principals, Microsoft's among them: `az ad sp list --all` without a filter.",
    kind: "servicePrincipal",
    isOfTheTenant: true,
  },
  "grants-not-exported": {
    reason: "the run contains no delegated grants",
    settle: "Export them too: `az rest --url https://graph.microsoft.com/v1.0/oauth2PermissionGrants`.",
    kind: "oauth2PermissionGrant",
    isOfTheTenant: true,
  },
  "grants-incomplete": {
    reason: "the run contains only some of the delegated grants",
    settle: "Export all pages of `oauth2PermissionGrants`, and fix or include the files that were left out.",
    kind: "oauth2PermissionGrant",
    isOfTheTenant: true,
  },
  "grants-unlinked": {
    reason: "whose the delegated grants are cannot be seen",
    settle: "Export service principals with `id` and `appId`, and grants with `clientId` and `resourceId`: without $select or --query.",
    isOfTheTenant: true,
  },
  "pre-authorisations-not-exported": {
    reason: "whom an API pre-authorises cannot be seen",
    settle:
      "Export the API's application too, whole: `az ad app list --all`. If it is another tenant's, grant admin consent, or ask its owner.",
    kind: "application",
    isOfTheTenant: true,
  },
  "clients-unknown": {
    reason: "what another multi-tenant application of the run asks for cannot be seen",
    settle: exportAll,
    isOfTheTenant: true,
  },
  "assignments-not-exported": {
    reason: "the run contains no app role assignments",
    settle: "Export `appRoleAssignedTo` of the service principals too.",
    kind: "appRoleAssignment",
    isOfTheTenant: true,
  },
  "assignments-incomplete": {
    reason: "the run contains only some of the app role assignments",
    settle: "Export all pages of `appRoleAssignedTo`, and fix or include the files that were left out.",
    kind: "appRoleAssignment",
    isOfTheTenant: true,
  },
  "authorization-policy-not-exported": {
    reason: "the tenant's authorization policy is not in the run",
    settle: "Export it too: `az rest --url https://graph.microsoft.com/v1.0/policies/authorizationPolicy`.",
    kind: "authorizationPolicy",
    isOfTheTenant: true,
  },
  "consent-policy-not-exported": {
    reason: "what the tenant's consent policy {fields} allows is not in the run",
    settle:
      "Export the consent policies too: `az rest --url 'https://graph.microsoft.com/v1.0/policies/permissionGrantPolicies?$expand=includes,excludes'`.",
    kind: "permissionGrantPolicy",
    isOfTheTenant: true,
  },
  "classifications-not-exported": {
    reason: "how the tenant classifies the permissions of {fields} is not in the run",
    settle:
      "Export them too: `az rest --url https://graph.microsoft.com/v1.0/servicePrincipals/<object id of the API>/delegatedPermissionClassifications`.",
    kind: "delegatedPermissionClassification",
    isOfTheTenant: true,
  },
  "federated-credentials-not-exported": {
    reason: "the run contains no federated credentials",
    settle: "Export the applications with `$expand=federatedIdentityCredentials`.",
    kind: "federatedIdentityCredential",
    isOfTheTenant: true,
  },
};

/** What settles a field that is not in the input, where it belongs to neither an application nor a service principal. */
const exportsOfFields: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:oauth2PermissionGrants\..*|scope|consentType)$/,
    "Export the whole grants: `az rest --url https://graph.microsoft.com/v1.0/oauth2PermissionGrants`, without $select or --query.",
  ],
  [/^appRoleAssignments\./, "Export the whole assignments: `appRoleAssignedTo` of the service principals, without $select or --query."],
  [
    /^permissionGrantPolicies\./,
    "Export the consent policies with their conditions: `az rest --url 'https://graph.microsoft.com/v1.0/policies/permissionGrantPolicies?$expand=includes,excludes'`.",
  ],
  [
    /^authorizationPolicy\./,
    "Export the whole policy: `az rest --url https://graph.microsoft.com/v1.0/policies/authorizationPolicy`, without $select or --query.",
  ],
];

export function isOfTheTenant(reason: string): boolean {
  return explanations[reason]?.isOfTheTenant === true;
}

/** The texts for one `undetermined` entry of a rule; groups are made of equal texts. */
export function explainReason(undetermined: Undetermined): Explanation {
  const found = explanations[undetermined.reason];
  if (!found) throw new Error(`no text for the reason "${undetermined.reason}" in src/policy/reasons.ts`);
  const fields = (undetermined.fields ?? []).map((field) => `\`${field}\``).join(", ") || "a field";
  const reason = found.reason.replace("{fields}", fields);
  const { permission } = undetermined;
  if (permission === undefined) return { reason, settle: settleFor(undetermined) ?? found.settle };
  return {
    reason: `${reason}: the export was refused`,
    settle: `Ask for the Microsoft Graph permission ${permission}, and export again (docs/export.md).`,
  };
}

/** The same verdicts, with the permission where what they rest on was refused. */
export function withPermissions(verdicts: readonly Verdict[], refused: ReadonlyMap<DeclarationKind, string>): readonly Verdict[] {
  if (refused.size === 0) return verdicts;
  return verdicts.map((verdict) => ({
    ...verdict,
    undetermined: verdict.undetermined.map((one) => {
      const kind = explanations[one.reason]?.kind;
      const permission = kind && refused.get(kind);
      return permission === undefined ? one : { ...one, permission };
    }),
  }));
}

function settleFor({ reason, fields = [] }: Undetermined): string | undefined {
  return reason === "absent" ? exportsOfFields.find(([pattern]) => fields.some((field) => pattern.test(field)))?.[1] : undefined;
}

/** Every code that a rule may return. */
export const reasonCodes: readonly string[] = Object.keys(explanations);
