import { byWeight, isActive, isShown } from "../findings/weight";
import type { Finding } from "../findings/result";
import { escapeLine } from "../text/escape";
import type { Reporter } from "./reporter";
import { placeText } from "./pretty/style";
import { summaryText } from "./pretty/summary";

/** One line a finding, for editors and `grep`: errors first. What else there is to say goes to standard error. */
export const concise: Reporter = {
  name: "concise",
  audience: "programs",
  *render(result, { look, elapsed, tell }) {
    for (const finding of result.findings.filter(isActive).sort(byWeight)) {
      if (isShown(finding, look.minSeverity ?? "note")) yield `${lineOf(finding)}\n`;
    }
    if (look.quiet) return;
    for (const { kind, path, line, column, message } of result.diagnostics) {
      if (kind === "unreadable") tell(`${line === undefined ? path : `${path}:${line}:${column ?? 1}`}: ${message}`);
    }
    tell(summaryText(result, elapsed));
  },
};

function lineOf({ location, severity, ruleId, message }: Finding): string {
  return escapeLine(`${placeText(location)}: ${severity}[${ruleId}] ${message}`);
}
