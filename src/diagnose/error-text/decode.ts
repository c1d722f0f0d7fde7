/** The forms in which people copy a message: a JSON response, an address with `error_description`, a page's HTML, a log line. */

export type Response = Readonly<Record<string, unknown>>;

/** The JSON object of the text that looks like an OAuth error response, if it has one. */
export function responseIn(text: string): Response | undefined {
  for (const candidate of objectsIn(text)) {
    const value = parsed(candidate);
    if (value && ["error", "error_description", "error_codes"].some((name) => name in value)) return value;
  }
  return undefined;
}

/** From the first brace to the last, then each pair of braces by itself: a log line may contain others. */
function objectsIn(text: string): string[] {
  const start = text.indexOf("{");
  const end = text.lastIndexOf("}");
  if (start < 0 || end < start) return [];
  return [text.slice(start, end + 1), ...(text.match(/\{[^{}]*\}/g) ?? [])];
}

function parsed(text: string): Response | undefined {
  for (const form of [text, text.replace(/\\"/g, '"')]) {
    try {
      const value: unknown = JSON.parse(form);
      if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Response;
    } catch {
      // Not JSON, or not in this form.
    }
  }
  return undefined;
}

/** Escapes of JSON, of addresses and of HTML undone, quotes made plain. Line breaks stay. */
export function readable(text: string): string {
  const address = /[?&#]?error_description=([^&\s]+)/i.exec(text)?.[1];
  const decodedAddress =
    address !== undefined && /%[0-9a-f]{2}|\+/i.test(address) ? `${text.replace(address, " ")} ${decode(address)}` : text;
  return decodedAddress
    .replace(/\\r|\\n/g, "\n")
    .replace(/\\u00(2[267]|3[cCeE])/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replace(/\\+(["'/])/g, "$1")
    .replace(/&(?:#39|#x27|apos);/gi, "'")
    .replace(/&(?:quot|#34);/gi, '"')
    .replace(/&lt;/gi, "<")
    .replace(/&gt;/gi, ">")
    .replace(/&amp;/gi, "&")
    .replace(/[‘’‚′`´]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/[\u00a0\u2007\u202f]/g, " ");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text.replace(/\+/g, " ");
  }
}
