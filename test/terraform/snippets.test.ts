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
  const text = remediation.code.map((code) => code.text).join("\n");
  if (text.startsWith("resource ")) return `${program}\n${text}`;
  const start = program.indexOf(`resource "${subject.address?.replace(".", '" "')}"`);
  const end = program.indexOf("\n}\n", start);
  const [before, own, after] = [program.slice(0, start), program.slice(start, end), program.slice(end)];
  const [, wanted, given] = /^("[^"]*"), # in place of ("[^"]*")/.exec(text) ?? [];
  if (wanted !== undefined && given !== undefined) return before + own.replace(given, wanted) + after;
  const [, name = ""] = /^(\w+) =/.exec(text) ?? [];
  return before + own.replace(new RegExp(`^( *)${name} *= .*$`, "m"), `$1${text}`) + after;
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

test("no exception that is not needed", () => {
  expect(Object.keys(notPlanned).filter((id) => !hclRules.includes(id))).toEqual([]);
});
