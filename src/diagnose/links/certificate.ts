import type { Application, KeyCredential, ServicePrincipal } from "../../model/declarations";
import { isKnown, known } from "../../model/unknown";
import { advise, type Answer, type Context, type Evidence, idsOf } from "../link";
import { broken, isAbout, placedOn, undetermined } from "../answers";
import { hexThumbprint } from "../thumbprint";

const notAccepted = ["AADSTS700027"];

interface Key {
  readonly item: KeyCredential;
  readonly holder: Application | ServicePrincipal;
  readonly n: number;
}

function keysOf(holder: Application | ServicePrincipal | undefined): Key[] {
  if (!holder) return [];
  return (known(holder.keyCredentials) ?? []).flatMap((item, n) => (isKnown(item) ? [{ item, holder, n }] : []));
}

function verifies({ item: { usage, type } }: Key): boolean {
  return known(usage)?.toLowerCase() === "verify" && known(type)?.toLowerCase() !== "symmetric";
}

/** The certificate that signed the client's assertion, by its thumbprint where the message has it, against every key of the run. */
export function certificateIsNotAccepted(context: Context): Answer | undefined {
  const { client, request } = context;
  if (!isAbout(context, notAccepted) || !client) return undefined;
  const wanted = hexThumbprint(request.sent.thumbprint);
  return wanted === undefined ? withoutThumbprint(context, client) : byThumbprint(wanted, context, client);
}

function byThumbprint(wanted: string, context: Context, client: Application): Answer | undefined {
  const { request, directory } = context;
  const { displayName } = request.client;
  const has = ({ item }: Key): boolean => hexThumbprint(known(item.customKeyIdentifier)) === wanted;
  const own = keysOf(client).find(has);
  if (own) return registered(own, wanted, context);
  const others = [...directory.applications, ...directory.servicePrincipals].filter((each) => each !== client);
  const other = others.flatMap(keysOf).find(has);
  if (other) {
    const whose =
      other.holder === request.client.servicePrincipal
        ? "its service principal only, where the platform does not look"
        : (known(other.holder.displayName) ?? "another object");
    const text = `the certificate ${wanted} is not registered on ${displayName}; it is registered on ${whose}`;
    return broken(notAccepted, [context.evidence(other.holder, ["keyCredentials", other.n], text)], upload(context), { compares: true });
  }
  if (!isKnown(client.keyCredentials) || !(client.keyCredentials ?? []).every(isKnown)) {
    return undetermined(
      notAccepted,
      [context.evidence(client, ["keyCredentials"], `whether ${displayName} has the certificate ${wanted}`)],
      list(context),
    );
  }
  const mine = keysOf(client).filter(verifies);
  const text =
    mine.length === 0
      ? `the assertion is signed with the certificate ${wanted}, and ${displayName} has no certificate to check it with`
      : `the assertion is signed with the certificate ${wanted}, which is not one of those of ${displayName}`;
  const evidence = mine.map((key) => dated(key, context));
  return broken(notAccepted, [placedOn(context, client, ["keyCredentials"], text), ...evidence], upload(context), { compares: true });
}

/** It is there: past, of another use, or in order. */
function registered(key: Key, wanted: string, context: Context): Answer {
  const { displayName } = context.request.client;
  const end = known(key.item.endDateTime);
  const place = (field: string, text: string): Evidence => context.evidence(key.holder, ["keyCredentials", key.n, field], text);
  if (typeof end === "string" && end < context.settings.now) {
    const text = `the certificate ${wanted} is registered on ${displayName}, and expired on ${end}`;
    return broken(notAccepted, [place("endDateTime", text)], upload(context), { compares: true });
  }
  const start = known(key.item.startDateTime);
  if (typeof start === "string" && start > context.settings.now) {
    const text = `the certificate ${wanted} is registered on ${displayName}, and not valid before ${start}`;
    return broken(notAccepted, [place("startDateTime", text)], upload(context), { compares: true });
  }
  if (!verifies(key)) {
    const text = `the certificate ${wanted} is registered on ${displayName} for another use than to verify (usage ${known(key.item.usage) ?? "?"})`;
    return broken(notAccepted, [place("usage", text)], upload(context), { compares: true });
  }
  const text = `the certificate ${wanted} is registered on ${displayName} and in date: the private key that signed is another one, or the assertion names another client or audience`;
  return undetermined(notAccepted, [place("customKeyIdentifier", text)], list(context));
}

function withoutThumbprint(context: Context, client: Application): Answer | undefined {
  const { displayName } = context.request.client;
  if (!isKnown(client.keyCredentials) || !(client.keyCredentials ?? []).every(isKnown)) {
    return undetermined(
      notAccepted,
      [context.evidence(client, ["keyCredentials"], `which certificates ${displayName} has`)],
      list(context),
    );
  }
  const mine = keysOf(client).filter(verifies);
  const evidence = mine.map((key) => dated(key, context));
  if (mine.length === 0) {
    const text = `${displayName} has no certificate to check an assertion with`;
    return broken(notAccepted, [context.evidence(client, ["keyCredentials"], text)], upload(context));
  }
  const past = mine.every(({ item }) => (known(item.endDateTime) ?? "9") < context.settings.now);
  const [first, ...others] = evidence;
  if (past && first)
    return broken(
      notAccepted,
      [{ ...first, text: `no certificate of ${displayName} is valid: ${first.text}` }, ...others],
      upload(context),
    );
  return undetermined(notAccepted, evidence, list(context));
}

function dated({ item, holder, n }: Key, context: Context): Evidence {
  const thumbprint = hexThumbprint(known(item.customKeyIdentifier)) ?? known(item.keyId) ?? "";
  const end = known(item.endDateTime);
  const state = typeof end !== "string" ? "without a known end" : end < context.settings.now ? `expired on ${end}` : `valid until ${end}`;
  return context.evidence(holder, ["keyCredentials", n, "endDateTime"], `the certificate ${thumbprint} ${state}`);
}

function upload({ request: { client } }: Context) {
  return advise(
    "Register the certificate that the client signs with on this application, next to the existing ones, or let the client sign with a registered one.",
    [["az", "az ad app credential reset --id {appId} --cert {certificate} --append"]],
    { ...idsOf(client), certificate: null },
  );
}

function list({ request: { client } }: Context) {
  return advise(
    "Compare the thumbprint of the client's certificate with those of the application.",
    [["az", "az ad app credential list --cert --id {appId}"]],
    idsOf(client),
  );
}
