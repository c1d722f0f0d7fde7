import { packageText } from "../../platform";

/** One example of a rule, short enough for a page. */
export interface RuleExample {
  /** The whole file, from the root of the repository. */
  readonly path: string;
  readonly description: string;
  /** Lines of JSON: the object with the field that the rule looks at. */
  readonly snippet: readonly string[];
}

export interface RuleExamples {
  readonly bad: RuleExample;
  readonly good: RuleExample;
}

let loaded: Readonly<Record<string, RuleExamples>> | undefined;

/** The examples of `policies/<group>/<rule-id>/examples`, generated into the bundle: an installed package holds no others. */
export function examplesOf(ruleId: string): RuleExamples | undefined {
  loaded ??= JSON.parse(packageText("policies/bundle/examples.json")) as typeof loaded;
  return loaded?.[ruleId];
}
