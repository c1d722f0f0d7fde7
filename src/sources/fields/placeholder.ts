import { isUnknown, type Unknown } from "../../model/unknown";

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

/** `cut` returned it; a document's own `$unknown` key is not a marker. */
export function isMarker(raw: unknown): raw is Unknown {
  return isUnknown(raw) && Object.isFrozen(raw);
}

/** How PowerShell prints what lies below the depth of `ConvertTo-Json`: `@{…}`, a type's name, or what the AzureAD module makes of one. */
const cutText = /^(?:@\{|System\.(?:Object|Collections)\b|Microsoft\.(?:Graph|Open|Azure)\.|class \w+ \{)/;

/** Whether a text is what PowerShell left of an object or a list. */
export function isCutText(value: unknown): value is string {
  return typeof value === "string" && cutText.test(value);
}

/** The type that PowerShell left the name of: `MicrosoftGraphApplication`, `Application`. */
export function cutTypeName(text: string): string | undefined {
  return /^(?:Microsoft\.(?:\w+\.)+|class )(\w+)/.exec(text)?.[1];
}
