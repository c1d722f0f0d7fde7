import { pathToFileURL } from "node:url";

/** A URI reference for a path of the repository; a `file:` URI for an absolute one, which lies outside. */
export function uriOf(path: string): string {
  const text = path.replace(/\p{Surrogate}/gu, "\ufffd");
  if (/^(\/|[A-Za-z]:\/)/.test(text)) return pathToFileURL(text).href;
  return text.split("/").map(encodeURIComponent).join("/");
}
