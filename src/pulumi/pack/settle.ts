import type { Undetermined } from "../../policy/verdict";

const preview = "Write the value as a literal, or preview again once it is deployed.";

/**
 * What the author of a program can do about a question that is open, by the code of its reason. Reasons that are not here say what no
 * stack holds (the tenant's grants, its authorization policy, the rest of an object that exists already): a policy cannot ask for
 * that again and again.
 */
export const settles: Readonly<Record<string, string>> = {
  computed: preview,
  placeholder: "Fill in the placeholder.",
  name: "Write the id in place of the name.",
  secret: "Do not mark the value as a secret: it is not one.",
  id: "Write the id as a literal, or preview again once it is deployed.",
  state: "Name an export of the API's stack, or of the tenant, as `context`.",
  stale: "Run `pulumi refresh`, or name an export of the API's stack as `context`.",
  resource: "Write the API's client id, give each API an ApplicationApiAccess of its own, or preview again once it is deployed.",
  "not-in-run": "Name an export of the API's stack, or of the tenant, as `context`.",
  unlinked: "Refer to the application's clientId directly, or preview again once it is deployed.",
  "resource-elsewhere":
    "Name an export of the API's stack, or of the tenant, as `context`, or declare the API's service principal (useExisting).",
  // Of a stack that is whole: a provider that does not say its tenant.
  "partial-run": "Set `tenantId` of every provider.",
};

export function isSettleable({ reason }: Undetermined): boolean {
  return reason in settles;
}

export function settleInProgram({ reason }: Undetermined): string {
  return settles[reason] ?? "";
}
