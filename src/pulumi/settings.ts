import { RunError } from "@pulumi/pulumi";
import type { Config } from "../config/config";
import type { Rule } from "../policy/catalogue";
import type { RemediableRuleId, RuleId } from "../policy/rule-ids";
import { severities, type Severity } from "../policy/verdict";
import { didYouMean } from "../text/suggest";
import { defaultLevel } from "./pack/levels";
import { informational } from "./pack/options";

/** What Pulumi does with a violation; `disabled` does not look. */
export type EnforcementLevel = "advisory" | "mandatory" | "disabled";
const levels: readonly string[] = ["advisory", "mandatory", "disabled"] satisfies EnforcementLevel[];
const information: readonly string[] = ["advisory", "disabled"] satisfies InformationLevel[];

export interface RuleSettings<Level extends string = EnforcementLevel> {
  /** By default that of `all`, else the rule's own. */
  readonly enforcementLevel?: Level;
  /** The least severe verdicts that the rule's policy reports itself; without it, those of the rule's highest severity. */
  readonly minimumSeverity?: Severity;
  /** Resources that the policy leaves out, by name, display name or URN; `*` and `?` stand for any text. */
  readonly exclude?: readonly string[];
}

/** What informs never blocks: there is nothing to choose but whether it speaks. */
export type InformationLevel = "advisory" | "disabled";

export interface AdviceSettings {
  readonly enforcementLevel?: InformationLevel;
  /** The least severe verdicts that are reported; by default warnings. */
  readonly minimumSeverity?: Severity;
}

export interface UndeterminedSettings {
  readonly enforcementLevel?: InformationLevel;
  /** Rules whose undetermined verdicts are left out. */
  readonly ignoreRules?: readonly RuleId[];
  /** A line for each resource in place of the summary. */
  readonly details?: boolean;
}

/** Which application is meant; everything that is given has to fit. `*` and `?` in a display name stand for any text. */
export interface ApplicationMatch {
  readonly appId?: string;
  readonly displayName?: string;
  readonly urn?: string;
}

/** As the entries of `aadguard.yaml` (https://www.npmjs.com/package/aadguard, docs/configuration.md). */
export interface ConfigurationSettings {
  readonly applications?: readonly ({ readonly match: ApplicationMatch } & Readonly<Record<string, unknown>>)[];
  readonly waivers?: readonly {
    readonly rule?: RuleId;
    readonly match?: ApplicationMatch;
    readonly fingerprint?: string;
    readonly reason: string;
    readonly owner?: string;
    readonly expires: string;
  }[];
  /** Files and folders, from the project's own, that are asked and never judged. */
  readonly context?: readonly string[];
  /** Stacks that belong together (`contoso/platform/*`). */
  readonly stacks?: readonly string[];
  /** Resources that no rule judges, as in `RuleSettings`. */
  readonly exclude?: readonly string[];
}

type LevelOf<Id extends RuleId> = Id extends RemediableRuleId ? EnforcementLevel | "remediate" : EnforcementLevel;

/** Levels and options by policy; `all` sets the level of every rule that is not named. */
export type GuardSettings = Selection & { readonly all?: EnforcementLevel } & {
  readonly [id in RuleId]?: LevelOf<id> | RuleSettings<LevelOf<id>>;
} & {
  readonly advice?: InformationLevel | AdviceSettings;
  readonly undetermined?: InformationLevel | UndeterminedSettings;
  readonly configuration?: ConfigurationSettings;
};

/** Which rules the pack has. */
export interface Selection {
  /** Only rules that can find faults of these severities, and only such faults. */
  readonly severities?: readonly Severity[];
  /** Only rules of these groups: `keys`, `principals`, …, as `aadguard rules` lists them. */
  readonly groups?: readonly string[];
}

type Level = EnforcementLevel | "remediate";
type Setting = Level | { readonly enforcementLevel?: Level };

/**
 * The rules that the settings choose.
 * @throws RunError for a severity or a group that does not exist, or where no rule is left
 */
export function selected(rules: readonly Rule[], { severities: wanted, groups }: Selection, config: Config): readonly Rule[] {
  if (wanted) checkEach("severity", wanted, severities);
  if (groups) checkEach("group", groups, [...new Set(rules.map(({ group }) => group))].sort());
  const chosen = rules.filter((rule) => {
    const fixed = config.rules.get(rule.id);
    const possible = fixed ? [fixed] : severities.slice(severities.indexOf(rule.highestSeverity));
    return (!wanted || possible.some((one) => wanted.includes(one as Severity))) && (!groups || groups.includes(rule.group));
  });
  if (chosen.length === 0) throw new RunError("AzureADGuard: no rule is left of these severities and groups.");
  return chosen;
}

function checkEach(what: string, given: readonly unknown[], possible: readonly string[]): void {
  for (const one of given) {
    if (possible.includes(one as string)) continue;
    throw new RunError(
      `AzureADGuard: no ${what} is called ${JSON.stringify(one)}.${hint(one, possible)} Possible: ${possible.join(", ")}.`,
    );
  }
}

/**
 * The settings with a level for every policy that they name: @pulumi/policy takes options without one as `advisory`.
 * @throws RunError for a policy or a level that does not exist
 */
export function completed(settings: GuardSettings, rules: readonly Rule[], config: Config): Readonly<Record<string, Setting>> {
  const defaults = new Map<string, string>([
    ...rules.map((rule): [string, string] => [rule.id, defaultLevel(rule, config)]),
    ...informational.map((name): [string, string] => [name, "advisory"]),
  ]);
  const names = [...defaults.keys(), "all"];
  const remediable = new Set(rules.filter(({ pulumiRemedy }) => pulumiRemedy !== undefined).map(({ id }) => id));
  const complete = ([name, setting]: [string, Setting]): [string, Setting] => {
    if (!names.includes(name)) throw new RunError(`AzureADGuard: no policy is called "${name}".${didYouMean(name, names)}`);
    const possible = informational.includes(name) ? information : remediable.has(name) ? [...levels, "remediate"] : levels;
    if (typeof setting !== "object" || setting === null) return [name, levelOf(name, setting, possible)];
    const level = setting.enforcementLevel ?? (informational.includes(name) ? undefined : settings.all) ?? defaults.get(name);
    return [name, { ...setting, enforcementLevel: levelOf(name, level, possible) }];
  };
  const chosen = (Object.entries(settings) as [string, Setting][]).filter(([name]) => name !== "severities" && name !== "groups");
  const entries = chosen.filter(([, setting]) => setting !== undefined);
  return Object.fromEntries(entries.map(complete));
}

/** JavaScript and settings from a file pass the compiler by. */
function levelOf(name: string, level: unknown, possible: readonly string[]): Level {
  if (possible.includes(level as string)) return level as Level;
  const shown = `"${name}" has no enforcement level ${JSON.stringify(level)}.`;
  throw new RunError(`AzureADGuard: ${shown}${hint(level, possible)} Possible: ${possible.join(", ")}.`);
}

function hint(given: unknown, possible: readonly string[]): string {
  return typeof given === "string" ? didYouMean(given, possible) : "";
}
