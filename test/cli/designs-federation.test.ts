import type { Finding } from "../../src/findings/result";
import { readAll, ofGraph, tenant as T, type Json } from "../support/designs";
import { idOf, scanEstate } from "../support/estate";

/*
 * Federated credentials of each issuer that is known, as its documentation has them and with one letter, slash or word otherwise: each
 * on an application of its own, all in one tenant. A correct one yields nothing above note.
 */

type Credential = readonly [issuer: string, subject: string, audience: string];
const [I, S, A] = ["federated-credential-issuer", "federated-credential-subject", "federated-credential-audience"];

const O = "6f5e4d3c-2b1a-4098-8776-655443322110";
const P = "7a8b9c0d-1e2f-4031-8425-364758697a8b";
/** The object id of a managed identity. */
const mi = "9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d";
const G = "https://token.actions.githubusercontent.com";
const X = "api://AzureADTokenExchange";
const E = `https://login.microsoftonline.com/${T}/v2.0`;
const aks = `https://westeurope.oic.prod-aks.azure.com/${T}/${O}`;
const vstoken = `https://vstoken.dev.azure.com/${O}`;
const circle = `https://oidc.circleci.com/org/${O}`;
const eid = `/eid1/c/pub/t/${b64(T)}/a/rISbSSETf0KqFyZ8ppdXmA/sc/${O}/${P}`;

/** The bytes of a GUID as Windows orders them, in base64url. */
function b64(guid: string): string {
  const bytes = Buffer.from(guid.replace(/-/g, ""), "hex");
  const parts = [bytes.subarray(0, 4).reverse(), bytes.subarray(4, 6).reverse(), bytes.subarray(6, 8).reverse(), bytes.subarray(8)];
  return Buffer.concat(parts).toString("base64url");
}

const correct: readonly Credential[] = [
  [G, "repo:contoso/harbour:ref:refs/heads/main", X],
  [G, "repo:contoso/harbour:ref:refs/heads/feature/one", X],
  [G, "repo:contoso/harbour:ref:refs/tags/v1.2.3", X],
  [G, "repo:contoso/harbour:environment:Production", X],
  [G, "repo:contoso/harbour:environment:prod%3Aeu", X],
  [G, "repo:contoso/harbour:environment:My Environment", X],
  [G, "repo:contoso/harbour:pull_request", X],
  [G, "repo:contoso/harbour.io:ref:refs/heads/main", X],
  [G, "repo:contoso@123/harbour@456:ref:refs/heads/main", X],
  [G, "repo:contoso@123/harbour@456:environment:prod", X],
  [G, "repo:contoso@123/harbour@456:pull_request", X],
  [G, "repo:contoso/harbour:environment:prod:job_workflow_ref:contoso/flows/.github/workflows/f.yml@refs/heads/main", X],
  [G, "repository_owner_id:1:repository_id:2:ref:refs/heads/main", X],
  [G, "repository_owner:contoso", X],
  [G, "job_workflow_ref:contoso/flows/.github/workflows/f.yml@refs/heads/main", X],
  [G, "repo:contoso/harbour", X],
  [`${G}/contoso-enterprise`, "repo:contoso/harbour:ref:refs/heads/main", X],
  ["https://token.actions.contoso.ghe.com", "repo:contoso/harbour:ref:refs/heads/main", X],
  ["https://github.contoso.com/_services/token", "repo:contoso/harbour:ref:refs/heads/main", X],
  ["https://gitlab.com", "project_path:contoso/harbour:ref_type:branch:ref:main", "https://gitlab.com"],
  ["https://gitlab.com", "project_path:contoso/sub/harbour:ref_type:tag:ref:v1", X],
  ["https://gitlab.com", "project_id:12:ref_type:branch:ref:main", X],
  ["https://gitlab.contoso.com", "project_path:contoso/harbour:ref_type:branch:ref:main", X],
  [vstoken, "sc://contoso/Harbour/deploy", X],
  [vstoken, "sc://contoso/Harbour Project/deploy to prod", X],
  [`https://app.vstoken.visualstudio.com/${O}`, "sc://contoso/Harbour/deploy", X],
  [E, eid, X],
  [`${aks}/`, "system:serviceaccount:harbour:worker", X],
  [`https://oidc.prod-aks.azure.com/${O}/`, "system:serviceaccount:harbour:worker", X],
  [`https://usgovvirginia.oic.prod-aks.azure.us/${T}/${O}/`, "system:serviceaccount:harbour:worker", X + "USGov"],
  ["https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF", "system:serviceaccount:harbour:worker", X],
  [
    "https://container.googleapis.com/v1/projects/contoso/locations/europe-west1/clusters/harbour",
    "system:serviceaccount:harbour:worker",
    X,
  ],
  ["https://accounts.google.com", "112633961854638529490", X],
  ["https://3f0f5b1c-6f5e-4d3c-8098-655443322110.tokens.sts.global.api.aws", "arn:aws:iam::123456789012:role/harbour", X],
  ["https://app.terraform.io", "organization:contoso:project:Default Project:workspace:harbour:run_phase:plan", X],
  ["https://app.eu.terraform.io", "organization:contoso:project:p:workspace:harbour:run_phase:apply", X],
  ["https://tfe.contoso.com", "organization:contoso:project:p:workspace:harbour:run_phase:apply", X],
  ["https://api.pulumi.com/oidc", "pulumi:environments:org:contoso:env:harbour/prod", "azure:contoso"],
  ["https://api.pulumi.com/oidc", "pulumi:environments:org:contoso:env:<yaml>", "contoso"],
  [
    "https://api.pulumi.com/oidc",
    "pulumi:environments:pulumi.organization.login:contoso:currentEnvironment.name:harbour/prod",
    "azure:contoso",
  ],
  ["https://api.pulumi.com/oidc", "pulumi:deploy:org:contoso:project:harbour:stack:prod:operation:update:scope:write", "contoso"],
  [circle, `org/${O}/project/${P}/user/${mi}`, O],
  ["https://agent.buildkite.com", "pipeline:019:ref", "x"],
  ["https://contoso.app.spacelift.io", "space:root:stack:harbour:run_type:TRACKED:scope:write", "contoso.app.spacelift.io"],
  ["https://login.contoso.com/realms/ci", "worker", "azure"],
  ["https://kubernetes.contoso.com", "system:serviceaccount:harbour:worker", X],
  [E, mi, X],
  [E, `/eid1/c/pub/t/${b64(T)}/a/9ExAW52n_ky4ZiS_jhpJIQ/connection`, X],
  [`https://login.microsoftonline.us/${T}/v2.0`, mi, X + "USGov"],
  [`https://login.partner.microsoftonline.cn/${T}/v2.0`, mi, X + "China"],
  ["https://oidc.vercel.com/contoso", "owner:contoso:project:harbour:environment:production", "https://vercel.com/contoso"],
  ["https://oidc.octopus.contoso.com", "space:default:project:harbour:environment:prod", X],
  ["https://contoso.octopus.app", "space:default:project:harbour:environment:prod", X],
];

