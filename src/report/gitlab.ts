import { sha256 } from "../platform";
import type { Severity } from "../policy/verdict";
import { isActive } from "../findings/weight";
import { escapeControls, jsonLines } from "../text/escape";
import type { Reporter } from "./reporter";
import type { Finding } from "../findings/result";
import { clip, sentence } from "../text/words";

const severityWords: Readonly<Record<Severity, string>> = { error: "critical", warning: "major", note: "info" };
const longestText = 4000;

/**
 * GitLab's code quality report: what counts, since GitLab knows no waived findings; it compares the report with the
 * target branch's itself. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab: Reporter = {
  name: "gitlab",
  audience: "programs",
  *render({ findings }, { repositoryPath }) {
    const fingerprint = uniqueFingerprints();
    let first = true;
    for (const finding of findings.filter(isActive)) {
      yield `${first ? "[" : ","}\n  ${jsonLines(issueOf(finding, fingerprint(finding), repositoryPath), "  ")}`;
      first = false;
    }
    yield first ? "[]\n" : "\n]\n";
  },
};

function issueOf(finding: Finding, fingerprint: string, repositoryPath: (path: string) => string) {
  const { ruleId, severity, location } = finding;
  return {
    description: descriptionOf(finding),
    check_name: ruleId,
    fingerprint,
    severity: severityWords[severity],
    location: { path: repositoryPath(location.path), lines: { begin: location.line, end: location.endLine } },
  };
}

function descriptionOf({ message, remediation, aadsts }: Finding): string {
  const leadsTo = aadsts.length > 0 ? ` Leads to ${aadsts.join(", ")}.` : "";
  return escapeControls(`${sentence(clip(message, longestText))} ${sentence(clip(remediation.text, longestText))}${leadsTo}`);
}

/** Of issues with the same fingerprint GitLab shows only the first: a second one gets a fingerprint of its own. */
function uniqueFingerprints(): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ fingerprint }) => {
    const times = seen.get(fingerprint) ?? 0;
    seen.set(fingerprint, times + 1);
    if (times === 0) return fingerprint;
    return sha256(`${fingerprint}:${times}`);
  };
}
