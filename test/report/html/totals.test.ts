import { readFileSync } from "node:fs";
import { folderWith } from "../../cli/run";
import { mostNodes, type PageData } from "../../../src/report/html/page-data";
import { htmlReportOf } from "./page";

const idOf = (start: string, n: number): string => `${start}-${String(n).padStart(12, "0")}`;
const scope = "5b0a4e7c-9f51-4a57-8f0a-3c0f7c1d2e01";
const api = {
  id: idOf("0b6f3f52-7c1d-4c0e-8a55", 0),
  appId: idOf("4f1c1a5e-0d4e-4f6b-9a53", 0),
  displayName: "Orders API",
  signInAudience: "AzureADMyOrg",
  identifierUris: [`api://${idOf("4f1c1a5e-0d4e-4f6b-9a53", 0)}`],
  api: { oauth2PermissionScopes: [{ id: scope, value: "Orders.Read", type: "User", isEnabled: true }] },
};
/** One of them at fault, so that its neighbourhood is drawn. */
const client = (n: number) => ({
  id: idOf("0b6f3f52-7c1d-4c0e-8a55", n),
  appId: idOf("4f1c1a5e-0d4e-4f6b-9a53", n),
  displayName: `Client ${n}`,
  signInAudience: "AzureADMyOrg",
  requiredResourceAccess: [{ resourceAppId: api.appId, resourceAccess: [{ id: scope, type: "Scope" }] }],
  ...(n === 1
    ? { keyCredentials: [{ keyId: scope, type: "Symmetric", usage: "Sign", key: null, endDateTime: "2099-01-01T00:00:00Z" }] }
    : {}),
});

test("where the picture is a part of the run, its numbers are of the whole run", () => {
  const clients = Array.from({ length: mostNodes + 50 }, (_, n) => client(n + 1));
  const folder = folderWith({ "applications.json": [api, ...clients] });
  const written = htmlReportOf(["applications.json", "--rule", "symmetric-signing-key"], folder.path);
  const page = readFileSync(written.file, "utf8");
  const data = JSON.parse(/id="data">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? "") as PageData;
  const { nodes, links } = data;
  const node = nodes.find(({ displayName }) => displayName === api.displayName);
  const drawn = links.filter(({ kind, to }) => kind === "calls" && to === node?.id).length;
  written.remove();
  folder.remove();
  expect(nodes.length).toBeLessThan(mostNodes);
  expect(drawn).toBeLessThan(clients.length);
  expect(node?.to?.calls).toBe(clients.length);
});
