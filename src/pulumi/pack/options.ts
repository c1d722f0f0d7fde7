import { severities, type Severity } from "../../policy/verdict";
import { didYouMean } from "../../text/suggest";

/** Policies besides the rules. They inform and never block, whatever level they are given. */
export const advice = "advice";
export const undetermined = "undetermined";
export const configuration = "configuration";
export const informational: readonly string[] = [advice, undetermined, configuration];

/** Options of a policy, besides its enforcement level. */
export interface PolicyOptions {
  /** The least severe verdicts that the policy reports itself; without it, only those of the rule's highest severity. */
  readonly minimumSeverity?: Severity;
  /** A rule's policy: resources that it leaves out, by name, display name or URN, with `*` and `?`. */
  readonly exclude?: readonly string[];
  /** `undetermined`: rules whose undetermined verdicts are left out. */
  readonly ignoreRules?: readonly string[];
  /** `undetermined`: a line for each resource in place of the summary. */
  readonly details?: boolean;
}

const optionsOfRules = ["minimumSeverity", "exclude"];
const optionsOf: Readonly<Record<string, readonly string[]>> = {
  all: [],
  [advice]: ["minimumSeverity"],
  [undetermined]: ["ignoreRules", "details"],
  /** As in `aadguard.yaml`; `rules` is left out, since each rule is a policy with a level of its own. */
  [configuration]: ["applications", "waivers", "context", "stacks", "exclude"],
};

/** @throws Error for a name or an option that no policy has: the engine takes those without a word. */
export function checkOptions(name: string, options: object, rules: readonly string[]): void {
  const names = [...rules, ...informational, "all"];
  if (!names.includes(name)) refuse(`no policy is called "${name}".${didYouMean(name, names)}`);
  const known = optionsOf[name] ?? optionsOfRules;
  for (const option of Object.keys(options)) {
    if (known.includes(option)) continue;
    const possible = known.length ? `Possible: ${known.join(", ")}.` : `Set it for the policies themselves.`;
    refuse(`"${name}" has no option "${option}".${didYouMean(option, known)} ${possible}`);
  }
  const { minimumSeverity, ignoreRules = [] } = options as PolicyOptions;
  if (minimumSeverity !== undefined) checkValue(name, "minimumSeverity", minimumSeverity, severities);
  for (const rule of ignoreRules) checkValue(name, "ignoreRules", rule, rules);
}

function checkValue(name: string, option: keyof PolicyOptions, value: string, possible: readonly string[]): void {
  if (possible.includes(value)) return;
  const all = possible.length < 5 ? ` Possible: ${possible.join(", ")}.` : "";
  refuse(`"${option}" of "${name}" cannot be ${JSON.stringify(value)}.${didYouMean(String(value), possible)}${all}`);
}

function refuse(what: string): never {
  throw new Error(`configuration of the policy pack: ${what}`);
}