const faulty: readonly (readonly [rule: string | undefined, ...Credential])[] = [
  [I, G + "/", "repo:contoso/harbour:ref:refs/heads/main", X],
  [I, "http://token.actions.githubusercontent.com", "repo:contoso/harbour:ref:refs/heads/main", X],
  [I, "https://token.actions.githubusercontent.com ", "repo:contoso/harbour:ref:refs/heads/main", X],
  [I, "token.actions.githubusercontent.com", "repo:contoso/harbour:ref:refs/heads/main", X],
  [I, "https://Token.Actions.GithubUserContent.com", "repo:contoso/harbour:ref:refs/heads/main", X],
  [I, G + "/.well-known/openid-configuration", "repo:contoso/harbour:ref:refs/heads/main", X],
  [S, G, "repo:contoso/harbour:pull-request", X],
  [S, G, "repo:contoso/harbour:ref:main", X],
  [S, G, "repo:contoso/harbour:ref:refs/head/main", X],
  [S, G, "repo:contoso/harbour:ref:heads/main", X],
  [S, G, "repo:contoso/harbour:refs/heads/main", X],
  [S, G, "repo:contoso/harbour:ref:refs/heads/*", X],
  [S, G, "repo:contoso/*", X],
  [S, G, "repo:harbour:ref:refs/heads/main", X],
  [S, G, "repo:https://github.com/contoso/harbour:ref:refs/heads/main", X],
  [S, G, "contoso/harbour:ref:refs/heads/main", X],
  [S, G, "repos:contoso/harbour:ref:refs/heads/main", X],
  [S, G, "repo:contoso/harbour:branch:main", X],
  [S, G, "repo:contoso/harbour:tag:v1", X],
  [S, G, "repo:contoso/harbour:env:prod", X],
  [S, G, "repo:contoso/harbour:Environment:prod", X],
  [S, G, "repo:contoso/harbour:environment:prod:ref:refs/heads/main", X],
  [S, G, "repo:contoso@123/harbour:ref:refs/heads/main", X],
  [S, G, "repo:contoso/harbour:environment:", X],
  [S, G, "repo:contoso/harbour:environment:a:b", X],
  [S, G, " repo:contoso/harbour:ref:refs/heads/main", X],
  [S, G, "repo:contoso/harbour:ref:refs/heads/", X],
  [S, G, "", X],
  [S, "https://github.contoso.com/_services/token", "repo:contoso@1/harbour@2:ref:refs/heads/main", X],
  [I, "https://gitlab.com/", "project_path:contoso/harbour:ref_type:branch:ref:main", X],
  [S, "https://gitlab.com", "project:contoso/harbour:ref_type:branch:ref:main", X],
  [S, "https://gitlab.com", "project_path:contoso/harbour:ref_type:branches:ref:main", X],
  [S, "https://gitlab.com", "project_path:contoso/harbour:ref_type:branch:ref:refs/heads/main", X],
  [S, "https://gitlab.com", "project_path:harbour:ref_type:branch:ref:main", X],
  [S, "https://gitlab.com", "repo:contoso/harbour:ref:refs/heads/main", X],
  [S, vstoken, "sc://contoso/deploy", X],
  [S, vstoken, eid, X],
  [I, `${vstoken}/`, "sc://contoso/Harbour/deploy", X],
  [I, "https://vstoken.dev.azure.com/contoso", "sc://contoso/Harbour/deploy", X],
  [S, E, "sc://contoso/Harbour/deploy", X],
  [S, E, eid.replace(b64(T), b64("11111111-2222-4333-8444-555555555555")), X],
  [S, E, eid.replace(b64(T), T), X],
  [S, E, eid.replace(b64(T), "{tenantId}"), X],
  [I, aks, "system:serviceaccount:harbour:worker", X],
  [S, `${aks}/`, "system:serviceaccount:worker", X],
  [S, `${aks}/`, "system:serviceaccounts:harbour:worker", X],
  [S, `${aks}/`, "harbour:worker", X],
  [S, `${aks}/`, "system:serviceaccount:harbour:Worker_1", X],
  [I, "https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF/", "system:serviceaccount:harbour:worker", X],
  [S, "https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF", "harbour/worker", X],
  [S, "https://accounts.google.com", "worker@contoso.iam.gserviceaccount.com", X],
  [I, "https://accounts.google.com/", "112633961854638529490", X],
  [I, "accounts.google.com", "112633961854638529490", X],
  [I, "https://app.terraform.io/", "organization:contoso:project:p:workspace:harbour:run_phase:plan", X],
  [S, "https://app.terraform.io", "organization:contoso:workspace:harbour:run_phase:plan", X],
  [S, "https://app.terraform.io", "organization:contoso:project:p:workspace:harbour:run_phase:*", X],
  [S, "https://app.terraform.io", "organization:contoso:project:p:workspace:harbour", X],
  [I, "https://api.pulumi.com", "pulumi:environments:org:contoso:env:harbour/prod", "azure:contoso"],
  [I, "https://api.pulumi.com/oidc/", "pulumi:environments:org:contoso:env:harbour/prod", "azure:contoso"],
  [S, "https://api.pulumi.com/oidc", "environments:org:contoso:env:harbour/prod", "azure:contoso"],
  [I, `${circle}/`, `org/${O}/project/${P}/user/${mi}`, O],
  [S, circle, "project/7a8b9c0d", O],
  [S, "https://agent.buildkite.com", "organization:contoso:pipeline:harbour:ref:refs/heads/main:commit:9f3b:step:deploy", X],
  [S, "https://contoso.app.spacelift.io", "stack:harbour", "contoso.app.spacelift.io"],
  [I, "https://contoso.app.spacelift.io/", "space:root:stack:harbour:run_type:TRACKED:scope:write", "contoso.app.spacelift.io"],
  [
    S,
    "https://api.bitbucket.org/2.0/workspaces/contoso/pipelines-config/identity/oidc",
    "{repo}:{step}",
    "ari:cloud:bitbucket:workspace/1",
  ],
  [I, `https://login.microsoftonline.com/${T}`, mi, X],
  [I, `https://login.microsoftonline.com/${T}/`, mi, X],
  [I, `https://login.microsoftonline.com/${T}/v2.0/`, mi, X],
  [I, `https://sts.windows.net/${T}/`, mi, X],
  [I, "https://login.microsoftonline.com/common/v2.0", mi, X],
  [I, "https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0", mi, X],
  [I, "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0", mi, X],
  [S, E, "harbour-identity", X],
  [S, E, "/subscriptions/x/resourcegroups/y/providers/Microsoft.ManagedIdentity/userAssignedIdentities/z", X],
  [I, "https://kubernetes.default.svc.cluster.local", "system:serviceaccount:harbour:worker", X],
  [I, "https://kubernetes.default.svc", "system:serviceaccount:harbour:worker", X],
  [I, "http://login.contoso.com", "worker", "azure"],
  [A, G, "repo:contoso/harbour:ref:refs/heads/main", "AzureADTokenExchange"],
  [A, G, "repo:contoso/harbour:ref:refs/heads/main", "api://azureadtokenexchange"],
  [A, G, "repo:contoso/harbour:ref:refs/heads/main", "https://management.azure.com/"],
  [A, G, "repo:contoso/harbour:ref:refs/heads/main", "api://AzureADTokenExchange "],
  [A, G, "repo:contoso/harbour:ref:refs/heads/main", "sts.amazonaws.com"],
  [A, G, "repo:contoso/harbour:ref:refs/heads/main", "https://graph.microsoft.com"],
  [A, G, "repo:contoso/harbour:ref:refs/heads/main", "https://login.microsoftonline.com"],
  [A, E, mi, X + "USGov"],
  [A, E, mi, "api://contoso"],
  [A, E, eid, "https://management.core.windows.net/"],
  [A, vstoken, "sc://contoso/Harbour/deploy", "api://AzureADTokenExchange/"],
  [A, `${aks}/`, "system:serviceaccount:harbour:worker", "https://kubernetes.default.svc"],
  [A, "https://app.terraform.io", "organization:contoso:project:p:workspace:harbour:run_phase:plan", "azure.workload.identity"],
  [A, "https://api.pulumi.com/oidc", "pulumi:environments:org:contoso:env:harbour/prod", "*"],
];

