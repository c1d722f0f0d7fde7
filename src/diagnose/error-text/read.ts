import type { RequestFlow } from "../flows";
import { readable, type Response, responseIn } from "./decode";
import * as patterns from "./patterns";
import { withoutSecrets } from "./secrets";
import { ErrorTextError, type TokenError } from "./token-error";

/**
 * Reads an error message, or an OAuth error response (JSON; https://www.rfc-editor.org/rfc/rfc6749#section-5.2 with the fields
 * that Microsoft adds), alone or with other text around it. Secrets and tokens of the text are in none of the fields.
 * @throws ErrorTextError
 */
export function readTokenError(text: string): TokenError {
  const safe = withoutSecrets(text);
  const response = responseIn(safe);
  const whole = unwrapped(shown(safe));
  const message = unwrapped(shown(stringOf(response?.error_description) ?? whole));
  const codes = codesIn(message, response, whole);
  const code = causeOf(codes);
  if (code === undefined)
    throw new ErrorTextError("--error contains no code such as AADSTS50000: give the whole message, or the JSON of the error response.");
  // What a line break cuts in two is read as one line.
  const line = message.replace(/\s*\r?\n\s*/g, " ");
  const find = (list: readonly patterns.Pattern[]): string | null => valueOf(message, list, codes) ?? valueOf(line, list, codes);
  return {
    code,
    codes,
    error: stringOf(response?.error) ?? oauthError(whole),
    applicationId: find(patterns.applicationIds) ?? valueOf(whole, patterns.applicationIds, codes),
    applicationName: find(patterns.applicationNames),
    resource: find(patterns.resources),
    resourceName: find(patterns.resourceNames),
    listedResources: find(patterns.listedResources)?.split(/[,;\s]+/) ?? [],
    scope: scopeIn(message, codes),
    permission: find(patterns.permissions),
    tenant: find(patterns.tenants),
    user: find(patterns.users),
    identityProvider: find(patterns.identityProviders),
    redirectUri: find(patterns.redirectUris) ?? parameter(whole, patterns.redirectParameters, codes),
    previousRedirectUri: find(patterns.previousRedirectUris),
    origin: find(patterns.origins),
    responseType: find(patterns.responseTypes) ?? parameter(whole, patterns.responseTypes, codes),
    subject: find(patterns.subjects),
    issuer: find(patterns.issuers),
    audience: find(patterns.audiences),
    expectedSubject: find(patterns.expectedSubjects),
    expectedAudience: find(patterns.expectedAudiences),
    thumbprint: find(patterns.thumbprints),
    keyId: find(patterns.keyIds),
    flow: flowOfText(whole),
    traceId: stringOf(response?.trace_id) ?? idIn(whole, "(?:Trace|Request)[ _]?ID"),
    correlationId: stringOf(response?.correlation_id) ?? idIn(whole, "Correlation[ _]?ID"),
    time: stringOf(response?.timestamp) ?? timeIn(whole),
    message: firstLine(message),
  };
}

/** A redirect URI without an error: the question whether it is registered. */
export function mismatchOf(redirectUri: string): TokenError {
  return { ...readTokenError("AADSTS50011"), redirectUri, message: "" };
}

/** Readable, and without secrets before and after its escapes are undone. */
function shown(text: string): string {
  return withoutSecrets(readable(withoutSecrets(text)));
}

/** A terminal breaks a message at blanks; a line that ends a sentence, or before an id, is a line of the message. */
function unwrapped(text: string): string {
  const labels = "(?:Trace|Correlation|Request|Timestamp|Client|IP|Device|State|App|Message|Error|AADSTS|at\\s|-|\\s)";
  return text.replace(new RegExp(`([^\\s.;!?\\]})])[ \\t]*\\r?\\n[ \\t]*(?!${labels})(?=\\S)`, "g"), "$1 ");
}

