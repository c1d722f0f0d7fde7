import { pageOfRule, type Rule } from "../../policy/catalogue";
import type { SubjectIdentity } from "../../policy/verdict";
import { escapeLine } from "../../text/escape";
import type { Finding } from "../../findings/result";
import type { ProgramLanguage } from "./language";
import { azureAdType, urnParts } from "../../sources/azuread/resource";

/** What a policy says: the engine shows nothing else, so the remedy and the source of the rule are in it. */
export function findingText(finding: Finding, rule: Rule | undefined, program: ProgramLanguage): string {
  const { message, aadsts, location, remediation, related } = finding;
  const others = [...new Set(related.flatMap((other) => nameOf(other) ?? []))];
  return [
    sentence(message),
    ...(location.pointer ? [`Property: ${property(location.pointer)}`] : []),
    ...(others.length ? [`See also: ${others.join(", ")}`] : []),
    ...(aadsts.length ? [`Leads to: ${aadsts.join(", ")}`] : []),
    `Remedy: ${remediation.text}`,
    ...codeLines(finding, program),
    ...(rule ? [`More: ${pageOfRule(rule)}`] : []),
  ]
    .map(escapeLine)
    .join("\n");
}

/** What to write, in the program's own names. */
function codeLines({ remediation }: Finding, { language, label }: ProgramLanguage): string[] {
  const [code] = remediation.code.filter((one) => one.language === language);
  return code
    ? [
        label === undefined ? "Write:" : `Write (${label}):`,
        ...code.text
          .trimEnd()
          .split("\n")
          .map((line) => `  ${line}`),
      ]
    : [];
}

/** As `findingText`; several rules share the policy `advice`, so the rule is named. */
export function adviceText(finding: Finding, rule: Rule | undefined, program: ProgramLanguage): string {
  return `${finding.severity}[${finding.ruleId}]: ${findingText(finding, rule, program)}`;
}

export function waivedText({ ruleId, message, waiver }: Finding): string {
  const by = waiver?.owner ? ` by ${waiver.owner}` : "";
  return escapeLine(`waived${by} until ${waiver?.expires} (${waiver?.reason}): ${ruleId}: ${sentence(message)}`);
}

/** The name that a message gives: the display name where it is known, else the resource's name in the program. */
export function nameOf({ kind, displayName, urn }: Pick<SubjectIdentity, "kind" | "displayName" | "urn">): string | null {
  if (displayName || !urn) return displayName;
  const { type, name } = urnParts(urn);
  const own = /^(Application|ApplicationRegistration|ApplicationFromTemplate|ServicePrincipal)$/.test(azureAdType(type) ?? "");
  if (own || (kind !== "application" && kind !== "servicePrincipal")) return name;
  return `the ${kind === "application" ? "application" : "service principal"} of ${name}`;
}

/** `/web/redirectUris/0` as programs write it: `web.redirectUris[0]`. */
export function property(pointer: string): string {
  const steps = pointer.split("/").slice(1);
  return steps.map((step, n) => (/^\d+$/.test(step) ? `[${step}]` : n ? `.${step}` : step)).join("");
}

/** Names stay as they are written; only our own words for what has none begin with a capital. */
function sentence(text: string): string {
  const begun = text.replace(/^the (?=(?:application|service principal) of )/, "The ");
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
