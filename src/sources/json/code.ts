/** What JSON is built of, and the end of the file. */
export const Code = {
  end: -1,
  tab: 9,
  newLine: 10,
  carriageReturn: 13,
  space: 32,
  quote: 34,
  comma: 44,
  slash: 47,
  colon: 58,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  closeBrace: 125,
} as const;
