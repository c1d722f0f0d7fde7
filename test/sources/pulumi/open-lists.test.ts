import { scanned } from "./scanned";
import { application as urnOf, exported, principal, state } from "./written";

/** More may belong to an application than can be seen: nothing is said that rests on it, and nothing is silent. */
const sentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const graph = {
  resourceAppId: "00000003-0000-0000-c000-000000000000",
  resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
};
const guid = (n: number): string => `0f6f1a0e-52c0-4a4b-9a77-8c2a7d4f1b${String(n).padStart(2, "0")}`;

let numbers = 0;
function application(name: string, inputs: Record<string, unknown>): { id: string; states: Record<string, unknown>[] } {
  const [objectId, clientId] = [guid(numbers++), guid(numbers++)];
  const id = `/applications/${objectId}`;
  const web = state(urnOf(name), { id, inputs: { displayName: name, ...inputs }, outputs: { clientId, objectId } });
  const sp = state(principal(name), {
    id: `/servicePrincipals/${guid(numbers++)}`,
    inputs: { clientId },
    outputs: { preferredSingleSignOnMode: "" },
  });
  return { id, states: [web, sp] };
}

const part = (type: string, inputs: Record<string, unknown>): Record<string, unknown> =>
  state(`urn:pulumi:dev::shop::azuread:index/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}::part`, { id: "part", inputs });

const web = application("Web", { requiredResourceAccesses: [graph], web: { redirectUris: ["https://contoso.com/cb"] } });
const desktop = application("Desktop", { requiredResourceAccesses: [graph], fallbackPublicClientEnabled: true });
const api = application("Api", { api: { oauth2PermissionScopes: [{ id: guid(90), value: "Read", type: "User", enabled: true }] } });
const all = [...web.states, ...desktop.states, ...api.states];
const options = ["--rule", "public-client-with-secret,web-redirect-without-credential,resource-without-identifier-uri"];
const scan = (states: Record<string, unknown>[]) => scanned(exported(states), { options });
const computed = (field: string): string => `\`${field}\` is only known after deployment`;

test("a secret that may be anyone's is nobody's yet", () => {
  const { findings, undetermined } = scan([...all, part("ApplicationPassword", { applicationId: sentinel })]);
  expect(findings).toEqual(["note resource-without-identifier-uri Api"]);
  expect(undetermined).toEqual(
    expect.arrayContaining([
      `public-client-with-secret Desktop: ${computed("passwordCredentials")}`,
      `web-redirect-without-credential Web: ${computed("passwordCredentials")}`,
    ]),
  );
});

test("an identifier URI that may be anyone's leaves it open whether an API has one", () => {
  const { undetermined } = scan([...all, part("ApplicationIdentifierUri", { applicationId: sentinel, identifierUri: "api://x" })]);
  expect(undetermined).toContain(`resource-without-identifier-uri Api: ${computed("identifierUris")}`);
});

test("redirect URIs of an unknown platform make no public client", () => {
  const other = application("Other", { requiredResourceAccesses: [graph], password: { displayName: "p" } });
  const uris = part("ApplicationRedirectUris", { applicationId: other.id, type: sentinel, redirectUris: ["https://contoso.com/"] });
  const { findings, undetermined } = scan([...other.states, uris]);
  expect(findings).toEqual([]);
  expect(undetermined).toContain(`public-client-with-secret Other: ${computed("publicClientRedirectUris")}`);
});

test("a password block that is not known yet is not a secret yet", () => {
  const unsure = application("Unsure", { fallbackPublicClientEnabled: true, password: sentinel });
  const { findings, undetermined } = scan(unsure.states);
  expect(findings).toEqual([]);
  expect(undetermined).toContain(`public-client-with-secret Unsure: ${computed("passwordCredentials")}`);
});

test("an element that cannot be seen is an element still", () => {
  const certain = application("Certain", { publicClient: { redirectUris: [sentinel] }, password: { displayName: "p" } });
  expect(scan(certain.states).findings).toEqual(["warning public-client-with-secret Certain"]);
});
