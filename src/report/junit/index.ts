import type { Reporter } from "../reporter";
import { failing, inputCases, ruleCases, settingsCases, subjectCases } from "./cases";
import { caseText, type Outcome, type TestCase } from "./test-case";

/**
 * JUnit's XML as Jenkins, GitLab and Azure DevOps read it: one test case for each rule, one for each subject with findings,
 * one for each file that could not be read, one for each notice. What makes the run fail is a failure; the rest is told as output.
 */
export const junit: Reporter = {
  name: "junit",
  audience: "programs",
  *render(result, context) {
    const fails = failing(context);
    const suites = [
      suite("rules", ruleCases(result, context, fails)),
      suite("subjects", subjectCases(result, context, fails)),
      suite("inputs", inputCases(result, context)),
      suite("settings", settingsCases(result, context)),
    ].filter(({ cases }) => cases.length > 0);
    const total = (kind: Outcome) => suites.reduce((sum, { counts }) => sum + counts[kind], 0);
    const tests = suites.reduce((sum, { cases }) => sum + cases.length, 0);
    yield '<?xml version="1.0" encoding="UTF-8"?>\n';
    yield `<testsuites name="aadguard" tests="${tests}" failures="${total("failure")}" errors="${total("error")}">\n`;
    for (const { name, cases, counts } of suites) {
      yield `  <testsuite name="aadguard ${name}" tests="${cases.length}" failures="${counts.failure}" errors="${counts.error}" skipped="${counts.skipped}">\n`;
      for (const testCase of cases) yield caseText(testCase);
      yield "  </testsuite>\n";
    }
    yield "</testsuites>\n";
  },
};

function suite(name: string, cases: readonly TestCase[]) {
  const count = (outcome: Outcome) => cases.filter((testCase) => testCase.outcome === outcome).length;
  return { name, cases, counts: { passed: 0, failure: count("failure"), error: count("error"), skipped: count("skipped") } };
}
