import { escapeControls, escapeControlsInLines } from "./escape";

/**
 * JSON over several lines. JSON.stringify leaves DEL, the C1 controls and direction marks as they are, and marks of commands; the
 * escaped form means the same. Only strings can hold them, and no line break is left inside a string: indenting and escaping touch
 * nothing else.
 */
export function jsonLines(value: unknown, indent = ""): string {
  const text = escapeControlsInLines(JSON.stringify(value, null, 2));
  return indent === "" ? text : text.replaceAll("\n", `\n${indent}`);
}

/** JSON on one line, escaped alike. */
export function jsonLine(value: unknown): string {
  return escapeControls(JSON.stringify(value));
}
