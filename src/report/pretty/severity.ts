import type { Severity } from "../../policy/verdict";
import type { Colors } from "./index";

export function severityColor(colors: Colors, severity: Severity): (text: string) => string {
  const color = { error: colors.red, warning: colors.yellow, note: colors.cyan }[severity];
  return (text) => colors.bold(color(text));
}
