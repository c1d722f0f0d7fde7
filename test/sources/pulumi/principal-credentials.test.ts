import { scanned } from "./scanned";
import { application, exported, principal, state } from "./written";

const webId = "0d9c8b7a-6f5e-4d3c-8b2a-190817263544";
const principalId = "aaaaaaaa-0000-4000-8000-000000000004";
const part = (type: string, fields: Record<string, unknown>) =>
  state(`urn:pulumi:dev::shop::azuread:index/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}::own`, fields);
const web = (inputs: Record<string, unknown>) =>
  state(application("web"), {
    inputs: { displayName: "Web", ...inputs },
    outputs: { clientId: webId, objectId: "aaaaaaaa-0000-4000-8000-000000000003" },
  });
const own = state(principal("web"), { inputs: { clientId: webId }, outputs: { objectId: principalId } });
const owner = { servicePrincipalId: `/servicePrincipals/${principalId}` };
const password = part("ServicePrincipalPassword", { inputs: owner, outputs: { keyId: webId, endDate: "2999-01-01T00:00:00Z" } });
const certificate = part("ServicePrincipalCertificate", {
  inputs: { ...owner, type: "AsymmetricX509Cert" },
  outputs: { keyId: webId, endDate: "2999-01-01T00:00:00Z" },
});
const redirects = { web: { redirectUris: ["https://web.contoso.com/cb"] } };

test.each([
  ["a password", password],
  ["a certificate", certificate],
])("%s of the service principal is its application's credential", (_what, credential) => {
  const options = ["--rule", "web-redirect-without-credential"];
  expect(scanned(exported([web(redirects), own]), { options }).findings).toEqual(["warning web-redirect-without-credential Web"]);
  expect(scanned(exported([web(redirects), own, credential]), { options }).findings).toEqual([]);
});

test.each([
  ["a password", password],
  ["a certificate", certificate],
])("an application without anything else is a client by %s of its service principal", (_what, credential) => {
  // A client that is disabled gets no tokens; of what is not a client it is a note at most.
  const disabled = { ...own, inputs: { clientId: webId, accountEnabled: false } };
  const said = (others: Record<string, unknown>[]) =>
    scanned(exported([web({}), disabled, ...others]), { options: ["--rule", "disabled-service-principal"] }).findings;
  expect(said([])).toEqual(["note disabled-service-principal Web"]);
  expect(said([credential])).toEqual([expect.stringMatching(/^(error|warning) disabled-service-principal/)]);
});
