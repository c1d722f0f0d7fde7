import { isObject } from "../fields/notes";
import { pointerOf } from "../json/pointer";

/** A document and where it stands in its file. */
export interface Placed {
  readonly value: unknown;
  readonly pointer: string;
}

/** What scripts put a plan under, next to the name of the stack or its exit code. */
const wrapper = "plan";

/** The document itself, those of an array (`jq -s`), and what stands in a wrapper: `{"plan": {…}}`. */
export function withinWrapper(value: unknown, pointer = ""): Placed[] {
  if (Array.isArray(value)) return (value as unknown[]).flatMap((one, n) => unwrapped(one, pointer + pointerOf([n])));
  return unwrapped(value, pointer);
}

function unwrapped(value: unknown, pointer: string): Placed[] {
  const inside = isObject(value) && value["format_version"] === undefined ? value[wrapper] : undefined;
  const isShown = isObject(inside) && typeof inside["format_version"] === "string";
  return [isShown ? { value: inside, pointer: pointer + pointerOf([wrapper]) } : { value, pointer }];
}
