import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { DiagnoseDocument } from "../../src/diagnose/document";
import { catalogue } from "../../src/policy/catalogue";
import { aadguardHere } from "../support/in-process";
import { folderWith, root } from "./run";

/*
 * Codes and rules, both ways: a code that a rule claims leads back to it on one of its bad examples, and a code that its cause
 * produces is one of its own.
 */

const pairs = catalogue().rules.flatMap(({ id, group, aadsts }) => aadsts.map((code) => [id, code, group] as const));

/** The bad examples of a rule, as `diagnose` is given them: with the flows that they declare. */
function examplesOf(group: string, id: string): readonly { readonly content: Record<string, unknown>; readonly now: string }[] {
  const folder = join(root, "policies", group, id, "examples");
  return readdirSync(folder)
    .filter((name) => name.startsWith("bad-"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Record<string, unknown>)
    .map((content) => ({ content, now: typeof content.now === "string" ? content.now : "2026-11-23T00:00:00Z" }));
}

/** What nobody can see in a declaration: its link is never called broken, and names the rule. */
const neverBroken: ReadonlySet<string> = new Set(["password-flow-enabled"]);

async function leadsBack(id: string, code: string, group: string): Promise<boolean> {
  for (const { content, now } of examplesOf(group, id)) {
    const folder = folderWith({
      "tenant/example.json": content,
      ...(content.flows ? { "aadguard.yaml": stringify({ applications: content.flows }) } : {}),
    });
    try {
      const { stdout } = await aadguardHere(
        ["diagnose", "--error", code, "tenant", "--now", now, "--all", "--format", "json"],
        folder.path,
      );
      const { links } = JSON.parse(stdout) as DiagnoseDocument;
      if (links.some(({ status, ruleIds }) => status === (neverBroken.has(id) ? "cannot-be-seen" : "broken") && ruleIds.includes(id)))
        return true;
    } finally {
      folder.remove();
    }
  }
  return false;
}

test.each(pairs)("%s claims %s, which leads back to it", async (id, code, group) => {
  expect(await leadsBack(id, code, group)).toBe(true);
});

const lookup = "https://login.microsoftonline.com/error";
const reference = "https://learn.microsoft.com/entra/identity-platform/reference-error-codes";
const consentArticle = "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/troubleshoot-consent-issues";
/**
 * What a rule's cause is reported as: each row a cause, the codes of it, where that is written, and the rules that find it. Of the codes
 * that declarations show in full or in part (`scripts/data/aadsts-codes.tsv`), those that a rule decides.
 */
const causes: readonly (readonly [string, readonly number[], string, readonly string[]])[] = [
  ["no principal of the client in the tenant", [7000229, 7000217, 700016], lookup, ["client-without-service-principal"]],
  ["an id that is no client id", [700016, 700038, 700039, 90112], lookup, ["malformed-client-id"]],
  ["the client is switched off", [7000112, 7000116], lookup, ["disabled-service-principal", "disabled-by-microsoft"]],
  ["the API is switched off", [500014, 50001, 7000117], lookup, ["disabled-service-principal"]],
  ["an application of one tenant in another", [500011, 650059], reference, ["single-tenant-resource"]],
  ["a public flow of a confidential client", [7000218, 90136], lookup, ["public-flow-on-confidential-client"]],
  ["no credential where one is asked for", [7000218, 7000219], lookup, ["web-redirect-without-credential", "obo-without-credential"]],
  ["no credential of a daemon", [700027, 700026, 7000216], lookup, ["daemon-without-credential"]],
  [
    "credentials of yesterday",
    [7000222, 700027, 7000215],
    "https://github.com/MicrosoftDocs/azure-docs/issues/33356",
    ["all-credentials-expired"],
  ],
  ["a secret of a public client", [700025, 9002319], lookup, ["public-client-with-secret"]],
  ["an issuer that no token has", [700211, 70021], reference, ["federated-credential-issuer"]],
  [
    "Entra ID's own issuer on a multi-tenant application",
    [70052],
    "https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity",
    ["federated-credential-issuer"],
  ],
  ["a subject that no token has", [700213, 70021], reference, ["federated-credential-subject"]],
  [
    "a tenant in the subject of Entra's own token",
    [7002137],
    "https://github.com/microsoft/Agents/issues/202",
    ["federated-credential-subject"],
  ],
  ["a subject in other capitals", [7002138], "https://github.com/Azure/login/issues/515", ["federated-credential-subject"]],
  ["an audience that no token has", [700212], reference, ["federated-credential-audience"]],
  ["no redirect URI", [500113, 900971], reference, ["interactive-client-without-redirect-uri"]],
  ["a redirect URI that is not accepted", [50011, 500117, 500111, 50029, 90026], lookup, ["redirect-uri-not-allowed"]],
  ["a broker's redirect URI on another platform", [700046], lookup, ["redirect-uri-not-allowed"]],
  [
    "a redirect URI of another platform",
    [90023, 9002326],
    "https://github.com/microsoft/chat-copilot/issues/212",
    ["redirect-uri-on-two-platforms"],
  ],
  [
    "a single-page redirect URI of a server",
    [9002327, 9002325, 700025],
    "https://github.com/Azure-Samples/ms-identity-python-webapp/issues/113",
    ["credential-with-only-spa-redirects"],
  ],
  [
    "a permission that the API does not define",
    [650053, 65006, 1003031],
    lookup,
    ["unknown-graph-permission", "unknown-scope-on-resource", "wrong-permission-type"],
  ],
  ["a role for users only", [650061], lookup, ["unknown-scope-on-resource"]],
  ["no principal of the API in the tenant", [650052, 650058, 65005, 500011], lookup, ["resource-without-service-principal"]],
  ["an API that is not listed", [650057], reference, ["resource-not-listed"]],
  [
    "nobody consented",
    [65001],
    reference,
    ["user-consent-blocked", "ungranted-admin-consent", "ungranted-delegated-permission", "grant-of-unknown-scope"],
  ],
  [
    "only an administrator may consent",
    [90093, 90094, 90095],
    "https://learn.microsoft.com/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-error",
    ["user-consent-blocked", "ungranted-admin-consent", "assignment-required-without-admin-consent"],
  ],
  [
    "an application that is rated as risky",
    [90094, 900941, 900981],
    "https://learn.microsoft.com/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-error",
    ["unverified-publisher"],
  ],
  ["an application that is not assigned", [501051, 50105], reference, ["unassigned-application"]],
  ["a user who is not assigned", [50105], reference, ["unassigned-user-assignment"]],
  ["a client without permissions", [90008, 650056], reference, ["client-without-delegated-permission"]],
  [
    "an audience in other letters",
    [500131],
    "https://github.com/OfficeDev/microsoft-teams-apps-company-communicator/issues/214",
    ["identifier-uri-with-capitals"],
  ],
  ["a token that is signed by an own key", [50013], reference, ["obo-custom-signing-key"]],
  [
    "passwords by the endpoint for all accounts",
    [9001023],
    "https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc",
    ["password-flow-personal-accounts"],
  ],
  ["no signing certificate", [50003, 500031], lookup, ["saml-without-signing-certificate"]],
  ["no certificate to encrypt with", [50007], reference, ["token-encryption-key-missing"]],
  [
    "no certificate to check requests with",
    [76021],
    "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts76021",
    ["signed-requests-without-certificate"],
  ],
  [
    "claims that are mapped without leave",
    [50146],
    "https://github.com/MicrosoftDocs/azure-docs/issues/45285",
    ["mapped-claims-not-accepted"],
  ],
  ["mapped claims and an audience of no verified domain", [501461], reference, ["mapped-claims-unverified-audience"]],
  [
    "client and API that are consented to one by one",
    [650052, 70000, 65001],
    "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/bundle-consent-application-registrations",
    ["bundled-consent-gap"],
  ],
  ["a principal that nobody made, seen at consent", [650052], consentArticle, ["client-without-service-principal"]],
  [
    "application permissions in place of delegated ones",
    [65001],
    consentArticle,
    ["obo-application-only-downstream", "wrong-permission-type"],
  ],
  ["permissions that match nothing of the API", [65005], consentArticle, ["unknown-scope-on-resource"]],
  ["permissions that were not granted, at version 1", [650056], reference, ["ungranted-delegated-permission", "wrong-permission-type"]],
  ["a scope that is not valid", [70011], reference, ["unknown-graph-permission"]],
  ["an API that no URI names", [500011], reference, ["resource-without-identifier-uri"]],
  [
    "users who may not consent, since they have to be assigned",
    [90093, 90094],
    "https://github.com/MicrosoftDocs/azure-docs/pull/59963",
    ["unassigned-user-assignment"],
  ],
];

test.each(causes)("%s: its codes are on its rules", (_, codes, _source, rules) => {
  const missing = rules.flatMap((id) => {
    const { aadsts = [] } = catalogue().rules.find((rule) => rule.id === id) ?? {};
    return codes.filter((code) => !aadsts.includes(`AADSTS${code}`)).map((code) => `${id} ${code}`);
  });
  expect(missing).toEqual([]);
});

test("no rule claims a code of which no cause stands here", () => {
  const seen = new Set(causes.flatMap(([, codes, , rules]) => rules.flatMap((id) => codes.map((code) => `${id} AADSTS${code}`))));
  // The article of the root causes names AADSTS50000 alone, and what is wrong with a password stands in no declaration.
  const beside = pairs.filter(([id, code]) => code !== "AADSTS50000" && id !== "password-flow-enabled" && !seen.has(`${id} ${code}`));
  expect(beside.map(([id, code]) => `${id} ${code}`).sort()).toEqual([]);
});
