import { RunError } from "@pulumi/pulumi";
import type { Config } from "../config/config";
import type { Rule } from "../policy/catalogue";
import type { RuleId } from "../policy/rule-ids";
import type { Severity } from "../policy/verdict";
import { didYouMean } from "../text/suggest";
import { advice, defaultLevel, undetermined } from "./pack/levels";

/** What Pulumi does with a violation; `disabled` does not look. */
export type EnforcementLevel = "advisory" | "mandatory" | "disabled";
const levels: readonly string[] = ["advisory", "mandatory", "disabled"] satisfies EnforcementLevel[];

export interface RuleSettings {
  /** By default that of `all`, else the rule's own. */
  readonly enforcementLevel?: EnforcementLevel;
  /** The least severe verdicts that the rule's policy reports itself; without it, those of the rule's highest severity. */
  readonly minimumSeverity?: Severity;
}

export interface UndeterminedSettings {
  readonly enforcementLevel?: EnforcementLevel;
  /** Rules whose undetermined verdicts are left out. */
  readonly ignoreRules?: readonly RuleId[];
}

/** Levels and options by policy; `all` sets the level of every policy that is not named. */
export type GuardSettings = { readonly all?: EnforcementLevel } & { readonly [id in RuleId]?: EnforcementLevel | RuleSettings } & {
  readonly advice?: EnforcementLevel | RuleSettings;
  readonly undetermined?: EnforcementLevel | UndeterminedSettings;
};

type Setting = GuardSettings[keyof GuardSettings];

/**
 * The settings with a level for every policy that they name: @pulumi/policy takes options without one as `advisory`.
 * @throws RunError for a policy or a level that does not exist
 */
export function completed(settings: GuardSettings, rules: readonly Rule[], config: Config): GuardSettings {
  const defaults = new Map<string, string>([
    ...rules.map((rule): [string, string] => [rule.id, defaultLevel(rule, config)]),
    [advice, "advisory"],
    [undetermined, "advisory"],
  ]);
  const names = [...defaults.keys(), "all"];
  const complete = ([name, setting]: [string, Setting]): [string, Setting] => {
    if (!names.includes(name)) throw new RunError(`AzureADGuard: no policy is called "${name}".${didYouMean(name, names)}`);
    if (typeof setting !== "object" || setting === null) return [name, levelOf(name, setting)];
    const level = setting.enforcementLevel ?? settings.all ?? defaults.get(name);
    return [name, { ...setting, enforcementLevel: levelOf(name, level) }];
  };
  const entries = (Object.entries(settings) as [string, Setting][]).filter(([, setting]) => setting !== undefined);
  return Object.fromEntries(entries.map(complete)) as GuardSettings;
}

/** JavaScript and settings from a file pass the compiler by. */
function levelOf(name: string, level: unknown): EnforcementLevel {
  if (levels.includes(level as string)) return level as EnforcementLevel;
  const guess = typeof level === "string" ? didYouMean(level, levels) : "";
  throw new RunError(`AzureADGuard: "${name}" has no enforcement level ${JSON.stringify(level)}.${guess} Possible: ${levels.join(", ")}.`);
}
