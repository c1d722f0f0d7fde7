import type { Config } from "../../config";
import { catalogue, type Rule } from "../../policy/catalogue";
import { severities, type Severity } from "../../policy/verdict";
import { checkOptions, configuration, informational, type PolicyOptions } from "./options";
import type { Request } from "./tap";

export type EnforcementLevel = "advisory" | "mandatory" | "disabled" | "remediate";

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

  /** @throws Error for a name or an option that no policy has */
  configure(request: Request): void {
    const map = (request as ConfigureMessage).getPolicyconfigMap();
    const ids = catalogue().rules.map(({ id }) => id);
    this.configured = new Map();
    for (const [name, message] of map.entries()) {
      const options = message.getProperties()?.toJavaScript() ?? {};
      checkOptions(name, options, ids);
      this.configured.set(name, { disabled: message.getEnforcementlevel() === disabled, options });
      // `all` means the rules. The handler that runs after this one reads the same message.
      if (informational.includes(name) && message.getEnforcementlevel() !== disabled) message.setEnforcementlevel(advisory);
    }
    this.enabledRules = this.withoutDisabled();
  }

  options(name: string): PolicyOptions {
    return this.configured.get(name)?.options ?? {};
  }

  /** What stands in `aadguard.yaml` for others: the options of the policy `configuration`. */
  get configuration(): Readonly<Record<string, unknown>> {
    return this.options(configuration) as Readonly<Record<string, unknown>>;
  }

  private withoutDisabled(): Rule[] {
    return this.rules.filter((rule) => !(this.configured.get(rule.id)?.disabled ?? defaultLevel(rule, this.config) === "disabled"));
  }
}

/** Of `pulumirpc.EnforcementLevel`. */
const advisory = 0;
const disabled = 2;

interface ConfigureMessage {
  getPolicyconfigMap(): {
    entries(): Iterable<
      [
        string,
        {
          getEnforcementlevel(): number;
          setEnforcementlevel(level: number): void;
          getProperties(): { toJavaScript(): Record<string, unknown> } | undefined;
        },
      ]
    >;
  };
}
