import type { ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { Config } from "../../config";
import { generalText } from "../../findings/wording";
import type { Rule } from "../../policy/catalogue";
import { severities } from "../../policy/verdict";
import { advice, defaultLevel, highestSeverity, undetermined } from "./levels";
import type { Session } from "./session";

/** Pulumi's policies for one resource and for a stack may be one policy: it has one level, and is asked at both times. */
export type GuardPolicy = StackValidationPolicy & Pick<ResourceValidationPolicy, "validateResource">;

/** One policy for each rule of the catalogue, `advice` and `undetermined`. */
export function policiesOf(rules: readonly Rule[], config: Config, session: Session): GuardPolicy[] {
  return [...rules.map((rule) => rulePolicy(rule, config, session)), advicePolicy(session), undeterminedPolicy(rules, session)];
}

function rulePolicy(rule: Rule, config: Config, session: Session): GuardPolicy {
  const report = reporter(rule.id, session);
  const highest = highestSeverity(rule, config);
  return {
    name: rule.id,
    displayName: rule.title,
    description: `${rule.title}.`,
    enforcementLevel: defaultLevel(rule, config),
    severity: ({ error: "high", warning: "medium", note: "low", off: "low" } as const)[highest],
    tags: [rule.group, ...(rule.rootCause ? [`root-cause-${rule.rootCause}`] : []), ...rule.aadsts],
    remediationSteps: generalText(rule.remediation.text, rule),
    url: rule.sources[0]?.url,
    configSchema: { properties: { minimumSeverity: minimumSeverity(`${rule.id}: the least severe verdicts that this policy reports.`) } },
    ...(rule.scope === "object" ? { validateResource: report } : {}),
    validateStack: report,
  };
}

function advicePolicy(session: Session): GuardPolicy {
  return {
    name: advice,
    displayName: "Advice",
    description: "Advice on sign-ins with Azure AD.",
    enforcementLevel: "advisory",
    severity: "medium",
    configSchema: {
      properties: { minimumSeverity: minimumSeverity("The least severe verdicts that are reported here (default: warning).") },
    },
    validateStack: reporter(advice, session),
  };
}

function undeterminedPolicy(rules: readonly Rule[], session: Session): GuardPolicy {
  const ids = rules.map(({ id }) => id);
  return {
    name: undetermined,
    displayName: "UndeterminedVerdict",
    description: "What cannot be decided yet.",
    enforcementLevel: "advisory",
    severity: "low",
    configSchema: {
      properties: {
        ignoreRules: {
          type: "array",
          items: { type: "string", enum: ids },
          description: "Rules whose undetermined verdicts are left out.",
        },
      },
    },
    validateStack: reporter(undetermined, session),
  };
}

function minimumSeverity(description: string) {
  return { type: "string" as const, enum: [...severities], description };
}

type Callback = (args: unknown, report: ReportViolation) => void;

/**
 * Reports what the session found for this policy. Where that is nothing, the callback says that it is for a type of
 * resource that does not exist: @pulumi/policy then spares itself unpacking every resource once more for this policy,
 * which for forty policies and five hundred applications takes longer than judging them.
 */
function reporter(policy: string, session: Session): Callback {
  const callback: Callback = (_args, report) => {
    for (const { message, urn } of session.reportsOf(policy)) report(message, urn);
  };
  const get = (): string | undefined => (session.reportsOf(policy).length > 0 ? undefined : "nothing to report");
  return Object.defineProperty(callback, "__pulumiType", { get });
}