function codesIn(message: string, response: Response | undefined, whole: string): string[] {
  const written = Array.from(message.matchAll(/AADSTS[\s_-]?0*(\d{4,8})/gi), ([, digits]) => `AADSTS${digits}`);
  const listed = Array.isArray(response?.error_codes) ? response.error_codes : [];
  const numbers = listed.filter((code) => /^\d{4,8}$/.test(String(code))).map((code) => `AADSTS${String(code)}`);
  const found = [...new Set([...written, ...numbers])];
  if (found.length > 0) return found;
  // The sign-in log and the page of an error name the number alone.
  const alone = /\berror(?:[- ]code| number)?["']?\s*[:=]\s*["']?(\d{5,8})\b|\/error\?code=(\d{5,8})\b/i.exec(whole);
  const digits = alone?.[1] ?? alone?.[2];
  return digits === undefined ? [] : [`AADSTS${digits}`];
}

/** Codes that stand for several causes, whatever else the message says. */
const general = new Set(["AADSTS50000", "AADSTS70002", "AADSTS70003", "AADSTS90023", "AADSTS1100001"]);

/** The inner one of two is the cause, but a general code explains nothing beside another. */
function causeOf(codes: readonly string[]): string | undefined {
  return codes.filter((code) => !general.has(code)).at(-1) ?? codes.at(-1);
}

function valueOf(text: string, list: readonly patterns.Pattern[], codes: readonly string[]): string | null {
  for (const { pattern, codes: only } of list) {
    if (only && !only.some((code) => codes.includes(code))) continue;
    const found = pattern.exec(text)?.[1]?.trim();
    if (found && (!isFiller(found) || saysTheIdIsNothing(codes))) return found;
  }
  return null;
}

/** Blanks at its ends are part of a scope, and may be the very fault. */
function scopeIn(message: string, codes: readonly string[]): string | null {
  const trimmed = valueOf(message, patterns.scopes, codes);
  if (trimmed === null) return null;
  const spaced = new RegExp(`'(\\s*${trimmed.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*)'`).exec(message)?.[1];
  return spaced ?? trimmed;
}

/** Where the service knows no id, it writes zeros; where it hides a value, it says so in braces. */
function isFiller(value: string): boolean {
  return /^[0-]+$/.test(value) || /^\{.*\}$|^\[.*\]$/.test(value) || value.startsWith("<removed>");
}

function saysTheIdIsNothing(codes: readonly string[]): boolean {
  return ["AADSTS700038", "AADSTS700039", "AADSTS700016", "AADSTS90112"].some((code) => codes.includes(code));
}

function parameter(whole: string, list: readonly patterns.Pattern[], codes: readonly string[]): string | null {
  const value = valueOf(whole, list, codes);
  if (value === null) return null;
  try {
    return decodeURIComponent(value.replace(/\+/g, " "));
  } catch {
    return value;
  }
}

function idIn(text: string, name: string): string | null {
  return new RegExp(`\\b${name}['"]?\\s*[:=]?\\s*['"]?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`, "i").exec(text)?.[1] ?? null;
}

function timeIn(text: string): string | null {
  const pattern =
    /\bTimestamp['"]?:?\s*['"]?(\d{4}-\d{2}-\d{2}[ T][\d:.]+(?:Z|[+-]\d\d:?\d\d)?|\d{1,2}[/.]\d{1,2}[/.]\d{4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?)/i;
  return pattern.exec(text)?.[1] ?? null;
}

function oauthError(text: string): string | null {
  const pattern =
    /\berror["']?\s*[:=]\s*["']?([a-z]+(?:_[a-z]+)+)\b|\b(invalid_(?:client|grant|request|scope|resource)|unauthorized_client|interaction_required|access_denied|unsupported_grant_type|unsupported_response_type|consent_required|login_required)\b/i;
  const found = pattern.exec(text);
  const value = found?.[1] ?? found?.[2] ?? null;
  return value === "error_description" || value === "error_codes" || value === "error_uri" ? null : value;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Without the ids after it. */
function firstLine(message: string): string {
  const start = message.search(/AADSTS[\s_-]?\d/i);
  const line = message.slice(Math.max(0, start)).split(/\r?\n|\s+Trace ID:/i)[0] ?? "";
  return line.trim().slice(0, 300);
}

/** What a text names a flow by: parameters of the request, methods of Microsoft's libraries, the service's own words. */
const signs: readonly (readonly [RequestFlow, RegExp])[] = [
  ["onBehalfOf", /jwt-bearer|requested_token_use|on[- ]behalf[- ]of|OnBehalfOf|\bOBO\b|UserAssertion/i],
  ["deviceCode", /device_code|device code|DeviceCode|by_device_flow|device_flow/i],
  ["managedIdentity", /ManagedIdentityCredential|managed identity endpoint|169\.254\.169\.254|acquireTokenForManagedIdentity/i],
  [
    "federated",
    /WorkloadIdentityCredential|azure\/login@|federated (?:token|identity credential)|ClientAssertionCredential|workload identity federation/i,
  ],
  [
    "clientCredentials",
    /client_credentials|Client credential flows|AcquireTokenForClient|acquire_token_for_client|ClientSecretCredential|ClientCertificateCredential|EnvironmentCredential|acquireTokenByClientCredential/i,
  ],
  ["ropc", /grant_type['"]?\s*[=:]\s*['"]?password|ByUsernamePassword|by_username_password|UsernamePasswordCredential/i],
  [
    "refreshToken",
    /grant_type['"]?\s*[=:]\s*['"]?refresh_token|by_refresh_token|acquireTokenByRefreshToken|AcquireTokenSilent|acquire_token_silent/i,
  ],
  ["authorizationCode", /grant_type['"]?\s*[=:]\s*['"]?authorization_code|ByAuthorizationCode|by_authorization_code|auth_code_flow/i],
  ["hybrid", /response_type['"]?\s*[=:]\s*['"]?code(?:\+|%20| )(?:id_)?token/i],
  ["implicit", /response_type['"]?\s*[=:]\s*['"]?(?:id_)?token|implicit (?:grant|flow)/i],
  ["authorizationCode", /response_type['"]?\s*[=:]\s*['"]?code\b/i],
  ["saml", /SAMLRequest|AuthnRequest|AssertionConsumerService/i],
];

/** The flow that a text names; null where it names none. */
function flowOfText(text: string): RequestFlow | null {
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? null;
}
