import type { Diagnostic } from "../model/diagnostic";
import type { Misread } from "./misread";
import { positionOf } from "./position";

/** How many places of one file are told one by one. */
const most = 20;

/** What looks like ours and was not read, with its places. */
export function unrecognisedIn(path: string, parts: readonly Misread[]): Diagnostic[] {
  const told = parts.slice(0, most).map(({ pointer, message }): Diagnostic => {
    const { line, column } = positionOf({ path, pointer });
    return { kind: "unrecognised", path, line, column, pointer, message };
  });
  const more = parts.length - told.length;
  return more > 0 ? [...told, { kind: "unrecognised", path, message: `${more} more parts of this file were not read.` }] : told;
}
