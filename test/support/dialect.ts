import { asPowerShell } from "../sources/dialect-writers";
import type { Json } from "./examples";

/** How one dialect writes the objects of Microsoft Graph. */
export interface Dialect {
  application(application: Json): unknown;
  /** Whether it has a service principal of this kind; all of them by default. */
  knows?(principal: Json): boolean;
  servicePrincipal(principal: Json): unknown;
  /** Grants, assignments, policies. */
  other(object: Json): unknown;
}

const same = (object: Json): unknown => object;

export const microsoftGraph: Dialect = { application: same, servicePrincipal: same, other: same };

/** What `Get-MgApplication -All | ConvertTo-Json -Depth 10` and its like print. */
export const powerShell: Dialect = { application: asPowerShell, servicePrincipal: asPowerShell, other: asPowerShell };
