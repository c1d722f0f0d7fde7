import type { Directory, Resource } from "../directory/directory";
import { managedConsentDate } from "../entra/managed-consent";
import { type Answer, conditionalPolicies, usersMayConsent } from "../entra/user-consent";
import type { Application, DelegatedPermissionClassification, PermissionGrantPolicy, ResourceAccess } from "../model/declarations";
import { groupedBy } from "../model/grouped";
import { isKnown, known, type Field } from "../model/unknown";
import type { AccessFacts, Subject } from "./subject";

/** What the tenant's consent policies say about users' own consent, permission by permission. */
export class UserConsentFacts {
  private readonly policies: readonly Field<string>[] | undefined;
  private exported: ReadonlyMap<string, PermissionGrantPolicy> | undefined;
  private classified: ReadonlyMap<string, readonly DelegatedPermissionClassification[]> | undefined;

  constructor(private readonly directory: Directory) {
    this.policies = conditionalPolicies(directory.authorizationPolicy?.permissionGrantPoliciesAssigned);
  }

  /** For the run's facts: only where the policies have conditions. */
  get run(): Pick<Subject["run"], "managedConsentDate"> {
    return this.policies ? { managedConsentDate: managedConsentDate() } : {};
  }

  /** The same facts, with whether users may consent, where that depends on the permission. */
  of(
    client: Application,
    resource: Resource | undefined,
    apiId: string | undefined,
    asked: Field<ResourceAccess>,
    facts: AccessFacts,
  ): AccessFacts {
    if (!this.policies || !isKnown(asked) || known(asked.type)?.toLowerCase() !== "scope") return facts;
    const id = known(asked.id)?.toLowerCase();
    const request = {
      permission: { id, name: facts.name, isClassified: (level: string) => this.isClassified(resource, id, facts, level) },
      apiId,
      client: {
        appId: known(client.appId)?.toLowerCase(),
        tenant: this.directory.homeTenant,
        verifiedPublisherId: client.verifiedPublisherId,
      },
    };
    return {
      ...facts,
      userConsent: usersMayConsent(request, this.policies, (this.exported ??= byId(this.directory.permissionGrantPolicies))),
    };
  }

  private isClassified(resource: Resource | undefined, id: string | undefined, { name }: AccessFacts, level: string): Answer {
    const owner = known(resource?.servicePrincipal?.id)?.toLowerCase();
    this.classified ??= byPermission(this.directory.permissionClassifications);
    const found = [id, name.toLowerCase()]
      .flatMap((each) => (each === undefined ? [] : (this.classified?.get(each) ?? [])))
      .find(({ servicePrincipalId }) => !isKnown(servicePrincipalId) || servicePrincipalId?.toLowerCase() === owner);
    if (found) {
      const { classification } = found;
      if (isKnown(classification)) return classification?.toLowerCase() === level;
      return { $unknown: classification?.$unknown ?? "absent", field: "delegatedPermissionClassifications.classification" };
    }
    if (id === undefined && name === "") return { $unknown: "id", field: "requiredResourceAccess" };
    const { classified } = this.directory.facts;
    if (classified === "all" || (owner !== undefined && classified.has(owner))) return false;
    const api = resource?.servicePrincipal ?? resource?.application;
    return { $unknown: "classifications-not-exported", field: known(api?.displayName) ?? "the API" };
  }
}

function byId(policies: readonly PermissionGrantPolicy[]): ReadonlyMap<string, PermissionGrantPolicy> {
  return new Map(policies.flatMap((policy) => (known(policy.id) ? [[String(known(policy.id)).toLowerCase(), policy]] : [])));
}

/** By the permission's id and by its value, in small letters. */
function byPermission(
  classifications: readonly DelegatedPermissionClassification[],
): ReadonlyMap<string, readonly DelegatedPermissionClassification[]> {
  const named = classifications.flatMap((one) =>
    [known(one.permissionId), known(one.permissionName)].flatMap((name) => (name ? [{ name: name.toLowerCase(), one }] : [])),
  );
  return new Map([...groupedBy(named, ({ name }) => name)].map(([name, group]) => [name, group.map(({ one }) => one)]));
}
