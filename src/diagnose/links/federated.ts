import { distance } from "fastest-levenshtein";
import type { FederatedCredential } from "../../model/declarations";
import { isKnown, known, knownElements } from "../../model/unknown";
import { advise, type Answer, type Context, type Evidence, idsOf, type LinkDefinition, withoutPlace } from "../link";
import { broken, isAbout, placedOn, undetermined } from "../answers";
import { codesOfOneCause } from "../codes/neighbours";
import { letterDifference, nearestFirst } from "../letter-difference";

const none = ["AADSTS70025", "AADSTS7000226"];

/** The external token against the application's federated credentials: issuer, subject and audience have to be equal letter by letter. */
export const federatedCredential: LinkDefinition = {
  id: "federated-credential",
  title: "The federated credential",
  flows: ["federated", "managedIdentity"],
  rules: [],
  checks: [
    {
      causes: {
        AADSTS70025: "The application has no federated credential",
        AADSTS7000226: "The application has no federated credential for the assertion",
      },
      ask: noCredential,
    },
    {
      causes: {
        AADSTS700211: "No federated credential has the issuer of the external token",
        AADSTS700212: "No federated credential has the audience of the external token",
        AADSTS700213: "No federated credential has the subject of the external token",
        AADSTS7002138: "A federated credential has the subject in other upper and lower case",
        AADSTS7002137: "No federated credential has the subject that Entra's own issuer gives",
      },
      hidden: "The external token: its iss, sub and aud are in the message, or in the log of the pipeline.",
      ask: notEqual,
    },
    {
      causes: { AADSTS70052: "Entra's own issuer is accepted for single-tenant applications and managed identities only" },
      ask: ownIssuer,
    },
  ],
  shows(context) {
    const { client } = context;
    const count = (known(client?.federatedIdentityCredentials) ?? []).length;
    return client && count > 0 ? [context.evidence(client, ["federatedIdentityCredentials"], `${count} federated credentials`)] : [];
  },
  sources: [
    {
      description: "Microsoft, workload identity federation: how the token is compared (700211, 700212, 700213, 70021)",
      url: "https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations",
    },
    {
      description: "Microsoft, Azure DevOps: errors of workload identity federation (70025, 70052, 700222)",
      url: "https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity",
    },
    { description: "The field: AADSTS7002138, subjects compared by case", url: "https://github.com/Azure/login/issues/515" },
  ],
};

function list({ request: { client } }: Context) {
  return advise(
    "List the federated credentials of the application, and compare them with iss, sub and aud of the external token.",
    [["az", "az ad app federated-credential list --id {appId}"]],
    idsOf(client),
  );
}

function noCredential(context: Context): Answer | undefined {
  const { client, request, code } = context;
  if (code !== undefined && !isAbout(context, [...none, ...exchangeCodes])) return undefined;
  // A managed identity's credentials are those of the resource in Azure.
  if (!client || request.flow === "managedIdentity") return undefined;
  const { displayName } = request.client;
  const codes = code === undefined ? none : codesOfOneCause(code);
  if (!isKnown(client.federatedIdentityCredentials)) {
    const text = `whether ${displayName} has federated credentials: they are not in the input`;
    return undetermined(codes, [context.evidence(client, ["federatedIdentityCredentials"], text)], list(context));
  }
  if ((client.federatedIdentityCredentials ?? []).length > 0) return undefined;
  const { subject, issuer } = request.sent;
  const wanted = subject ?? issuer;
  const text = `${displayName} has no federated credential${wanted === undefined ? "" : `: the token with ${wanted} fits none`}`;
  return broken(codes, [context.evidence(client, ["federatedIdentityCredentials"], text)], addOne(context));
}

function addOne({ request: { client, sent } }: Context) {
  const parts = [
    `issuer ${sent.issuer ?? "as the token's iss"}`,
    `subject ${sent.subject ?? "as the token's sub"}`,
    `audience ${sent.audience ?? "api://AzureADTokenExchange"}`,
  ];
  return advise(
    `Add a federated credential with ${parts.join(", ")}, or correct the one that is there: each has to be equal letter by letter. A change needs some minutes.`,
    [["az", "az ad app federated-credential list --id {appId}"]],
    idsOf(client),
  );
}

const exchangeCodes = ["AADSTS700211", "AADSTS700212", "AADSTS700213", "AADSTS7002138", "AADSTS7002137"];

interface Compared {
  readonly code: string;
  readonly word: string;
  readonly sent: string | undefined;
  readonly declared: readonly { readonly value: string; readonly evidence: (text: string) => Evidence }[];
  readonly isAllKnown: boolean;
}

function notEqual(context: Context): Answer | undefined {
  const { client, request, code } = context;
  if (!client || (code !== undefined && !isAbout(context, exchangeCodes))) return undefined;
  const credentials = known(client.federatedIdentityCredentials) ?? [];
  if (credentials.length === 0) return undefined;
  const compared = [
    comparedSubject(context),
    comparedWord(context, "issuer", "AADSTS700211", request.sent.issuer),
    comparedAudience(context),
  ];
  const found = compared.map((each) => differing(each, context)).find((answer) => answer !== undefined);
  if (found) return found;
  if ((code === undefined || request.sent.subject) ?? request.sent.issuer ?? request.sent.audience) return undefined;
  return undetermined(exchangeCodes, shownCredentials(context), list(context));
}

function comparedSubject(context: Context): Compared {
  return comparedWord(context, "subject", "AADSTS700213", context.request.sent.subject);
}

