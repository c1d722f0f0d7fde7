import type { PermissionGrantConditionSet, PermissionGrantPolicy } from "../model/declarations";
import { type Field, type FieldList, isKnown, isUnknown, known, type UnknownFact } from "../model/unknown";
import { isGuid } from "./guid";
import { isLeftToAdministrators, isMailClient, isManaged } from "./managed-consent";

/** Yes, no, or a reason why that cannot be known. */
export type Answer = boolean | UnknownFact;

/** Yes where one is; otherwise the first that is not known. */
function anyOf(answers: readonly Answer[]): Answer {
  return answers.includes(true) || (answers.find(isOpen) ?? false);
}

/** No where one is; otherwise the first that is not known. */
function allOf(answers: readonly Answer[]): Answer {
  return answers.includes(false) ? false : (answers.find(isOpen) ?? true);
}

function not(answer: Answer): Answer {
  return isOpen(answer) ? answer : !answer;
}

function isOpen(answer: Answer): answer is UnknownFact {
  return typeof answer !== "boolean";
}

/** A user's consent, as consent policies look at it: to one delegated permission that needs no administrator by itself. */
interface ConsentRequest {
  readonly permission: {
    /** In small letters; undefined where only its value is written. */
    readonly id: string | undefined;
    /** `Mail.Read`, or the id where the value cannot be seen. */
    readonly name: string;
    /** How the tenant rates it is low, medium or high. */
    isClassified(level: string): Answer;
  };
  /** The API's client id, in small letters. */
  readonly apiId: string | undefined;
  /** An application that is registered in the tenant. */
  readonly client: {
    readonly appId: string | undefined;
    readonly tenant: string | undefined;
    readonly verifiedPublisherId: Field<string | null>;
  };
}

const forUsers = "managepermissiongrantsforself.";
const legacy = "microsoft-user-default-legacy";

/**
 * The consent policies that apply to users' own consent, in small letters; undefined where their names decide for all permissions
 * alike: none at all (nothing may be consented to), or the one that allows all that needs no administrator.
 */
export function conditionalPolicies(assigned: FieldList<string>): readonly Field<string>[] | undefined {
  if (!isKnown(assigned)) return undefined;
  const own = assigned.flatMap((name): Field<string>[] => {
    if (!isKnown(name)) return [name];
    const small = name.toLowerCase();
    return small.startsWith(forUsers) ? [small.slice(forUsers.length)] : [];
  });
  return own.length === 0 || own.includes(legacy) ? undefined : own;
}

/** Whether one of the policies lets users consent. `exported`: the tenant's policies by their id, in small letters. */
export function usersMayConsent(
  request: ConsentRequest,
  policies: readonly Field<string>[],
  exported: ReadonlyMap<string, PermissionGrantPolicy>,
): Answer {
  return anyOf(
    policies.map((name) => {
      if (!isKnown(name)) return unknownFact(name, "authorizationPolicy.permissionGrantPoliciesAssigned");
      const policy = exported.get(name);
      switch (name) {
        case legacy:
          return true;
        case "microsoft-user-default-recommended":
          return allOf([not(isLeft(request)), not(excludes(policy, request))]);
        case "microsoft-user-default-low":
          // Its other condition, a verified publisher or a registration in the tenant, holds for all that are registered here.
          return request.permission.isClassified("low");
        case "microsoft-user-default-allow-consent-apps":
          return isMailClient(request.client.appId) ? isLeft(request) : false;
        default:
          return policy ? allows(policy, request) : { $unknown: "consent-policy-not-exported", field: name };
      }
    }),
  );
}

/** On Microsoft's list; open for what cannot be seen of a permission, or of the API, that may stand on it. */
function isLeft({ permission: { name }, apiId }: ConsentRequest): Answer {
  if (apiId === undefined) return { $unknown: "resource", field: "requiredResourceAccess" };
  if (isManaged(apiId) && name === "") return { $unknown: "id", field: "requiredResourceAccess" };
  if (isManaged(apiId) && isGuid(name)) return { $unknown: "state", field: "oauth2PermissionScopes" };
  return isLeftToAdministrators(apiId, name);
}

