import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { cleanUp, graphOf, newFolder } from "./run";
import { smallTenant } from "./tenant";

const stops: (() => void)[] = [];
afterEach(cleanUp);
afterEach(() => stops.splice(0).forEach((stop) => stop()));

/** An HTTP server that notes what it is asked, and answers with JSON. */
async function server(answer: (url: string, body: string) => readonly [status: number, body: object]) {
  const asked: { url: string; body: string; authorization: string | undefined }[] = [];
  const http = createServer((request, response) => {
    let body = "";
    request.on("data", (piece) => (body += String(piece)));
    request.on("end", () => {
      asked.push({ url: request.url ?? "", body, authorization: request.headers.authorization });
      const [status, value] = answer(request.url ?? "", body);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  stops.push(() => http.close());
  return { asked, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

const client = { AZURE_CLIENT_ID: "c0000000-0000-4000-8000-000000000001", AZURE_TENANT_ID: "contoso.com" };
const none = { AADGUARD_GRAPH_TOKEN: "" };
const onlyNode = { PATH: join(process.execPath, "..") };

/** A folder with a program of this name that prints this. */
function program(name: string, body: string): string {
  const folder = newFolder();
  writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(folder, name), 0o755);
  return folder;
}

test("without anything else the Azure CLI is asked, for Microsoft Graph and the tenant named", async () => {
  const { run, graph, cwd } = await graphOf(smallTenant());
  const folder = program("az", `echo "$@" > az.log\necho '{"accessToken": "of-az", "expires_on": 4102444800}'`);
  const ran = await run(["export", "--tenant", "contoso.com"], { ...none, PATH: `${folder}${delimiter}${process.env.PATH}` });
  expect(ran).toMatchObject({ exit: 0 });
  expect(new Set(graph.requests.map(({ token }) => token))).toEqual(new Set(["of-az"]));
  expect(readFileSync(join(cwd, "az.log"), "utf8").trim()).toBe(
    "account get-access-token --resource-type ms-graph --output json --tenant contoso.com",
  );
});

test("without the Azure CLI all ways to give a token are named", async () => {
  const { run } = await graphOf(smallTenant());
  const { exit, stderr } = await run(["export"], { ...none, ...onlyNode });
  expect(exit).toBe(2);
  expect(stderr).toMatch(/az login.*AADGUARD_GRAPH_TOKEN.*--token-command/);
});

test("what the Azure CLI says when it fails is said, but nothing that looks like a token", async () => {
  const { run } = await graphOf(smallTenant());
  const folder = program(
    "az",
    "echo \"ERROR: Please run 'az login'. eyJhbGciOiJSUzI1NiIsInR5cCI6.eyJhdWQiOiJodHRwczovL2dy.c2lnbmF0dXJl\" >&2\nexit 1",
  );
  const { exit, stderr } = await run(["export"], { ...none, PATH: `${folder}${delimiter}${process.env.PATH}` });
  expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining("Please run 'az login'") });
  expect(stderr).not.toContain("eyJhbGci");
});

test.each([
  ["the token alone", "echo plain-token", "plain-token"],
  ["JSON with access_token", `printf '{"access_token":"of-json"}'`, "of-json"],
])("--token-command may print %s, and goes before AADGUARD_GRAPH_TOKEN", async (_what, command, token) => {
  const { run, graph } = await graphOf(smallTenant());
  expect(await run(["export", "--token-command", command])).toMatchObject({ exit: 0 });
  expect(graph.requests[0]?.token).toBe(token);
});

test.each(["echo 'not a token'", "echo", `echo '{"error":"x"}'`])("--token-command %s gives no token, and is named", async (command) => {
  const { run, graph } = await graphOf(smallTenant());
  const { exit, stderr } = await run(["export", "--token-command", command]);
  expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining("did not print a token") });
  expect(graph.log).toEqual([]);
});

test("AZURE_FEDERATED_TOKEN_FILE is exchanged in one POST, and its content is nowhere", async () => {
  const login = await server(() => [200, { access_token: "exchanged", expires_in: 3600 }]);
  const { run, graph, cwd, files } = await graphOf(smallTenant());
  writeFileSync(join(cwd, "assertion"), "the-assertion\n");
  const env = { ...none, ...client, AZURE_FEDERATED_TOKEN_FILE: join(cwd, "assertion"), AADGUARD_LOGIN_URL: login.url };
  const { exit, stderr } = await run(["export"], env);
  expect({ exit, asked: login.asked.length }).toEqual({ exit: 0, asked: 1 });
  expect(login.asked[0]?.url).toBe("/contoso.com/oauth2/v2.0/token");
  expect(Object.fromEntries(new URLSearchParams(login.asked[0]?.body))).toEqual({
    grant_type: "client_credentials",
    client_id: client.AZURE_CLIENT_ID,
    scope: "https://graph.microsoft.com/.default",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: "the-assertion",
  });
  expect(graph.requests[0]?.token).toBe("exchanged");
  for (const text of [stderr, ...Object.values(files())]) expect(text).not.toMatch(/the-assertion|exchanged/);
});

test("GitHub's OIDC token is asked for the cloud's audience, and exchanged", async () => {
  const login = await server(() => [200, { access_token: "exchanged" }]);
  const github = await server(() => [200, { value: "job-token" }]);
  const { run, graph } = await graphOf(smallTenant());
  const env = {
    ...none,
    ...client,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${github.url}/token?api-version=2`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "runner",
    AADGUARD_LOGIN_URL: login.url,
  };
  expect(await run(["export", "--cloud", "usgov"], env)).toMatchObject({ exit: 0 });
  expect(github.asked).toMatchObject([
    { url: "/token?api-version=2&audience=api%3A%2F%2FAzureADTokenExchangeUSGov", authorization: "bearer runner" },
  ]);
  expect(new URLSearchParams(login.asked[0]?.body).get("client_assertion")).toBe("job-token");
  expect(new URLSearchParams(login.asked[0]?.body).get("scope")).toBe("https://graph.microsoft.us/.default");
  expect(graph.requests[0]?.token).toBe("exchanged");
});

test("why the login service refuses is said, with the code to look up", async () => {
  const problem = "AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:x'.\r\nTrace ID: 1";
  const login = await server(() => [401, { error: "invalid_client", error_description: problem }]);
  const { run, cwd } = await graphOf(smallTenant());
  writeFileSync(join(cwd, "assertion"), "the-assertion");
  const env = { ...none, ...client, AZURE_FEDERATED_TOKEN_FILE: join(cwd, "assertion"), AADGUARD_LOGIN_URL: login.url };
  const { exit, stderr } = await run(["export"], env);
  expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining("aadguard explain AADSTS700213") });
  expect(stderr).not.toContain("Trace ID");
  expect(stderr).not.toContain("the-assertion");
});

test("a login service of another cloud than the one named is refused", async () => {
  const { run, cwd } = await graphOf(smallTenant());
  const env = { ...none, ...client, AZURE_FEDERATED_TOKEN_FILE: join(cwd, "x"), AZURE_AUTHORITY_HOST: "https://login.microsoftonline.us/" };
  const { exit, stderr } = await run(["export"], env);
  expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining("--cloud") });
});

test("@azure/identity is used where it is installed", async () => {
  const { run, graph, cwd } = await graphOf(smallTenant());
  const folder = join(cwd, "packages", "@azure", "identity");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "index.js"),
    `exports.DefaultAzureCredential = class { constructor(options) { this.options = options; }
      async getToken(scope) { require("fs").writeFileSync("asked.json", JSON.stringify([this.options, scope])); return { token: "of-identity", expiresOnTimestamp: Date.now() + 3600000 }; } };`,
  );
  expect(await run(["export", "--cloud", "china"], { ...none, NODE_PATH: join(cwd, "packages") })).toMatchObject({ exit: 0 });
  expect(graph.requests[0]?.token).toBe("of-identity");
  expect(JSON.parse(readFileSync(join(cwd, "asked.json"), "utf8"))).toEqual([
    { authorityHost: "https://login.partner.microsoftonline.cn" },
    "https://microsoftgraph.chinacloudapi.cn/.default",
  ]);
  expect(existsSync(join(cwd, "export.part"))).toBe(false);
});