function comparedWord(context: Context, word: "issuer" | "subject", code: string, sent: string | undefined): Compared {
  const { client } = context;
  const credentials = (known(client?.federatedIdentityCredentials) ?? []).map((each, n) => ({ each, n }));
  const declared = credentials.flatMap(({ each, n }) => {
    const value = isKnown(each) ? known(each[word]) : undefined;
    if (!client || !value || !fitsIssuer(each, word, context)) return [];
    const name = nameOf(each);
    return [{ value, evidence: (text: string) => context.evidence(client, ["federatedIdentityCredentials", n, word], `${name}${text}`) }];
  });
  return { code, word, sent, declared, isAllKnown: credentials.every(({ each }) => isKnown(each) && isKnown(each[word])) };
}

/** A subject counts where its credential's issuer is that of the token, as far as the message says. */
function fitsIssuer(credential: FederatedCredential | unknown, word: string, { request: { sent } }: Context): boolean {
  if (word !== "subject" || sent.issuer === undefined) return true;
  const issuer = known((credential as FederatedCredential).issuer);
  return issuer === undefined || issuer === null || issuer.toLowerCase() === sent.issuer.toLowerCase();
}

function comparedAudience(context: Context): Compared {
  const { client, request } = context;
  const credentials = (known(client?.federatedIdentityCredentials) ?? []).map((each, n) => ({ each, n }));
  const declared = credentials.flatMap(({ each, n }) =>
    knownElements(isKnown(each) ? each.audiences : undefined).map((value) => ({
      value,
      evidence: (text: string) => placedOn(context, client, ["federatedIdentityCredentials", n, "audiences"], `${nameOf(each)}${text}`),
    })),
  );
  const isAllKnown = credentials.every(({ each }) => isKnown(each) && isKnown(each.audiences));
  return { code: "AADSTS700212", word: "audience", sent: request.sent.audience, declared, isAllKnown };
}

function nameOf(credential: unknown): string {
  const name = known((credential as FederatedCredential | undefined)?.name);
  return name ? `the credential "${name}": ` : "";
}

/** What was sent against what is declared: equal to one of them, or to none. */
function differing({ code, word, sent, declared, isAllKnown }: Compared, context: Context): Answer | undefined {
  if (sent === undefined || declared.some(({ value }) => value === sent)) return undefined;
  const { displayName } = context.request.client;
  const [nearest, ...others] = nearestFirst(sent, declared);
  const isCase = nearest !== undefined && nearest.value.toLowerCase() === sent.toLowerCase();
  const codes = word === "subject" ? [...(isCase ? ["AADSTS7002138"] : []), code, "AADSTS7002137", "AADSTS7002138"] : [code];
  if (!nearest) {
    if (!isAllKnown)
      return undetermined(codes, [withoutPlace(`which ${word}s the federated credentials of ${displayName} have`)], list(context));
    return broken(
      codes,
      [withoutPlace(`no federated credential of ${displayName} has a plain ${word} to compare with ${sent}`)],
      addOne(context),
      { compares: true, distance: sent.length },
    );
  }
  const difference = letterDifference(sent, nearest.value);
  const text = `the token's ${word} is ${sent}, and ${displayName} declares ${nearest.value}. They differ in ${difference}`;
  const more = others.slice(0, 3).map((each) => each.evidence(`declared ${word}: ${each.value}`));
  const answer = broken([...new Set(codes)], [nearest.evidence(text), ...more], addOne(context), {
    compares: true,
    distance: distance(sent, nearest.value),
  });
  return isAllKnown ? answer : { ...answer, severity: "warning" };
}

function shownCredentials(context: Context): Evidence[] {
  const { client } = context;
  if (!client) return [];
  return (known(client.federatedIdentityCredentials) ?? []).slice(0, 5).map((each, n) => {
    const { issuer, subject, audiences } = (isKnown(each) ? each : {}) as FederatedCredential;
    const values = [
      `issuer ${known(issuer) ?? "?"}`,
      `subject ${known(subject) ?? "?"}`,
      `audience ${knownElements(audiences).join(" ") || "?"}`,
    ];
    return context.evidence(client, ["federatedIdentityCredentials", n], `${nameOf(each)}${values.join(", ")}`);
  });
}

/** Tokens of Entra's own issuer, Azure DevOps' among them. */
function ownIssuer(context: Context): Answer | undefined {
  const { client, request } = context;
  const codes = ["AADSTS70052", "AADSTS700222"];
  if (!isAbout(context, codes) || !client) return undefined;
  const credentials = known(client.federatedIdentityCredentials) ?? [];
  const at = credentials.findIndex(
    (each) => isKnown(each) && /^https:\/\/login\.microsoftonline\.(?:com|us|de)\//i.test(known(each.issuer) ?? ""),
  );
  const audience = known(client.signInAudience) ?? "AzureADMyOrg";
  if (at < 0 || (context.code === "AADSTS70052" && audience === "AzureADMyOrg")) return undefined;
  const text =
    audience === "AzureADMyOrg"
      ? `${request.client.displayName} accepts tokens of Entra's own issuer, which are taken from managed identities and Azure DevOps only`
      : `${request.client.displayName} accepts tokens of Entra's own issuer, and is registered for ${audience}: only single-tenant applications may`;
  const evidence = [
    context.evidence(client, ["federatedIdentityCredentials", at], text),
    context.evidence(client, ["signInAudience"], `accounts: ${audience}`),
  ];
  return broken(
    codes,
    evidence,
    advise("Use a single-tenant application (AzureADMyOrg) for the exchange, or a credential of another issuer."),
  );
}
