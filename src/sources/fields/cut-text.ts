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
