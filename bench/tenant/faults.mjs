import { certificate, secret } from "./application.mjs";
import { graph } from "./words.mjs";

const expired = { startDateTime: "2020-01-15T08:00:00Z", endDateTime: "2022-01-15T08:00:00Z" };
const signingUsers = ["web", "spa", "native"];
const clients = [...signingUsers, "daemon"];

/**
 * Faults: the rule that finds each, the kinds of application that can have it, and what it does to one. `objects`
 * holds the application, its service principal (null: there is none) and its grants.
 */
const faults = [
  ["symmetric-signing-key", [...clients, "api"], ({ app }, random) => app.keyCredentials.push(symmetricKey(random))],
  ["symmetric-signing-key", clients, ({ sp }, random) => sp.keyCredentials.push(symmetricKey(random))],
  ["client-without-service-principal", clients, (objects) => Object.assign(objects, { sp: null, grants: [], assignments: [] })],
  ["disabled-service-principal", ["api"], ({ sp }) => (sp.accountEnabled = false)],
  ["resource-without-delegated-scopes", ["api"], ({ app, sp }) => (app.api.oauth2PermissionScopes = sp.oauth2PermissionScopes = [])],
  ["wrong-permission-type", signingUsers, ({ app }) => (app.requiredResourceAccess[0].resourceAccess[0].id = graph.roles["User.Read.All"])],
  ["malformed-client-id", signingUsers, ({ app }) => app.requiredResourceAccess.push(damaged(app.requiredResourceAccess[0]))],
  ["client-without-delegated-permission", ["web"], (objects) => withoutPermissions(objects)],
  ["grant-of-unknown-scope", signingUsers, ({ grants }) => (grants[0].scope += " User.Raed")],
  ["public-client-with-secret", ["native"], ({ app }, random) => app.passwordCredentials.push(secret(random))],
  ["all-credentials-expired", ["daemon"], ({ app }, random) => (app.keyCredentials = [{ ...certificate(random), ...expired }])],
];

/** Does one of the faults, or of `more`, that an application of this kind can have; returns the rule that finds it. */
export function addFault(kind, objects, random, more = []) {
  const possible = [...faults, ...more].filter(([, kinds]) => kinds.includes(kind));
  if (possible.length === 0) return undefined;
  const [rule, , apply] = random.pick(possible);
  apply(objects, random);
  return rule;
}

function symmetricKey(random) {
  return { ...certificate(random), displayName: "legacy", type: "Symmetric", usage: "Sign" };
}

function withoutPermissions(objects) {
  objects.app.requiredResourceAccess = [];
  objects.grants = [];
}

function damaged({ resourceAppId, resourceAccess }) {
  return { resourceAppId: resourceAppId.slice(0, -1), resourceAccess };
}