/** One of `includes` fits, and none of `excludes`. */
function allows(policy: PermissionGrantPolicy, request: ConsentRequest): Answer {
  return allOf([fitsOne(policy.includes, "includes", request), not(fitsOne(policy.excludes, "excludes", request))]);
}

/** What an export adds to what Microsoft says of its own policy; one that leaves the conditions out adds nothing. */
function excludes(policy: PermissionGrantPolicy | undefined, request: ConsentRequest): Answer {
  return policy?.excludes === undefined ? false : fitsOne(policy.excludes, "excludes", request);
}

function fitsOne(sets: FieldList<PermissionGrantConditionSet>, list: "includes" | "excludes", request: ConsentRequest): Answer {
  const field = `permissionGrantPolicies.${list}`;
  if (!isKnown(sets)) return unknownFact(sets, field);
  return anyOf(sets.map((set) => (isKnown(set) ? fits(set, request, field) : unknownFact(set, field))));
}

function fits(set: PermissionGrantConditionSet, { permission, apiId, client }: ConsentRequest, field: string): Answer {
  const within = (name: keyof PermissionGrantConditionSet): string => `${field}.${name}`;
  const isIn = (name: ListName, value: string | undefined): Answer => names(set[name], value, within(name));
  const isOneOf = (name: TextName, test: (value: string) => Answer): Answer => {
    const value = set[name];
    // Absent and null are the documented defaults.
    if (value === undefined || value === null) return true;
    return isUnknown(value) ? unknownFact(value, within(name)) : test(value.toLowerCase());
  };
  return allOf([
    isOneOf("permissionType", (type) => type === "delegated" || type === "delegateduserconsentable"),
    isOneOf("permissionClassification", (level) => level === "all" || permission.isClassified(level)),
    isOneOf("resourceApplication", (api) => api === "any" || api === apiId),
    isIn("permissions", permission.id),
    isIn("clientApplicationIds", client.appId),
    isIn("clientApplicationTenantIds", client.tenant),
    publisherFits(set, client.verifiedPublisherId, within),
  ]);
}

type ListName = "permissions" | "clientApplicationIds" | "clientApplicationTenantIds" | "clientApplicationPublisherIds";
type TextName = "permissionType" | "permissionClassification" | "resourceApplication";

/** The list has the value, or says `all`, as an absent one does. */
function names(list: FieldList<string>, value: string | undefined, field: string): Answer {
  if (list === undefined || list === null) return true;
  if (!isKnown(list)) return unknownFact(list, field);
  const small = list.map((one) => known(one)?.toLowerCase());
  if (small.includes("all") || (value !== undefined && small.includes(value.toLowerCase()))) return true;
  const hidden = list.find((one) => !isKnown(one));
  if (hidden !== undefined) return unknownFact(hidden, field);
  return value === undefined ? { $unknown: "absent", field } : false;
}

function publisherFits(
  { clientApplicationsFromVerifiedPublisherOnly: only, clientApplicationPublisherIds: ids }: PermissionGrantConditionSet,
  publisher: Field<string | null>,
  within: (name: keyof PermissionGrantConditionSet) => string,
): Answer {
  const isAsked =
    only === undefined || only === null || isKnown(only)
      ? only === true
      : unknownFact(only, within("clientApplicationsFromVerifiedPublisherOnly"));
  const isVerified = isKnown(publisher) ? publisher !== null && publisher !== "" : unknownFact(publisher, "verifiedPublisherId");
  const isNamed = names(ids, "", within("clientApplicationPublisherIds"));
  return allOf([
    anyOf([not(isAsked), isVerified]),
    anyOf([isNamed, allOf([isVerified, names(ids, known(publisher) ?? "", within("clientApplicationPublisherIds"))])]),
  ]);
}

function unknownFact(value: Field<unknown>, field: string): UnknownFact {
  return { $unknown: isUnknown(value) ? value.$unknown : "absent", field };
}
