import type { ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import type { Config } from "../../config";
import { generalText } from "../../findings/wording";
import { pageOfRule, type Rule } from "../../policy/catalogue";
import { severities, type Severity } from "../../policy/verdict";
import { version } from "../../model/version";
import { defaultLevel, highestSeverity } from "./levels";
import { advice, configuration, undetermined } from "./options";
import { remedied } from "./remedies";
import type { Session } from "./session";

/** Pulumi's policies for one resource and for a stack may be one policy: it has one level, and is asked at both times. */
export type GuardPolicy = StackValidationPolicy & Pick<ResourceValidationPolicy, "validateResource" | "remediateResource">;

/** One policy for each rule, and those that inform: `advice`, `undetermined` and `configuration`. */
export function policiesOf(rules: readonly Rule[], config: Config, session: Session): GuardPolicy[] {
  return [
    ...rules.map((rule) => rulePolicy(rule, config, session)),
    advicePolicy(session),
    undeterminedPolicy(rules, session),
    configurationPolicy(session),
  ];
}

function rulePolicy(rule: Rule, config: Config, session: Session): GuardPolicy {
  const report = reporter(rule.id, session);
  const highest = highestSeverity(rule, config);
  return {
    name: rule.id,
    displayName: rule.title,
    description: `${rule.title}.`,
    enforcementLevel: defaultLevel(rule, config),
    severity: severityOf(rule, highest),
    framework: frameworkOf(rule),
    tags: ["azuread", "entra-id", rule.group, ...(rule.rootCause ? [`root-cause-${rule.rootCause}`] : []), ...rule.aadsts],
    remediationSteps: generalText(rule.remediation.text, rule),
    url: pageOfRule(rule),
    configSchema: {
      properties: {
        minimumSeverity: minimumSeverity(`${rule.id}: the least severe verdicts that this policy reports.`),
        exclude: texts("Resources that this policy leaves out: names, display names or URNs; * and ? match any characters."),
      },
    },
    ...(rule.scope === "object" ? { validateResource: report } : {}),
    ...(rule.pulumiRemedy ? { remediateResource: (args) => remedied(rule, args) } : {}),
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
    displayName: "Undetermined",
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
        details: { type: "boolean", description: "A line for each resource in place of the summary." },
      },
    },
    validateStack: reporter(undetermined, session),
  };
}

/** Reports nothing: its options are what others write in `aadguard.yaml`, for a published pack, which has no files of a project. */
function configurationPolicy(session: Session): GuardPolicy {
  const entries = (description: string) => ({ type: "array" as const, items: { type: "object" as const }, description });
  return {
    name: configuration,
    displayName: "Configuration",
    description: "What only people know about their applications, and what they have decided: as in aadguard.yaml.",
    enforcementLevel: "advisory",
    severity: "low",
    configSchema: {
      properties: {
        applications: entries("The flows that applications use, and what they are: { match, flows, daemonOnly }."),
        waivers: entries("Findings that were accepted: { rule, match, reason, owner, expires }."),
        context: texts("Files and folders, from the project's own, that are asked and never judged."),
        stacks: texts("Stacks that belong together (contoso/platform/*): what one lacks another may declare."),
        exclude: texts("Resources that no rule judges: names, display names or URNs; * and ? match any characters."),
      },
    },
    validateStack: reporter(configuration, session),
  };
}

/** No token at all is worse than one that something else refuses. */
function severityOf({ aadsts }: Rule, highest: Severity | "off"): "critical" | "high" | "medium" | "low" {
  if (highest === "error") return aadsts.includes("AADSTS50000") ? "critical" : "high";
  return highest === "warning" ? "medium" : "low";
}

/** What a policy is held against: the codes of the Microsoft identity platform. */
function frameworkOf({ aadsts, rootCause }: Rule) {
  return {
    name: "Microsoft identity platform, error codes",
    version: version(),
    reference: aadsts.join(", ") || (rootCause ? `AADSTS50000, root cause ${rootCause}` : "none"),
    specification: "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
  };
}

function texts(description: string) {
  return { type: "array" as const, items: { type: "string" as const }, description };
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
