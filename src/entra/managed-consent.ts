import { packageText } from "../platform";

interface Table {
  /** When Microsoft's page was read: yyyy-mm. */
  readonly date: string;
  /** Client id of an API to the scopes that `microsoft-user-default-recommended` leaves to administrators. */
  readonly managed: Readonly<Record<string, readonly string[]>>;
  /** Client ids that `microsoft-user-default-allow-consent-apps` lets users consent to all the same. */
  readonly mailClients: readonly string[];
}

let loaded: Table | undefined;

/**
 * What Microsoft says of its own consent policies. It changes them without notice: the table is dated.
 * @see https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies
 */
function table(): Table {
  return (loaded ??= JSON.parse(packageText("data/user-consent.json")) as Table);
}

/** Of the table: yyyy-mm. */
export function managedConsentDate(): string {
  return table().date;
}

/** Some of this API's scopes are on Microsoft's list. */
export function isManaged(apiId: string | undefined): boolean {
  return apiId !== undefined && Object.hasOwn(table().managed, apiId);
}

/** The managed policy, today's default, leaves this scope to administrators. `apiId` in small letters; the scope's value as it is. */
export function isLeftToAdministrators(apiId: string | undefined, scope: string): boolean {
  return isManaged(apiId) && (table().managed[apiId as string]?.some((one) => one.toLowerCase() === scope.toLowerCase()) ?? false);
}

/** One of the clients for mail that the policy beside the managed one is for. */
export function isMailClient(clientId: string | undefined): boolean {
  return clientId !== undefined && table().mailClients.includes(clientId.toLowerCase());
}
