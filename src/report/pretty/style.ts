import type pc from "picocolors";
import type { Location } from "../../model/place";
import type { Severity } from "../../policy/verdict";
import { escapeControls } from "../../text/escape";

export type Colors = ReturnType<typeof pc.createColors>;

export function severityColor(colors: Colors, severity: Severity): (text: string) => string {
  const color = { error: colors.red, warning: colors.yellow, note: colors.cyan }[severity];
  return (text) => colors.bold(color(text));
}

/** `path:line:column`, as editors and terminals make it a link. */
export function placeText({ path, line, column }: Pick<Location, "path" | "line" | "column">): string {
  return `${escapeControls(path)}:${line}:${column}`;
}
