import { isVerifyCertificate } from "../../entra/client";
import type { Application, PasswordCredential, ServicePrincipal } from "../../model/declarations";
import { isFilled, isKnown, isUnknown, known, type Field } from "../../model/unknown";
import { advise, type Answer, type Context, type Evidence, idsOf, type LinkDefinition } from "../link";
import { broken, isAbout } from "../answers";
import { flowModels, flowsWhere } from "../flows";
import { platformWords } from "../uri-difference";
import { certificateIsNotAccepted } from "./certificate";
import { secretIsWrong } from "./secret";

const daemonFlows = flowsWhere(({ credential, user }) => credential === "always" && !user);

/** A client that the platform takes for a public one may not prove itself, whether or not it has a credential. */
function publicClient(context: Context): Answer | undefined {
  const { client, request } = context;
  const codes = ["AADSTS700025"];
  if (!isAbout(context, codes) || !client) return undefined;
  const { displayName } = request.client;
  if (known(client.isFallbackPublicClient) === true) {
    const text = `${displayName} is a public client (isFallbackPublicClient is true), and sends a secret or certificate`;
    const remediation = advise(
      "Leave the secret out of the request; or, where a server asks, switch public client flows off.",
      [],
      idsOf(request.client),
    );
    return broken(codes, [context.evidence(client, ["isFallbackPublicClient"], text)], remediation);
  }
  const isOf = (list: "webRedirectUris" | "spaRedirectUris" | "publicClientRedirectUris") => isFilled(client[list]) === true;
  const list = (["publicClientRedirectUris", "spaRedirectUris"] as const).find(isOf);
  if (list === undefined || isOf("webRedirectUris")) return undefined;
  const text = `${displayName} has redirect URIs of the platform "${platformWords[list]}" only, whose codes are redeemed without a secret`;
  return broken(
    codes,
    [context.evidence(client, [list], text)],
    advise('Register the redirect URI of a server on the platform "web", or leave the secret out.'),
  );
}

/** Clients that keep a secret have to hold one that is valid; which one a client sends stands in its code. */
export const credential: LinkDefinition = {
  id: "credential",
  title: "The client's credential",
  flows: flowsWhere(({ credential }) => credential !== "never"),
  rules: [
    { rule: "all-credentials-expired", of: ["client"], when: presentsCredential },
    {
      rule: "web-redirect-without-credential",
      of: ["client"],
      flows: flowsWhere(({ credential, redirect }) => credential === "platform" && redirect),
    },
    { rule: "daemon-without-credential", of: ["client"], flows: ["clientCredentials"] },
    { rule: "obo-without-credential", of: ["client"], flows: ["onBehalfOf"], least: "note" },
  ],
  checks: [
    {
      causes: {
        AADSTS7000215: "The secret that is sent is not one of the application's: its id, another one's, a deleted or expired one",
        AADSTS7000222: "The secret that is sent has expired",
      },
      hidden: "Which secret the client sends: it is in its settings.",
      ask: secretIsWrong,
    },
    {
      causes: { AADSTS700027: "The certificate that signs the client's assertion is not one of the application's, or has expired" },
      hidden: "Which certificate the client signs with: its thumbprint is in the message.",
      ask: certificateIsNotAccepted,
    },
    {
      causes: { AADSTS700025: "A secret or certificate is sent by a client that is public" },
      ask: publicClient,
    },
    {
      causes: { AADSTS7000218: "A daemon has no secret, certificate or federated credential" },
      flows: daemonFlows,
      ofFlow: true,
      hidden: "Whether the client sends its credential, and which one: that is in its code.",
      ask: daemonWithoutCredential,
    },
  ],
  shows: credentialsOf,
  sources: [
    {
      description: "Microsoft, AADSTS7000218: client_assertion or client_secret is missing",
      url: "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/confidential-client-application-authentication-error-aadsts7000218",
    },
  ],
};

/** Always in the flows of confidential clients; in the others only from the web platform. */
function presentsCredential({ client, request }: Context): boolean {
  if (flowModels[request.flow].credential === "always") return true;
  return !isKnown(client?.webRedirectUris) || client.webRedirectUris.length > 0;
}

const lists = ["passwordCredentials", "keyCredentials"] as const;

/** No rule asks this, since no declaration tells that an application is a daemon. */
function daemonWithoutCredential(context: Context): Answer | undefined {
  const { client, request } = context;
  if (!client || credentialsOf(context).length > 0) return undefined;
  const aadsts = ["AADSTS7000218"];
  const holders: readonly (readonly [Application | ServicePrincipal, readonly string[]])[] = [
    [client, [...lists, "federatedIdentityCredentials"]],
    ...(request.client.servicePrincipal ? [[request.client.servicePrincipal, lists] as const] : []),
  ];
  const undetermined = holders.flatMap(([holder, fields]) =>
    fields.filter((field) => isOpen(holder, field)).map((field) => ({ holder, field })),
  );
  if (undetermined.length > 0) {
    const evidence = undetermined.map(({ holder, field }) => context.evidence(holder, [field], `${field} is not in the input`));
    const see = advise(
      "Export the whole objects, and federated credentials with the applications.",
      [
        ["az", "az ad app credential list --id {appId}"],
        ["az", "az ad app federated-credential list --id {appId}"],
      ],
      idsOf(request.client),
    );
    return { status: "cannot-be-seen", aadsts, evidence, see };
  }
  return {
    status: "broken",
    aadsts,
    evidence: [
      context.evidence(client, ["passwordCredentials"], `${request.client.displayName} has no secret, certificate or federated credential`),
    ],
    remediation: advise(
      "Add a certificate or a federated credential, and let the client present it.",
      [["az", "az ad app credential reset --id {appId} --create-cert --append"]],
      idsOf(request.client),
    ),
  };
}

function isOpen(holder: object, field: string): boolean {
  const list = (holder as Record<string, Field<unknown[]>>)[field];
  return !isKnown(list) || (list ?? []).some((element) => isUnknown(element));
}

/** Credentials with which the client can prove itself: keys to verify with, secrets, federated credentials. */
function credentialsOf(context: Context): Evidence[] {
  const { client, request } = context;
  const found: Evidence[] = [];
  const { now } = context.settings;
  for (const holder of [client, request.client.servicePrincipal]) {
    if (!holder) continue;
    (known(holder.passwordCredentials) ?? []).forEach((item, n) => {
      if (isKnown(item) && isValid(item, now))
        found.push(context.evidence(holder, ["passwordCredentials", n], `a secret ${until(item.endDateTime)}`));
    });
    (known(holder.keyCredentials) ?? []).forEach((item, n) => {
      if (isKnown(item) && isVerifyCertificate(item) && isValid(item, now))
        found.push(context.evidence(holder, ["keyCredentials", n], `a certificate ${until(item.endDateTime)}`));
    });
  }
  const federated = known(client?.federatedIdentityCredentials) ?? [];
  if (client && federated.length > 0) found.push(context.evidence(client, ["federatedIdentityCredentials"], "a federated credential"));
  return found;
}

/** Not known to be past its end, or not valid yet: `credential.alive` of the rules. */
function isValid({ startDateTime, endDateTime }: PasswordCredential, now: string): boolean {
  return (known(endDateTime) ?? now) >= now && (known(startDateTime) ?? now) <= now;
}

function until(end: Field<string | null>): string {
  const date = known(end);
  return date ? `valid until ${date}` : "without a known end";
}
