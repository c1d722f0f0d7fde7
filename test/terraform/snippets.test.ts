import { catalogue } from "../../src/policy/catalogue";
import type { Finding } from "../../src/findings/result";
import { describeWithTofu } from "./engine";
import { judged, planOf } from "./plans";

const graph = "00000003-0000-0000-c000-000000000000";
const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";
const web = (uri: string): string => `web {\n    redirect_uris = ["${uri}"]\n  }`;
const asks = (type: string): string => `required_resource_access {
    resource_app_id = "${graph}"
    resource_access {
      id   = "${userRead}"
      type = "${type}"
    }
  }`;
const scope = `api {
    oauth2_permission_scope {
      id                         = "3f0c1c2e-5b14-4c0a-9d55-2f6a0b7c1d01"
      value                      = "Orders.Read"
      type                       = "User"
      enabled                    = true
      admin_consent_display_name = "Read orders"
      admin_consent_description  = "Reads orders."
    }
  }`;
const application = (name: string, ...parts: string[]): string =>
  `resource "azuread_application" "${name}" {\n  display_name = "${name}"\n  ${parts.join("\n  ")}\n}\n`;
const principal = (name: string, ...parts: string[]): string =>
  `resource "azuread_service_principal" "${name}" {\n  client_id = azuread_application.${name}.client_id\n  ${parts.join("\n  ")}\n}\n`;
const credential = (name: string, issuer: string, subject: string, audience: string): string =>
  `resource "azuread_application_federated_identity_credential" "${name}" {
  application_id = azuread_application.desk.id
  display_name   = "${name}"
  issuer         = "${issuer}"
  subject        = "${subject}"
  audiences      = ["${audience}"]
}\n`;
const github = "https://token.actions.githubusercontent.com";
const deploys = "repo:contoso@104729/shop@611953:environment:prod";

/** A configuration with one fault for each rule below. */
const faulty = [
  application("portal", web("https://portal.contoso.com/cb"), asks("Scope")),
  application("desk", web("http://desk.contoso.com/cb"), asks("Role"), "fallback_public_client_enabled = true"),
  principal("desk", "account_enabled = false"),
  application("orders", scope, 'identifier_uris = ["https://contoso.com/Orders"]'),
  principal("orders"),
  application("stock", scope.replace("1d01", "1d02")),
  principal("stock"),
  credential("issuer", `${github}/`, deploys, "api://AzureADTokenExchange"),
  credential("audience", github, deploys.replace("prod", "test"), `api://${userRead}`),
].join("\n");

/** Rules whose HCL is not planned here, each with the reason. */
const notPlanned: Readonly<Record<string, string>> = {
  "audience-token-version": "The provider itself refuses such a plan of azuread_application.",
  "daemon-without-credential": "Which credential it is only people know: the snippet has places to fill.",
  "deletes-adopted-principal": "Only a plan that starts from a state deletes anything.",
  "federated-credential-subject": "What the token's subject is only people know, mostly.",
  "identifier-uri-not-allowed": "The stand-in for the provider computes no client id before the apply.",
  "mapped-claims-not-accepted": "The assignment of the policy has to be known, which a first plan does not know.",
  "mapped-claims-unverified-audience": "Its identifier URI is refused before.",
  "saml-without-signing-certificate": "The stand-in for the provider does not have the resource.",
};

/** Writes a snippet where its rule means it: a resource of its own, in place of a value, or in the resource itself. */
function applied(program: string, { subject, remediation }: Finding): string {
  const place = subject.address?.split(".").at(-1) ?? "";
  const text = remediation.code.map((code) => code.text.replace("<appId>", `contoso.onmicrosoft.com/${place}`)).join("\n");
  if (text.startsWith("resource ")) return `${program}\n${text}`;
  const start = program.indexOf(`resource "${subject.address?.replace(".", '" "')}"`);
  const end = program.indexOf("\n}\n", start);
  const [before, own, after] = [program.slice(0, start), program.slice(start, end), program.slice(end)];
  const [, wanted, given] = /^("[^"]*"), # in place of ("[^"]*")/.exec(text) ?? [];
  if (wanted !== undefined && given !== undefined) return before + own.replace(given, wanted) + after;
  const [, name = ""] = /^(\w+) =/.exec(text) ?? [];
  const line = new RegExp(`^( *)${name} *= .*$`, "m");
  return before + (line.test(own) ? own.replace(line, `$1${text}`) : `${own}\n  ${text}`) + after;
}

const hclRules = catalogue()
  .rules.filter(({ remediation }) => remediation.code.some(({ language }) => language === "hcl"))
  .map(({ id }) => id);
const planned = hclRules.filter((id) => !(id in notPlanned));

