import type { DeclarationKind } from "../model/declarations";
import type { Rule } from "../policy/catalogue";
import type { Severity, SubjectIdentity, Violation } from "../policy/verdict";
import { fillCommand, fillText, type Values } from "../text/template";
import type { Command } from "../policy/catalogue";

/** What people read about one violation: the rule's templates, filled. */
export interface Wording {
  readonly severity: Severity;
  readonly message: string;
  readonly remediation: { readonly text: string; readonly commands: readonly Command[] };
}

/** Fills the message and the remedy of the violated rule; a variant without a remedy of its own takes the rule's. */
export function wordingOf(rule: Rule, violation: Violation, subject: SubjectIdentity): Wording {
  const variant = violation.variant === undefined ? undefined : rule.variants[violation.variant];
  const remedy = variant?.remediation ?? rule.remediation;
  const values: Values = {
    subject: nameOf(subject),
    displayName: subject.displayName,
    appId: subject.appId,
    objectId: subject.objectId,
    urn: subject.urn,
    ...commandNouns(subject.kind),
    ...violation.params,
  };
  return {
    severity: violation.severity ?? rule.severity,
    message: fillText(variant?.message ?? rule.message, values),
    remediation: {
      text: fillText(remedy.text, values),
      commands: remedy.commands.map(({ shell, command }) => ({ shell, command: fillCommand(command, values) })),
    },
  };
}

/** What the object is called in `az ad {azNoun} …` and in `Get-Mg{mgNoun} -{mgNoun}Id …`. */
export function commandNouns(kind: DeclarationKind): Values {
  if (kind === "servicePrincipal") return { azNoun: "sp", mgNoun: "ServicePrincipal" };
  return kind === "application" ? { azNoun: "app", mgNoun: "Application" } : {};
}

/** The best name that the declaration has for itself. */
export function nameOf(subject: SubjectIdentity): string {
  return subject.displayName || subject.appId || subject.objectId || subject.urn || "(unnamed)";
}
