import { codesOfOneCause } from "./codes/neighbours";
import { type Advice, type Answer, type Context, type Evidence, withoutPlace } from "./link";

/** A break of a link; with `compares` where it rests on a value of the message. */
export function broken(
  aadsts: readonly string[],
  evidence: readonly Evidence[],
  remediation?: Advice,
  more: Pick<Answer, "compares" | "severity" | "distance"> = {},
): Answer {
  return { status: "broken", aadsts, evidence, ...(remediation ? { remediation } : {}), ...more };
}

export function undetermined(aadsts: readonly string[], evidence: readonly Evidence[], see: Advice): Answer {
  return { status: "cannot-be-seen", aadsts, evidence, see };
}

/** The code that is to be explained is one of these, or one of the same cause. */
export function isAbout({ code }: Context, codes: readonly string[]): boolean {
  return code !== undefined && codesOfOneCause(code).some((each) => codes.includes(each));
}

/** Evidence on a declaration where the run has it. */
export function placedOn(
  context: Context,
  declaration: Parameters<Context["evidence"]>[0] | undefined,
  path: Parameters<Context["evidence"]>[1],
  text: string,
): Evidence {
  return declaration ? context.evidence(declaration, path, text) : withoutPlace(text);
}

/** Nothing is changed on a guess: the commands stay away. */
export function ifUsed(answer: Answer, flow: string): Answer {
  const [first, ...others] = answer.evidence;
  const evidence = first ? [{ ...first, text: `if it uses the ${flow}: ${first.text}` }, ...others] : [];
  const { remediation } = answer;
  return { ...answer, evidence, ifFlow: true, ...(remediation ? { remediation: { text: remediation.text, commands: [] } } : {}) };
}
