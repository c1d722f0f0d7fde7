import type { CodeLanguage } from "../model/input-format";

/** What programs call the resource of this name: `orders-web` is `ordersWeb`, and `orders_web` in Python. */
export function variableOf(name: string, language: CodeLanguage): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = language === "pulumi-python" ? snake(words) : camel(words);
  const isFree = /^[A-Za-z]/.test(joined) && !(language === "pulumi-python" ? reservedInPython : reserved).has(joined);
  if (isFree) return joined;
  return language === "pulumi-python" ? snake(["app", ...words]) : camel(["app", ...words]);
}

function camel(words: readonly string[]): string {
  return words.map((word, n) => (n === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1)).join("");
}

function snake(words: readonly string[]): string {
  const parts = words.flatMap((word) => word.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/));
  return parts.map((part) => part.toLowerCase()).join("_");
}

/** What no variable of TypeScript can be called. */
const reserved: ReadonlySet<string> = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in " +
    "instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

/** What no variable of Python can be called. */
const reservedInPython: ReadonlySet<string> = new Set(
  (
    "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass " +
    "raise return try while with yield"
  ).split(" "),
);
