import type { UnknownFact } from "../model/unknown";

/** Yes, no, or a reason why that cannot be known. */
export type Answer = boolean | UnknownFact;

/** Yes where one is; otherwise the first that is not known. */
export function anyOf(answers: readonly Answer[]): Answer {
  return answers.includes(true) || (answers.find(isOpen) ?? false);
}

/** No where one is; otherwise the first that is not known. */
export function allOf(answers: readonly Answer[]): Answer {
  return answers.includes(false) ? false : (answers.find(isOpen) ?? true);
}

export function not(answer: Answer): Answer {
  return isOpen(answer) ? answer : !answer;
}

function isOpen(answer: Answer): answer is UnknownFact {
  return typeof answer !== "boolean";
}
