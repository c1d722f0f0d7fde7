import { escapeControls, escapeLine } from "../../text/escape";

/**
 * A text that may hold anything, as Markdown that shows it: no formatting, no HTML, no link, no mention of people, no
 * reference to issues, no formula. On one line, fit for a table's cell.
 */
export function escapeMarkdown(text: string): string {
  return (
    escapeControls(text)
      .replace(/[\\`*_[\]|~]/g, "\\$&")
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      .replace(/\$/g, "<span>$</span>")
      .replace(/:(?=\/\/)/g, "\\:")
      .replace(/\b(www|WWW)\./g, "$1\\.")
      .replace(/([#!])(?=\d)/g, "$1&#8203;")
      .replace(/@(?=[A-Za-z0-9])/g, "@&#8203;")
      // The page may be printed into the log of a build server, where a line that begins so is a command.
      .replace(/^(\s*):(?=:)/, "$1\\:")
  );
}

/** The same as code; in a table's cell `|` has to be escaped even there. */
export function code(text: string): string {
  const shown = escapeControls(text).replace(/\|/g, "\\|");
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(shown) ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Lines for copying; a fence longer than any in them. */
export function codeBlock(lines: readonly string[], language: string): string {
  const text = lines.map(escapeLine).join("\n");
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
