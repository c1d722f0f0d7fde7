import { graphPermissions, microsoftGraphAppId } from "../../entra/microsoft";
import type { Application, ServicePrincipal } from "../../model/declarations";
import { known, knownElements } from "../../model/unknown";
import { didYouMean } from "../../text/suggest";
import { joined } from "../../text/words";
import { advise, type Answer, type Context, withoutPlace } from "../link";
import { broken, isAbout } from "../answers";
import { isSignInScope } from "../requested-permissions";

/** Why a scope may not be found, by its own text and by what other APIs of the run expose; with a blank before it, or nothing. */
export function scopeHint(scope: string, context: Context): string {
  const damage = damageOf(scope);
  if (damage) return `. ${damage}`;
  const { resource } = context.request;
  const others = apisWith(scope, context).filter((api) => api !== resource.application && api !== resource.servicePrincipal);
  if (others.length > 0) {
    const [api] = others;
    const uri = api?.kind === "application" ? knownElements(api.identifierUris)[0] : undefined;
    const prefix = uri ?? (api && known(api.appId)) ?? "";
    const names = joined([...new Set(others.map((each) => known(each.displayName) ?? known(each.appId) ?? "another API"))]);
    return `. ${names} has a scope of that name: the API's prefix is missing, ${prefix}/${scope}`;
  }
  return `.${didYouMean(scope, scopesOf(context))}`.replace(/^\.$/, "");
}

function damageOf(scope: string): string | undefined {
  if (/%[0-9a-f]{2}|[\r\n]/i.test(scope)) return "It contains an escaped or real line break or blank, which the request encodes wrongly";
  if (scope !== scope.trim()) return "It begins or ends with a blank";
  if (/[,;]/.test(scope)) return "Scopes are separated by blanks, not by commas";
  return undefined;
}

type Api = Application | ServicePrincipal;

function apisWith(scope: string, { directory }: Context): Api[] {
  const has = (api: Api): boolean =>
    knownElements(api.oauth2PermissionScopes).some(({ value }) => known(value)?.toLowerCase() === scope.toLowerCase());
  return [...directory.applications, ...directory.servicePrincipals].filter(has);
}

/** The delegated permissions of the API that is asked, by their values. */
function scopesOf({ request: { resource } }: Context): string[] {
  const lists = [resource.application, resource.servicePrincipal].flatMap((api) => knownElements(api?.oauth2PermissionScopes));
  const values = lists.flatMap(({ value }) => known(value) ?? []);
  if (resource.appId !== microsoftGraphAppId) return values;
  return [...values, ...Object.values(graphPermissions().scopes).map(([value]) => value)];
}

/** The whole parameter, where the message says that it is not valid. */
export function scopeIsMalformed(context: Context): Answer | undefined {
  const codes = ["AADSTS70011"];
  const { scopeText } = context.request;
  if (!isAbout(context, codes) || scopeText === undefined) return undefined;
  const problem = malformed(scopeText, context);
  if (problem === undefined) return undefined;
  const remediation = advise(
    "Send scopes separated by single blanks, each with its API before it (api://<client id>/<scope>), or <API>/.default alone.",
  );
  return broken(codes, [withoutPlace(`the scope "${scopeText}" is not valid: ${problem}`)], remediation, { compares: true });
}

function malformed(text: string, context: Context): string | undefined {
  const parts = text.split(/\s+/).filter(Boolean);
  if (parts.length === 0) return "it is empty";
  const isDefault = (part: string): boolean => /(?:^|\/)\.default$/i.test(part);
  if (parts.some(isDefault) && parts.some((part) => !isDefault(part) && !isSignInScope(part)))
    return "/.default must be the only scope, and is mixed with others";
  if (/[,;]/.test(text)) return "scopes are separated by blanks, not by commas or semicolons";
  if (/["'<>{}\\]/.test(text)) return "it contains quotes or brackets, as of a placeholder that was not filled";
  if (/%[0-9a-f]{2}/i.test(text)) return "it is encoded twice";
  const uri = parts.find((part) => /^api:\/\/(?:\/|$)/i.test(part));
  if (uri !== undefined) return `${uri} has no API after api://, as of an empty variable`;
  const doubled = parts.find((part) => /[^:]\/\/(?!\.default)/.test(part.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")));
  if (doubled !== undefined) return `${doubled} has two slashes where one belongs`;
  const { resource } = context.request;
  if (!resource.application && !resource.servicePrincipal && resource.appId === undefined && resource.by === "uri") {
    const uris = context.directory.applications.flatMap(({ identifierUris }) => knownElements(identifierUris));
    return `no API of this run has the identifier URI ${resource.written}.${didYouMean(resource.written, uris)}`;
  }
  return undefined;
}

/** One token is for one API. */
export function severalResources({ request: { scopeText }, code }: Context): Answer | undefined {
  const codes = ["AADSTS28000"];
  if (code !== "AADSTS28000" || scopeText === undefined) return undefined;
  const resources = new Set(
    scopeText
      .split(/\s+/)
      .filter((part) => part.includes("/"))
      .map((part) => part.slice(0, part.lastIndexOf("/")).replace(/\/+$/, "")),
  );
  const bare = scopeText.split(/\s+/).some((part) => part !== "" && !part.includes("/") && !isSignInScope(part));
  const names = [...resources, ...(bare ? ["Microsoft Graph (scopes without an API before them)"] : [])];
  if (names.length < 2) return undefined;
  const text = `the scope asks for ${joined(names)} in one request`;
  return broken(
    codes,
    [withoutPlace(text)],
    advise("Ask for the scopes of one API a token; consent to several can be asked at the authorization endpoint."),
    { compares: true },
  );
}

/** An API's URI alone, without a permission after it. */
export function noPermissionNamed({ request: { scopeText }, code }: Context): Answer | undefined {
  const codes = ["AADSTS28002"];
  if (code !== "AADSTS28002" || scopeText === undefined) return undefined;
  const bare = scopeText.split(/\s+/).filter((part) => /^[a-z][a-z0-9+.-]*:\/\/[^/]+\/?$/i.test(part) || /^[0-9a-f-]{36}$/i.test(part));
  const onlySignIn = scopeText.split(/\s+/).filter(Boolean).every(isSignInScope);
  if (bare.length === 0 && !onlySignIn) return undefined;
  const text =
    bare.length > 0
      ? `${joined(bare)} names an API and no permission of it`
      : `"${scopeText}" asks for scopes of the sign-in only, and for no API`;
  return broken(codes, [withoutPlace(text)], advise("Add the permission, or /.default, after the API's identifier URI."), {
    compares: true,
  });
}
