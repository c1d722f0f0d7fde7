import type { Finding, ScanResult } from "../../../src/findings/result";
import { catalogue } from "../../../src/policy/catalogue";
import { aadguard, folderWith } from "../../cli/run";

type Json = Record<string, unknown>;
interface Resource extends Json {
  properties: Json;
}

const graph = "00000003-0000-0000-c000-000000000000";
const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";
const github = "https://token.actions.githubusercontent.com";
const resource = (type: string, properties: Json): Resource => ({ import: "graph", type: `Microsoft.Graph/${type}@v1.0`, properties });
const application = (name: string, more: Json): Resource => resource("applications", { displayName: name, uniqueName: name, ...more });
const asks = (type: string): Json => ({
  requiredResourceAccess: [{ resourceAppId: graph, resourceAccess: [{ id: userRead, type }] }],
});
const scope = { id: "3f0c1c2e-5b14-4c0a-9d55-2f6a0b7c1d01", value: "Orders.Read", type: "User", isEnabled: true };
const principal = (of: string, more: Json = {}): Resource =>
  resource("servicePrincipals", { appId: `[reference('${of}').appId]`, ...more });
const credential = (name: string, issuer: string, subject: string, audience: string): Resource =>
  resource("applications/federatedIdentityCredentials", {
    name: `[format('{0}/{1}', reference('desk').uniqueName, '${name}')]`,
    issuer,
    subject,
    audiences: [audience],
  });
const deploys = "repo:contoso@104729/shop@611953:environment:prod";

/** What Bicep compiles of a file with one fault for each rule below. */
const faulty: Readonly<Record<string, Resource>> = {
  portal: application("portal", { web: { redirectUris: ["https://portal.contoso.com/cb"] }, ...asks("Scope") }),
  desk: application("desk", { web: { redirectUris: ["http://desk.contoso.com/cb"] }, isFallbackPublicClient: true, ...asks("Role") }),
  deskPrincipal: principal("desk", { accountEnabled: false }),
  orders: application("orders", { api: { oauth2PermissionScopes: [scope] }, identifierUris: ["https://contoso.com/Orders"] }),
  ordersPrincipal: principal("orders"),
  personal: application("personal", {
    signInAudience: "AzureADandPersonalMicrosoftAccount",
    spa: { redirectUris: ["https://me.contoso.com/"] },
    ...asks("Scope"),
  }),
  personalPrincipal: principal("personal"),
  issuer: credential("issuer", `${github}/`, deploys, "api://AzureADTokenExchange"),
  audience: credential("audience", github, deploys.replace("prod", "test"), `api://${userRead}`),
};

/** Rules whose snippet is not tried here, each with the reason. */
const notTried: Readonly<Record<string, string>> = {
  "federated-credential-subject": "What the token's subject is only people know, mostly.",
  "mapped-claims-not-accepted": "A template does not declare which policies are assigned.",
  "mapped-claims-unverified-audience": "Its audience is refused before, as an identifier URI.",
};

function found(resources: Readonly<Record<string, Resource>>): readonly Finding[] {
  const inputs = folderWith({
    "main.json": {
      $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
      languageVersion: "2.0",
      contentVersion: "1.0.0.0",
      imports: { graph: { provider: "MicrosoftGraph", version: "1.0.0" } },
      resources,
    },
  });
  try {
    const { stdout } = aadguard(["main.json", "--format", "json", "--now", "2026-11-23T00:00:00Z"], { cwd: inputs.path });
    return (JSON.parse(stdout) as ScanResult).findings;
  } finally {
    inputs.remove();
  }
}

/** A value as the snippets write it: texts in single quotes, lists and objects on one line. */
function valueOf(text: string): unknown {
  return JSON.parse(text.replace(/'/g, '"').replace(/([{,] *)(\w+):/g, '$1"$2":'));
}

/** Writes a snippet into the template as the compiler would. */
function applied(resources: Readonly<Record<string, Resource>>, { subject, location, remediation }: Finding): Record<string, Resource> {
  const text = remediation.code.map((code) => code.text).join("\n");
  const [, name, type = "", of] = /^resource (\w+) 'Microsoft\.Graph\/(\w+)@v1\.0' = \{\n {2}appId: (\w+)\.appId\n\}$/.exec(text) ?? [];
  if (name !== undefined) return { ...resources, [name]: { ...resource(type, { appId: `[reference('${of}').appId]` }) } };
  const holder = resources[location.pointer.split("/")[2] ?? ""] ?? resources[String(subject.address)];
  const [, wanted, given] = /^('[^']*') \/\/ in place of ('[^']*')$/.exec(text) ?? [];
  const properties =
    wanted === undefined || given === undefined ? assigned(holder?.properties ?? {}, text) : replaced(holder?.properties, given, wanted);
  return Object.fromEntries(Object.entries(resources).map(([symbol, each]) => [symbol, each === holder ? { ...each, properties } : each]));
}

function replaced(properties: Json | undefined, given: string, wanted: string): Json {
  return JSON.parse(JSON.stringify(properties).replace(JSON.stringify(valueOf(given)), JSON.stringify(valueOf(wanted)))) as Json;
}

function assigned(properties: Json, text: string): Json {
  const [, name = "", value = "", id] = /^(\w+): (.*?)(?: \/\/ of the permission (.*))?$/.exec(text) ?? [];
  if (id === undefined) return { ...properties, [name]: valueOf(value) };
  const entry = new RegExp(`("id":"${id}","${name}":)"\\w+"`);
  return JSON.parse(JSON.stringify(properties).replace(entry, `$1${JSON.stringify(valueOf(value))}`)) as Json;
}

const bicepRules = catalogue()
  .rules.filter(({ remediation }) => remediation.code.some(({ language }) => language === "bicep"))
  .map(({ id }) => id);
const tried = bicepRules.filter((id) => !(id in notTried));

test("what a template is reported for is gone once all snippets are written, and nothing new appears", () => {
  const before = found(faulty);
  const offered = before.filter(({ remediation }) => remediation.code.length > 0);
  expect([...new Set(offered.map(({ ruleId }) => ruleId))].sort()).toEqual(tried);
  const after = found(offered.reduce<Readonly<Record<string, Resource>>>(applied, faulty));
  const known = new Set(before.map(({ ruleId }) => ruleId));
  const wrong = after.filter(({ ruleId }) => tried.includes(ruleId) || !known.has(ruleId));
  expect(wrong.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});

test("no exception that is not needed", () => {
  expect(Object.keys(notTried).filter((id) => !bicepRules.includes(id))).toEqual([]);
});
