/** `${{X}}`, `${X}`, `{{X}}`, `#{X}#`, `<X>`: templates leave them anywhere in a text. */
const inside = /\$\{.*?\}|\{\{.*?\}\}|#\{.*?\}#|<[^<>]+>/s;
/** `[parameters('x')]`: an ARM expression is the whole text. */
const expression = /^\s*\[.*\]\s*$/s;
const wholeName = /^\s*(?:\$\{\{.*?\}\}|\$\{[^{}]*\}|#\{.*?\}#)\s*$/s;
const whole = /^\s*(?:\$\{\{.*?\}\}|\$\{[^{}]*\}|\{\{.*?\}\}|#\{.*?\}#|<[^<>]+>)\s*$/s;

/** Whether some part of the text is still to be filled in. */
export function holdsPlaceholder(text: string): boolean {
  if (text.indexOf("{") < 0 && text.indexOf("<") < 0 && text.indexOf("]") < 0) return false;
  return inside.test(text) || expression.test(text);
}

/** Whether a name for people is still to be filled in as a whole: `<x>`, `[x]` and `{{x}}` are what people call things, too. */
export function isNamePlaceholder(text: string): boolean {
  return wholeName.test(text);
}

const variable = /^\s*(?:\$\{\{[^{}]+\}\}|\$\{[^{}]+\}|\{\{[^{}]+\}\}|#\{[^{}]+\}#)\s*$/;

/** Whether the text is one variable: the same value wherever it stands again, which `<id>` need not be. */
export function isVariable(text: string): boolean {
  return variable.test(text);
}

/** Whether nothing of the text is known. */
export function isPlaceholder(text: string): boolean {
  return whole.test(text) || expression.test(text);
}
