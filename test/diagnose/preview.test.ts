import { aadguard, folderWith } from "../cli/run";
import { application, preview, principal, step } from "../sources/pulumi/written";
import type { DiagnoseDocument } from "../../src/diagnose";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const graph = "00000003-0000-0000-c000-000000000000";
const read = "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e33";

/** A stack before its first deployment: client ids are known to nobody, links are dependencies. */
const stack = (apiPrincipal: boolean) =>
  preview([
    step("create", application("web"), {
      newState: {
        inputs: {
          displayName: "Orders Web",
          signInAudience: "AzureADMyOrg",
          web: { redirectUris: ["https://orders.contoso.com/signin-oidc"] },
          password: { displayName: "web server" },
          requiredResourceAccesses: [
            { resourceAppId: graph, resourceAccesses: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }] },
            { resourceAppId: unknown, resourceAccesses: [{ id: read, type: "Scope" }] },
          ],
        },
        propertyDependencies: { requiredResourceAccesses: [application("api")] },
      },
    }),
    step("create", application("api"), {
      newState: {
        inputs: {
          displayName: "Orders API",
          signInAudience: "AzureADMyOrg",
          identifierUris: ["api://orders"],
          api: { oauth2PermissionScopes: [{ id: read, value: "Orders.Read", type: "User", enabled: true }] },
        },
      },
    }),
    ...["web", ...(apiPrincipal ? ["api"] : [])].map((name) =>
      step("create", principal(name), {
        newState: { inputs: { clientId: unknown }, propertyDependencies: { clientId: [application(name)] } },
      }),
    ),
  ]);

function diagnose(document: unknown, ...args: string[]) {
  const folder = folderWith({ "preview.json": document });
  try {
    const { exit, stdout, stderr } = aadguard(["diagnose", ...args, "--format", "json"], { cwd: folder.path });
    expect(stderr).toBe("");
    const { links, request } = JSON.parse(stdout) as DiagnoseDocument;
    return { exit, request, broken: links.filter(({ status }) => status === "broken").map(({ id }) => id), links };
  } finally {
    folder.remove();
  }
}

test.each(["Orders Web", application("web")])("a client of a stack that is not deployed yet answers to %s", (client) => {
  const { exit, request, broken } = diagnose(stack(true), "--client", client, "--resource", "api://orders", "--flow", "authorizationCode");
  expect({ exit, broken }).toEqual({ exit: 0, broken: [] });
  expect(request).toMatchObject({ client: { displayName: "Orders Web", appId: null }, resource: { displayName: "Orders API" } });
});

test("Microsoft's APIs need no declaration in a stack", () => {
  const { exit, links } = diagnose(stack(true), "--client", "Orders Web", "--scope", "User.Read", "--flow", "authorizationCode");
  expect(exit).toBe(0);
  expect(links.find(({ id }) => id === "permission")).toMatchObject({
    status: "holds",
    evidence: [{ text: "User.Read is exposed and enabled" }],
  });
});

test("an API without a service principal in the stack breaks the request", () => {
  const { exit, broken } = diagnose(stack(false), "--client", "Orders Web", "--resource", "api://orders", "--flow", "authorizationCode");
  expect(exit).toBe(1);
  expect(broken).toContain("resource-principal");
});

test("places are those of the resources", () => {
  const { links } = diagnose(stack(true), "--client", "Orders Web", "--resource", "api://orders", "--flow", "authorizationCode");
  const paths = new Set(links.flatMap(({ evidence }) => evidence.flatMap(({ path }) => path ?? [])));
  expect([...paths]).toEqual(["preview.json"]);
});