describeWithTofu("snippets in HCL, planned by the real engine", () => {
  const found = (program: string): readonly Finding[] => judged(planOf(program)).result.findings;

  test("what the program of faults is reported for is gone once all snippets are written", () => {
    const before = found(faulty).filter(({ remediation }) => remediation.code.length > 0);
    const rules = [...new Set(before.map(({ ruleId }) => ruleId))].sort();
    expect(rules.filter((id) => id in notPlanned)).toEqual([]);
    expect(rules).toEqual(planned);
    const after = found(before.reduce(applied, faulty));
    expect(after.filter(({ ruleId }) => planned.includes(ruleId)).map(({ message }) => message)).toEqual([]);
    const known = new Set(found(faulty).map(({ ruleId }) => ruleId));
    expect(after.filter(({ ruleId }) => !known.has(ruleId)).map(({ message }) => message)).toEqual([]);
  });
});

/** The same faults in the names of azuread 1.x and of 2.x before 2.44. */
const olderPrincipal = (name: string, ...parts: string[]): string =>
  principal(name, ...parts)
    .replace("client_id = ", "application_id = ")
    .replace(".client_id", ".application_id");
const firstScope = `oauth2_permissions {
    value                      = "Orders.Read"
    type                       = "User"
    is_enabled                 = true
    admin_consent_display_name = "Read orders"
    admin_consent_description  = "Reads orders."
  }`;
const programs = {
  "1": [
    application("portal", 'reply_urls = ["https://portal.contoso.com/cb"]', asks("Scope")),
    application("desk", 'reply_urls = ["https://desk.contoso.com/cb"]', asks("Role"), "public_client = true"),
    olderPrincipal("desk"),
    application("orders", firstScope, 'identifier_uris = ["https://contoso.com/Orders"]'),
    olderPrincipal("orders"),
    application("stock", firstScope.replace(/Orders/g, "Stock")),
    olderPrincipal("stock"),
  ].join("\n"),
  "2": [
    application("portal", web("https://portal.contoso.com/cb"), asks("Scope")),
    application("desk", web("https://desk.contoso.com/cb"), asks("Role"), "fallback_public_client_enabled = true"),
    olderPrincipal("desk", "account_enabled = false"),
    application("stock", scope),
    olderPrincipal("stock"),
  ].join("\n"),
} as const;

/** Azuread 2.43 lacks what 2.44 added, and has the rest of 2.53, by whose names the stand-in plans. */
function withoutNewerNames(plan: string): string {
  const document = JSON.parse(plan, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || !("application_id" in value && "client_id" in value)) return value;
    const { client_id: newer, ...older } = value as Record<string, unknown>;
    return older["application_id"] === undefined ? { ...older, application_id: newer } : older;
  }) as unknown;
  return JSON.stringify(document);
}

describeWithTofu("snippets in the names of older providers, planned by the real engine", () => {
  test.each([
    ["1", ["client-without-service-principal", "password-flow-enabled", "resource-without-identifier-uri", "wrong-permission-type"]],
    [
      "2",
      [
        "client-without-service-principal",
        "disabled-service-principal",
        "password-flow-enabled",
        "resource-without-identifier-uri",
        "wrong-permission-type",
      ],
    ],
  ] as const)("azuread %s: the findings are gone", (spelling, rules) => {
    const found = (program: string): readonly Finding[] => {
      const plan = planOf(program, { spelling });
      return judged(spelling === "2" ? withoutNewerNames(plan) : plan).result.findings;
    };
    const faults = programs[spelling];
    const before = found(faults).filter(({ remediation }) => remediation.code.length > 0);
    const remedied = [...new Set(before.map(({ ruleId }) => ruleId))];
    expect(remedied).toEqual(expect.arrayContaining([...rules]));
    const snippets = before.flatMap(({ remediation }) => remediation.code.map(({ text }) => text)).join("\n");
    expect(snippets).not.toMatch(/client_id|azuread_application_identifier_uri/);
    const after = found(before.reduce(applied, faults));
    expect(after.filter(({ ruleId }) => remedied.includes(ruleId)).map(({ message }) => message)).toEqual([]);
  });

  test("what a provider cannot say is not written", () => {
    const { findings } = judged(planOf(programs["1"], { spelling: "1" })).result;
    const texts = findings.flatMap(({ remediation }) => remediation.code.map(({ text }) => text)).join("\n");
    expect(texts).toContain("application_id = azuread_application.portal.application_id");
    expect(texts).not.toMatch(/federated_identity_credential|account_enabled|fallback_public_client_enabled/);
  });
});

test("no exception that is not needed", () => {
  expect(Object.keys(notPlanned).filter((id) => !hclRules.includes(id))).toEqual([]);
});
