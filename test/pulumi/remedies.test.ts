import { type Inputs, remedied } from "../../src/pulumi/pack/remedies";
import { ruleOf } from "../../src/policy/catalogue";
import type { RuleId } from "../../src/policy/rule-ids";

const graph = "00000003-0000-0000-c000-000000000000";
const [userRead, userReadAll] = ["e1fe6dd8-ba31-4d61-89e7-88639da4683d", "df021288-bdef-4463-88db-98f22de89214"];
const token = (type: string): string => `azuread:index/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
const of = (rule: RuleId, type: string, props: Inputs) => remedied(ruleOf(rule) ?? {}, { type: token(type), props });
const asks = (id: string, type: string, resourceAppId = graph) => ({
  requiredResourceAccesses: [{ resourceAppId, resourceAccesses: [{ id, type }] }],
});
/** As @pulumi/policy shows what is not known yet. */
const hidden = (props: Inputs, name: string): Inputs =>
  Object.defineProperty(props, name, {
    enumerable: true,
    get: () => {
      throw new Error("unknown");
    },
  });

test.each<[string, RuleId, string, Inputs, Inputs]>([
  ["a disabled principal", "disabled-service-principal", "ServicePrincipal", { accountEnabled: false }, { accountEnabled: true }],
  [
    "tokens of version 1 for personal accounts",
    "audience-token-version",
    "Application",
    { signInAudience: "PersonalMicrosoftAccount", api: { requestedAccessTokenVersion: 1, mappedClaimsEnabled: false } },
    { signInAudience: "PersonalMicrosoftAccount", api: { requestedAccessTokenVersion: 2, mappedClaimsEnabled: false } },
  ],
  [
    "a registration of those",
    "audience-token-version",
    "ApplicationRegistration",
    { signInAudience: "AzureADandPersonalMicrosoftAccount", requestedAccessTokenVersion: 1 },
    { signInAudience: "AzureADandPersonalMicrosoftAccount", requestedAccessTokenVersion: 2 },
  ],
  ["a delegated permission as Role", "wrong-permission-type", "Application", asks(userRead, "Role"), asks(userRead, "Scope")],
  ["an application permission as Scope", "wrong-permission-type", "Application", asks(userReadAll, "Scope"), asks(userReadAll, "Role")],
  [
    "ids in the wrong list",
    "wrong-permission-type",
    "ApplicationApiAccess",
    { apiClientId: graph, roleIds: [userRead], scopeIds: [userReadAll, userRead] },
    { apiClientId: graph, roleIds: [userReadAll], scopeIds: [userRead] },
  ],
])("%s", (_what, rule, type, given, expected) => {
  expect(of(rule, type, given)).toEqual(expected);
  // Once is enough.
  expect(of(rule, type, expected)).toBeUndefined();
});

test.each<[string, RuleId, string, Inputs]>([
  ["a principal that nobody disabled", "disabled-service-principal", "ServicePrincipal", {}],
  ["one that may be disabled", "disabled-service-principal", "ServicePrincipal", hidden({}, "accountEnabled")],
  ["an audience without personal accounts", "audience-token-version", "Application", { signInAudience: "AzureADMyOrg" }],
  ["an audience that is not known yet", "audience-token-version", "Application", hidden({}, "signInAudience")],
  [
    "a version that is not known yet",
    "audience-token-version",
    "Application",
    hidden({ signInAudience: "PersonalMicrosoftAccount" }, "api"),
  ],
  ["a permission of another API", "wrong-permission-type", "Application", asks(userRead, "Role", "6f1d2c3b-4a59-4e68-8d77-0a1b2c3d4e5f")],
  [
    "an id that Microsoft Graph does not have",
    "wrong-permission-type",
    "Application",
    asks("6f1d2c3b-4a59-4e68-8d77-0a1b2c3d4e5f", "Role"),
  ],
  [
    "a list that is not known yet",
    "wrong-permission-type",
    "ApplicationApiAccess",
    hidden({ apiClientId: graph, scopeIds: [] }, "roleIds"),
  ],
  ["another rule", "symmetric-key-credential", "ApplicationCertificate", { type: "Symmetric" }],
])("%s stays as it is", (_what, rule, type, given) => {
  expect(of(rule, type, given)).toBeUndefined();
});
