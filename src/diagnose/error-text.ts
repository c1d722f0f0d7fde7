import { DomainError } from "../model/domain-error";
/** What an error message of the token service tells. */
export interface TokenError {
  /** The first of the codes: `AADSTS50000`. */
  readonly code: string;
  /** All codes of the message, in its order. */
  readonly codes: readonly string[];
  /** OAuth's `error`: `invalid_grant`. */
  readonly error: string | null;
  /** The client, where the message names it. */
  readonly applicationId: string | null;
  /** The resource as the message names it: a client id, a URI or a name. */
  readonly resource: string | null;
  /** The scope that the message names as missing or wrong. */
  readonly scope: string | null;
  readonly tenant: string | null;
  readonly user: string | null;
  readonly traceId: string | null;
  readonly correlationId: string | null;
  /** As written: `2026-11-23 09:12:44Z`. */
  readonly time: string | null;
  /** The message's first sentence. */
  readonly message: string;
}

/** Text in which no AADSTS code can be found. */
export class ErrorTextError extends DomainError {
  override readonly name = "ErrorTextError";
  readonly code = "error-text";
}

/**
 * Reads an error message, or an OAuth error response (JSON; https://www.rfc-editor.org/rfc/rfc6749#section-5.2 with the fields
 * that Microsoft adds), alone or with other text around it.
 * @throws ErrorTextError
 */
export function readTokenError(text: string): TokenError {
  const response = responseIn(text);
  const description = textOf(response?.error_description) ?? text;
  const message = description.replace(/\\r|\\n/g, "\n");
  const codes = codesIn(message, response);
  const [code] = codes;
  if (code === undefined)
    throw new ErrorTextError("--error holds no code such as AADSTS50000: give the whole message, or the JSON of the error response.");
  return {
    code,
    codes,
    error: textOf(response?.error) ?? null,
    applicationId: find(message, applicationIds),
    resource: find(message, resources),
    scope: find(message, scopes),
    tenant: find(message, tenants),
    user: find(message, users),
    traceId: textOf(response?.trace_id) ?? find(message, [/Trace ID:?\s*([0-9a-f-]{36})/i]),
    correlationId: textOf(response?.correlation_id) ?? find(message, [/Correlation ID:?\s*([0-9a-f-]{36})/i]),
    time: textOf(response?.timestamp) ?? find(message, [/Timestamp:?\s*(\d{4}-\d{2}-\d{2}[ T][\d:.]+Z?)/i]),
    message: firstLine(message),
  };
}

type Response = Readonly<Record<string, unknown>>;

/** The JSON object of the text, if it holds one. */
function responseIn(text: string): Response | undefined {
  const start = text.indexOf("{");
  const end = text.lastIndexOf("}");
  if (start < 0 || end < start) return undefined;
  try {
    const value: unknown = JSON.parse(text.slice(start, end + 1));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Response) : undefined;
  } catch {
    return undefined;
  }
}

function codesIn(message: string, response: Response | undefined): string[] {
  const written = Array.from(message.matchAll(/AADSTS(\d{4,8})/gi), ([, digits]) => `AADSTS${digits}`);
  const listed = Array.isArray(response?.error_codes) ? response.error_codes : [];
  const numbers = listed.filter((code) => /^\d{4,8}$/.test(String(code))).map((code) => `AADSTS${String(code)}`);
  return [...new Set([...written, ...numbers])];
}

const guid = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

// The wordings of the messages: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
const applicationIds = [
  new RegExp(`Application with identifier ['"]?${guid}`, "i"),
  new RegExp(`(?:application|client)(?: app)? (?:with )?ID:? ?['"]?${guid}`, "i"),
  new RegExp(`service principal for app(?:lication)? ['"]?${guid}`, "i"),
  // The name comes first, and may hold anything but a line break.
  new RegExp(`configured the application [^\\r\\n]*?\\(['"]?${guid}`, "i"),
  new RegExp(`(?:The )?(?:client )?application ['"]?${guid}`, "i"),
  new RegExp(`\\bapp(?: ID)?:? ?['"]?${guid}`, "i"),
];
const resources = [
  /resource principal named ['"]?([^\s'"]+)/i,
  new RegExp(`Resource app ID:? ?['"]?${guid}`, "i"),
  /Resource value from request:? ?['"]?([^\s'",]+)/i,
  /on the resource ['"]([^'"]+)['"]/i,
  /\bresource:? ['"]([^\s'"]+)['"]/i,
  new RegExp(`(?:for|to) (?:the )?resource:? ${guid}`, "i"),
  // A daemon is assigned to its API, a user to the client.
  /application [^\r\n]*? is not assigned to a role for the application ['"]([^\s'"]+)['"]/i,
  new RegExp(`authentication to access ['"]?${guid}`, "i"),
  new RegExp(`access a service ['"]?${guid}`, "i"),
  /needs access to a service \(\\?["']?([^"'\\)]+)/i,
];
const scopes = [
  /asked for scope ['"]?([^\s'"]+)/i,
  /provided value for scope ([^\s]+) is not valid/i,
  /The scope ([^\s]+) is(?: not|n't) valid/i,
];
const tenants = [/tenant named ['"]?([^'".\s][^'"\s]*?)['"]?[.\s]/i, new RegExp(`not found in the directory ['"]?${guid}`, "i")];
const users = [/(?:User account|The signed in user|user) ['"]([^'"{}\s]+@[^'"{}\s]+)['"]/i];

function find(text: string, patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    // Where the service knows no id, it writes zeros.
    if (found && !/^[0-]+$/.test(found)) return found;
  }
  return null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Without the ids behind it. */
function firstLine(message: string): string {
  const start = message.search(/AADSTS\d/i);
  const line = message.slice(Math.max(0, start)).split(/\r?\n|\s+Trace ID:/i)[0] ?? "";
  return line.trim().slice(0, 300);
}
