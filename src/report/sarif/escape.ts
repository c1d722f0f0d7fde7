import { pathToFileURL } from "node:url";
import { escapeControls } from "../../text/escape";

/**
 * A text that may hold names of an input, for a SARIF message: `[text](target)` would become a link there (3.11.6), and
 * `{0}` a placeholder (3.11.5).
 */
export function messageText(text: string): string {
  return withoutPlaceholders(escapeControls(text).replace(/\[([^[\]]*)\](?=\()/g, "\\[$1\\]"));
}

/** The words of a link to the related location `id`. */
export function link(text: string, id: number): string {
  return `[${withoutPlaceholders(escapeControls(text).replace(/[\\[\]]/g, "\\$&"))}](${id})`;
}

function withoutPlaceholders(text: string): string {
  return text.replace(/\{(\d+)\}/g, "{{$1}}");
}

/** A URI reference for a path of the repository; a `file:` URI for an absolute one, which lies outside. */
export function uriOf(path: string): string {
  const text = path.replace(/\p{Surrogate}/gu, "\ufffd");
  if (/^(\/|[A-Za-z]:\/)/.test(text)) return pathToFileURL(text).href;
  return text.split("/").map(encodeURIComponent).join("/");
}
