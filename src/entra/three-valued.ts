/** Why a question cannot be answered: the reason's code, and the field that the answer rests on. */
export interface Doubt {
  readonly $unknown: string;
  readonly field?: string;
}

/** Yes, no, or a reason why that cannot be told. */
export type Answer = boolean | Doubt;

/** Yes where one is; otherwise the first doubt. */
export function anyOf(answers: readonly Answer[]): Answer {
  return answers.includes(true) || (answers.find(isDoubt) ?? false);
}

/** No where one is; otherwise the first doubt. */
export function allOf(answers: readonly Answer[]): Answer {
  return answers.includes(false) ? false : (answers.find(isDoubt) ?? true);
}

export function not(answer: Answer): Answer {
  return isDoubt(answer) ? answer : !answer;
}

function isDoubt(answer: Answer): answer is Doubt {
  return typeof answer !== "boolean";
}
