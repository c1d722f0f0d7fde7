/**
 * Names and lines of an input can hold anything: control characters that steer the terminal, and marks that turn the
 * direction of writing around. They are shown, never sent.
 */
// eslint-disable-next-line no-control-regex -- control characters are what it is about
const steering = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** `"\u001b[31m"` → the visible text `\u001b[31m`. */
export function escapeControls(text: string): string {
  return text.replace(steering, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
