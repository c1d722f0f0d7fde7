import type { Declaration } from "../model/declarations";
import type { Judgement } from "./judgement";
import { isOfTheTenant } from "./reasons";
import { notCarried, type Undetermined, type Verdict } from "./verdict";

/** They are made along with the object. */
const ids: ReadonlySet<string> = new Set(["id", "appId"]);

/** The same judgements; of what declares a part of an object, the verdicts that rest on the other parts have the reason `not-carried`. */
export function withPartVerdicts(judgements: readonly Judgement[]): readonly Judgement[] {
  if (!judgements.some(({ declaration }) => declaration.partFormat !== undefined)) return judgements;
  return judgements.map((judgement) => {
    const { declaration, verdicts } = judgement;
    if (declaration.partFormat === undefined) return judgement;
    return { ...judgement, verdicts: verdicts.map((verdict) => folded(verdict, declaration)) };
  });
}

/** What else such a verdict waits for would not decide it either. */
function folded(verdict: Verdict, declaration: Declaration): Verdict {
  if (!verdict.undetermined.some((one) => isElsewhere(one, declaration))) return verdict;
  return { ...verdict, undetermined: [{ reason: notCarried }] };
}

function isElsewhere({ reason, fields = [] }: Undetermined, declaration: Declaration): boolean {
  if (isOfTheTenant(reason)) return true;
  const values = declaration as unknown as Readonly<Record<string, unknown>>;
  if (reason === "absent") return fields.length > 0 && fields.every((field) => !field.includes(".") && values[field] === undefined);
  return reason === "placeholder" && fields.length > 0 && fields.every((field) => ids.has(field));
}

/** Whether a verdict stays open, and is one that people can settle. */
export function isOpen({ undetermined }: Pick<Verdict, "undetermined">): boolean {
  return undetermined.length > 0 && undetermined[0]?.reason !== notCarried;
}

export function isNotCarried({ undetermined }: Pick<Verdict, "undetermined">): boolean {
  return undetermined[0]?.reason === notCarried;
}
