import type { DeclarationKind } from "../model/declarations";
import type { CodeDialect } from "../model/place";
import type { Rule } from "../policy/catalogue";
import type { Severity, SubjectIdentity, Violation } from "../policy/verdict";
import { fillCommand, fillText, type Values } from "../text/template";
import { clip, shortened } from "../text/words";
import { codeFor } from "./code";
import type { Remediation } from "./result";

/** What people read about one violation: the rule's templates, filled. */
export interface Wording {
  readonly severity: Severity;
  readonly message: string;
  readonly remediation: Remediation;
}

type Subject = SubjectIdentity & { readonly dialect?: CodeDialect };

/**
 * Fills the message and the remedy of the violated rule; a variant without a remedy of its own takes the rule's. `related`: what else
 * the violation is about.
 */
export function wordingOf(rule: Rule, violation: Violation, subject: Subject, related: readonly SubjectIdentity[] = []): Wording {
  const variant = violation.variant === undefined ? undefined : rule.variants[violation.variant];
  const remedy = variant?.remediation ?? rule.remediation;
  const values: Values = {
    subject: nameAndAddress(subject),
    displayName: subject.displayName,
    appId: subject.appId,
    objectId: subject.objectId,
    urn: subject.urn,
    ...placeWords(subject),
    address: subject.address,
    ...commandNouns(subject.kind),
    ...violation.params,
  };
  const shown = cut(values);
  return {
    severity: violation.severity ?? rule.severity,
    message: fillText(variant?.message ?? rule.message, shown),
    remediation: {
      text: fillText(remedy.text, shown),
      commands: remedy.commands.map(({ shell, command }) => ({ shell, command: fillCommand(command, values) })),
      code: codeFor(remedy.code, subject, values, related),
    },
  };
}

/** A value can be as long as its input likes; people recognise it by its start. Commands and code keep it whole. */
const longestValue = 200;

function cut(values: Values): Values {
  const shorter = (value: Values[string]): Values[string] =>
    typeof value === "string" && value.length > longestValue ? clip(value, longestValue) : value;
  const isLong = (value: Values[string]): boolean =>
    typeof value === "string" ? value.length > longestValue : typeof value === "object" && value !== null && value.some(isLong);
  if (!Object.values(values).some(isLong)) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "object" && value !== null ? value.map((each) => String(shorter(each))) : shorter(value),
    ]),
  );
}

/** What declares it, and where its program may hide what a first preview does not show. */
function placeWords({ urn, appId }: SubjectIdentity): Values {
  const isPulumi = urn?.startsWith("urn:pulumi:") ?? false;
  return { here: isPulumi ? "this stack" : "this configuration", inApply: isPulumi && appId === null ? insideApply : "" };
}

const insideApply =
  " If the program creates it inside `apply`, a first preview does not show it: create it outside of `apply`, and pass the output itself.";

/** What the object is called in `az ad {azNoun} …` and in `Get-Mg{mgNoun} -{mgNoun}Id …`. */
export function commandNouns(kind: DeclarationKind): Values {
  if (kind === "servicePrincipal") return { azNoun: "sp", mgNoun: "ServicePrincipal" };
  return kind === "application" ? { azNoun: "app", mgNoun: "Application" } : {};
}

/** Who it is, and where code declares it: `Orders (azuread_application.orders)`. A URN is as long as the message around it. */
function nameAndAddress(subject: SubjectIdentity): string {
  const { address, urn } = subject;
  const name = nameOf(subject);
  return address === null || urn !== null || name === address ? name : `${name} (${address})`;
}

/** A template as a page about the rule shows it: no subject is meant, so `{keyId}` reads `<keyId>`, and endings that come only at times are left out. */
export function generalText(template: string, { subjects: [kind = "application"] }: Pick<Rule, "subjects">): string {
  return fillText(template, commandNouns(kind))
    .replace(/(?<=[A-Za-z}])\{[A-Za-z][A-Za-z0-9_]*\}/g, "")
    .replace(/\{([A-Za-z][A-Za-z0-9_]*)\}/g, "<$1>");
}

/** The best name that the declaration has for itself, as people are shown it. */
export function nameOf(subject: SubjectIdentity): string {
  return shortened(subject.displayName || subject.appId || subject.objectId || subject.address || "(unnamed)");
}
