import { isGuid } from "../../entra/guid";

/**
 * A secret that stands in a pasted request. Its characters are in closures only, so that no document, message or log can contain them;
 * what can be asked is what a reader of the portal could compare.
 */
export interface SentSecret {
  /** It has the shape of a secret's id, which people paste in place of the value. */
  readonly isGuid: boolean;
  /** It is this id of a secret. */
  isKeyId(keyId: string): boolean;
  /** It begins with these characters, as the portal shows them of a secret. */
  beginsWith(hint: string): boolean;
}

const removed = "<removed>";

/** Names of parameters and fields whose values are secrets: of requests, settings and log lines. */
const secretNames = [
  "[\\w.-]*secret",
  "[\\w.-]*(?<!token_)password",
  "passwd",
  "pwd",
  "(?:client[_-]?)?assertion",
  "saml(?:request|response)",
  "(?:access|refresh|id|primary_refresh|device|ms_graph)[_-]?token",
  "[\\w.-]*apikey",
  "device_code",
  "authorization_code",
].join("|");

/** `name=value`, `name: value`, `"name": "value"`; the value up to the next separator or the end of its quotes. */
const assignment = new RegExp(`(\\b(?:${secretNames})["']?\\s*(?:=|:|=>)\\s*)("(?:[^"\\\\]|\\\\.)*"|'[^']*'|[^\\s&,;"'<>]+)`, "gi");
const option = new RegExp(`(--?(?:${secretNames})[ =])("[^"]*"|'[^']*'|[^\\s]+)`, "gi");
const header = /\b(Bearer|Basic|PoP)(\s+)([A-Za-z0-9._~+/=-]{12,})/gi;
const codeParameter = /([?&\s]code=)(?!\d{4,8}(?:\D|$))([^\s&"'<>]+)/gi;
/** A token of three parts, wherever it stands. */
const jwt = /\beyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*)?/g;

/** Words that a message or a page says about a parameter, where its value could stand. */
const isWord = (value: string): boolean =>
  /^["']?(?:value|is|was|or|and|null|none|missing|required|parameter|provided)?["']?$/i.test(value);

/** A text without the values of secrets and tokens in it. */
export function withoutSecrets(text: string): string {
  const cut = (whole: string, before: string, value: string): string => (isWord(value) ? whole : `${before}${removed}`);
  return text
    .replace(assignment, cut)
    .replace(option, cut)
    .replace(header, (_, scheme: string, blank: string) => `${scheme}${blank}${removed}`)
    .replace(codeParameter, cut)
    .replace(jwt, removed);
}

/** The client secret of a request that stands in the text. */
export function secretIn(text: string): SentSecret | undefined {
  const found = /\b(?:client_?secret|secret)["']?\s*(?:=|:)\s*(?:"([^"]+)"|'([^']+)'|([^\s&,;"'<>]+))/i.exec(text);
  const written = found?.[1] ?? found?.[2] ?? found?.[3];
  if (written === undefined || isWord(written) || /^[<$%{*]|^\*+$|^\.\.\.|^…/.test(written)) return undefined;
  const value = decoded(written);
  return {
    isGuid: isGuid(value),
    isKeyId: (keyId) => keyId.toLowerCase() === value.toLowerCase(),
    beginsWith: (hint) => hint !== "" && value.startsWith(hint),
  };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