async function findingsOf(credentials: readonly Credential[], more: Json = {}): Promise<(n: number) => Finding[]> {
  const names = credentials.map((_, n) => `fic${String(n).padStart(3, "0")}`);
  const { findings } = await scanEstate({
    members: credentials.map(([issuer, subject, audience], n) => ({
      name: names[n] ?? "",
      app: {
        federatedIdentityCredentials: [{ id: `f${n}`, name: "ci", issuer, subject, audiences: [audience] }],
        ...ofGraph(readAll),
        ...more,
      },
    })),
  });
  return (n) => findings.filter(({ subject, severity }) => subject.appId === idOf(names[n] ?? "") && severity !== "note");
}

test("what an issuer's documentation has is left alone", async () => {
  const of = await findingsOf(correct);
  const told = correct.flatMap((credential, n) => of(n).map(({ ruleId, message }) => [...credential, ruleId, message]));
  expect(told).toEqual([]);
});

test("what no token of the issuer has is told, by the rule that it belongs to", async () => {
  const of = await findingsOf(faulty.map(([, ...credential]) => credential));
  const missed = faulty.filter(([rule], n) => !of(n).some(({ ruleId }) => ruleId === rule));
  expect(missed).toEqual([]);
  // An issuer's fault does not hide behind a subject's, and the other way round: only what is wrong is told.
  const beside = faulty.flatMap(([rule, ...credential], n) =>
    of(n).flatMap(({ ruleId }) => (ruleId === rule ? [] : [[...credential, ruleId]])),
  );
  expect(beside).toEqual([]);
});

test.each(["AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount"])(
  "tokens for Azure DevOps on an application for %s",
  async (signInAudience) => {
    const of = await findingsOf([[E, eid, X]], { signInAudience });
    expect(
      of(0)
        .filter(({ ruleId }) => ruleId === I)
        .map(({ aadsts }) => aadsts),
    ).toEqual([["AADSTS70052"]]);
  },
);

test.each([
  [
    [G, "repo:contoso/harbour:ref:main", X],
    ["AADSTS700213", "AADSTS70021"],
  ],
  [
    [E, eid.replace(b64(T), T), X],
    ["AADSTS7002137", "AADSTS700213", "AADSTS70021"],
  ],
  [
    [`${G}/`, "repo:contoso/harbour:pull_request", X],
    ["AADSTS700211", "AADSTS70021"],
  ],
] as const)("%s leads to the codes of its cause alone", async (credential, codes) => {
  const of = await findingsOf([credential]);
  expect(of(0).map(({ aadsts }) => aadsts)).toEqual([codes]);
});
