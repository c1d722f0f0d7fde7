import type { Rule } from "../../policy/catalogue";
import { severities, type Severity } from "../../policy/verdict";
import type { Config } from "../../config";
import { didYouMean } from "../../text/suggest";
import type { Request } from "./tap";

export type EnforcementLevel = "advisory" | "mandatory" | "disabled" | "remediate";

/** Policies beside the rules. */
export const advice = "advice";
export const undetermined = "undetermined";

/** Options of a policy, beside its enforcement level. */
export interface PolicyOptions {
  /** The least severe verdicts that the policy reports itself; without it, only those of the rule's highest severity. */
  readonly minimumSeverity?: Severity;
  /** `undetermined`: rules whose undetermined verdicts are left out. */
  readonly ignoreRules?: readonly string[];
}

export const optionsOf: Readonly<Record<"rule" | typeof advice | typeof undetermined, readonly (keyof PolicyOptions)[]>> = {
  rule: ["minimumSeverity"],
  advice: ["minimumSeverity"],
  undetermined: ["ignoreRules"],
};

/** A rule's highest severity, as far as `aadguard.yaml` does not fix another one. */
export function highestSeverity(rule: Rule, config: Config): Severity | "off" {
  return config.rules.get(rule.id) ?? rule.highestSeverity;
}

/** Mandatory where the rule's highest severity is error. */
export function defaultLevel(rule: Rule, config: Config): EnforcementLevel {
  const highest = highestSeverity(rule, config);
  return highest === "off" ? "disabled" : highest === "error" ? "mandatory" : "advisory";
}

export function atLeast(severity: Severity, minimum: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(minimum);
}

/** Levels and options of all policies, as the engine has them after every source of configuration. */
export class Levels {
  /** The rules that are asked. */
  enabledRules: readonly Rule[];
  private configured = new Map<string, { disabled: boolean; options: PolicyOptions }>();

  constructor(
    private readonly rules: readonly Rule[],
    private readonly config: Config,
  ) {
    this.enabledRules = this.withoutDisabled();
  }

  /** @throws Error for a name or an option that no policy has: the engine takes those without a word. */
  configure(request: Request): void {
    const map = (request as ConfigureMessage).getPolicyconfigMap();
    this.configured = new Map();
    for (const [name, message] of map.entries()) {
      const options = (message.getProperties()?.toJavaScript() ?? {}) as PolicyOptions;
      this.check(name, options);
      this.configured.set(name, { disabled: message.getEnforcementlevel() === disabled, options });
    }
    this.enabledRules = this.withoutDisabled();
  }

  options(name: string): PolicyOptions {
    return this.configured.get(name)?.options ?? {};
  }

  private withoutDisabled(): Rule[] {
    return this.rules.filter((rule) => !(this.configured.get(rule.id)?.disabled ?? defaultLevel(rule, this.config) === "disabled"));
  }

  private check(name: string, options: PolicyOptions): void {
    const ids = this.rules.map(({ id }) => id);
    const names = [...ids, advice, undetermined, "all"];
    if (!names.includes(name)) refuse(`no policy is called "${name}".${didYouMean(name, names)}`);
    const known = name === "all" ? [] : optionsOf[name === advice || name === undetermined ? name : "rule"];
    for (const option of Object.keys(options)) {
      if (known.includes(option as keyof PolicyOptions)) continue;
      const possible = known.length ? `Possible: ${known.join(", ")}.` : `Set it for the policies themselves.`;
      refuse(`"${name}" has no option "${option}".${didYouMean(option, known)} ${possible}`);
    }
    const { minimumSeverity, ignoreRules = [] } = options;
    if (minimumSeverity !== undefined) checkValue(name, "minimumSeverity", minimumSeverity, severities);
    for (const rule of ignoreRules) checkValue(name, "ignoreRules", rule, ids);
  }
}

function checkValue(name: string, option: keyof PolicyOptions, value: string, possible: readonly string[]): void {
  if (possible.includes(value)) return;
  const all = possible.length < 5 ? ` Possible: ${possible.join(", ")}.` : "";
  refuse(`"${option}" of "${name}" cannot be ${JSON.stringify(value)}.${didYouMean(String(value), possible)}${all}`);
}

function refuse(what: string): never {
  throw new Error(`configuration of the policy pack: ${what}`);
}

/** `pulumirpc.EnforcementLevel.DISABLED`. */
const disabled = 2;

interface ConfigureMessage {
  getPolicyconfigMap(): {
    entries(): Iterable<
      [string, { getEnforcementlevel(): number; getProperties(): { toJavaScript(): Record<string, unknown> } | undefined }]
    >;
  };
}
