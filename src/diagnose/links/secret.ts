import type { Application, PasswordCredential, ServicePrincipal } from "../../model/declarations";
import { isKnown, known } from "../../model/unknown";
import { advise, type Answer, type Context, type Evidence, idsOf, withoutPlace } from "../link";
import { broken, isAbout, placedOn, undetermined } from "../answers";

const wrongSecret = ["AADSTS7000215"];
const expiredSecret = ["AADSTS7000222"];
const both = [...wrongSecret, ...expiredSecret];

interface Secret {
  readonly item: PasswordCredential;
  readonly holder: Application | ServicePrincipal;
  readonly n: number;
}

/** The secrets of a declaration that can be seen. */
function secretsOf(holder: Application | ServicePrincipal | undefined): Secret[] {
  if (!holder) return [];
  return (known(holder.passwordCredentials) ?? []).flatMap((item, n) => (isKnown(item) ? [{ item, holder, n }] : []));
}

function isAllSeen(holder: Application | undefined): boolean {
  return holder !== undefined && isKnown(holder.passwordCredentials) && (holder.passwordCredentials ?? []).every(isKnown);
}

/** A secret was sent and not taken: which of the declared ones could it have been? */
export function secretIsWrong(context: Context): Answer | undefined {
  const { client, request, code } = context;
  if (!isAbout(context, both) || !client) return undefined;
  const own = secretsOf(client);
  const pasted = pastedId(context) ?? ofAnother(context, own);
  if (pasted) return pasted;
  if (!isAllSeen(client))
    return lookAt(context, [context.evidence(client, ["passwordCredentials"], `the secrets of ${request.client.displayName}`)]);
  if (own.length === 0) return noSecret(context);
  const expired = own.filter(({ item }) => isPast(item, context.settings.now));
  if (expired.length === own.length) return allExpired(context, expired);
  return code === "AADSTS7000222"
    ? someExpired(context, expired)
    : lookAt(
        context,
        own.map((secret) => dated(secret, context)),
      );
}

/** The id of a secret in the place of its value, which the portal shows next to it. */
function pastedId(context: Context): Answer | undefined {
  const { request, directory } = context;
  const { secret } = request.sent;
  if (!secret?.isGuid) return undefined;
  const all = [...directory.applications, ...directory.servicePrincipals].flatMap(secretsOf);
  const found = all.find(({ item }) => secret.isKeyId(known(item.keyId) ?? ""));
  const text = found
    ? `what was sent as secret is the id of ${named(found)} and not its value`
    : "what was sent as secret has the form of a secret's id: the value is what the portal shows once, when it is made";
  const evidence = found ? context.evidence(found.holder, ["passwordCredentials", found.n, "keyId"], text) : withoutPlace(text);
  return broken(wrongSecret, [evidence], renew(context), { compares: true });
}

/** By the first three characters, which Graph shows: compared here, and never shown. */
function ofAnother(context: Context, own: readonly Secret[]): Answer | undefined {
  const { request, directory, client } = context;
  const { secret } = request.sent;
  if (!secret || secret.isGuid) return undefined;
  const fits = ({ item }: Secret): boolean => secret.beginsWith(known(item.hint) ?? "");
  const mine = own.find(fits);
  if (mine && isPast(mine.item, context.settings.now)) {
    const text = `the secret that was sent begins like ${named(mine)}, which expired on ${known(mine.item.endDateTime) ?? ""}`;
    return broken(both, [context.evidence(mine.holder, ["passwordCredentials", mine.n, "endDateTime"], text)], renew(context), {
      compares: true,
    });
  }
  if (mine || own.some(({ item }) => !known(item.hint))) return undefined;
  const others = [...directory.applications, ...directory.servicePrincipals].filter((each) => each !== client).flatMap(secretsOf);
  const other = others.find(fits);
  if (!other) return undefined;
  const text = `the secret that was sent is none of the secrets of ${request.client.displayName}: it begins like ${named(other)} of ${known(other.holder.displayName) ?? "another application"}`;
  return broken(wrongSecret, [context.evidence(other.holder, ["passwordCredentials", other.n], text)], renew(context), { compares: true });
}

function noSecret(context: Context): Answer {
  const { client, request } = context;
  const { displayName, servicePrincipal } = request.client;
  const elsewhere = secretsOf(servicePrincipal).map((secret) => dated(secret, context));
  const text = `${displayName} has no secret: whatever secret was sent is another application's, or was deleted`;
  return broken(both, [placedOn(context, client, ["passwordCredentials"], text), ...elsewhere], renew(context));
}

function allExpired(context: Context, expired: readonly Secret[]): Answer {
  const { displayName } = context.request.client;
  const count = expired.length === 1 ? "its only secret" : `all ${expired.length} secrets of it`;
  const [first, ...others] = expired.map((secret) => dated(secret, context));
  const text = `${displayName} is asked with a secret, and ${count} expired: ${first?.text ?? ""}`;
  const keys = (known(context.client?.keyCredentials) ?? []).length + (known(context.client?.federatedIdentityCredentials) ?? []).length;
  const beside =
    keys > 0 ? [withoutPlace("a certificate or federated credential next to it does not help a client that sends a secret")] : [];
  return broken(both, [{ ...(first as Evidence), text }, ...others, ...beside], renew(context));
}

/** One is past and another is not: the client sends the old one. */
function someExpired(context: Context, expired: readonly Secret[]): Answer {
  const { client, request } = context;
  const evidence = expired.map((secret) => dated(secret, context));
  const [first, ...others] = evidence;
  if (!client || !first)
    return lookAt(
      context,
      secretsOf(client).map((secret) => dated(secret, context)),
    );
  const alive = secretsOf(client)
    .filter((secret) => !expired.some(({ n }) => n === secret.n))
    .map((secret) => dated(secret, context));
  const text = `${request.client.displayName} still sends a secret that expired: ${first.text}`;
  return broken(expiredSecret, [{ ...first, text }, ...others, ...alive], renew(context));
}

function lookAt(context: Context, evidence: readonly Evidence[]): Answer {
  const see = advise(
    "Compare the first three characters of the secret in the client's settings with those that the portal shows under Certificates & secrets (and not the secret's id); look for blanks, line breaks and characters that were not URL-encoded.",
    [["az", "az ad app credential list --id {appId}"]],
    idsOf(context.request.client),
  );
  return undetermined(both, evidence, see);
}

function renew({ request: { client } }: Context) {
  return advise(
    "Make a new secret, or better a certificate or a federated credential, and put its value (not its id) into the settings of this very client.",
    [["az", "az ad app credential reset --id {appId} --append"]],
    idsOf(client),
  );
}

function isPast({ endDateTime }: PasswordCredential, now: string): boolean {
  const end = known(endDateTime);
  return typeof end === "string" && end < now;
}

function dated(secret: Secret, context: Context): Evidence {
  const { item, holder, n } = secret;
  const end = known(item.endDateTime);
  const state =
    typeof end !== "string" ? "without a known end" : isPast(item, context.settings.now) ? `expired on ${end}` : `valid until ${end}`;
  return context.evidence(holder, ["passwordCredentials", n, "endDateTime"], `${named(secret)} ${state}`);
}

/** By its name and id; nothing of the secret itself. */
function named({ item: { displayName, keyId } }: Secret): string {
  const name = known(displayName);
  const id = known(keyId);
  return `the secret ${name ? `"${name}"` : ""}${name && id ? " " : ""}${id ? `(id ${id})` : ""}`.trim();
}
