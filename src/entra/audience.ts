import type { Application } from "../model/declarations";
import { known } from "../model/unknown";

/** Audiences of applications that are used in other tenants than their own; `client.is_multi_tenant` of the rules goes by the same two. */
export const multiTenantAudiences: readonly string[] = ["AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount"];

/** Used in other tenants than its own. */
export function isMultiTenant({ signInAudience }: Pick<Application, "signInAudience">): boolean {
  return multiTenantAudiences.includes(known(signInAudience) ?? "");
}
