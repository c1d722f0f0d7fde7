import type { CodeLanguage } from "../model/input-format";

/** How a language writes names, and which no variable of it can have. */
interface Style {
  readonly join: (words: readonly string[]) => string;
  readonly reserved: ReadonlySet<string>;
}

/** What programs call the resource of this name: `orders-web` is `ordersWeb`, and `orders_web` in Python. */
export function variableOf(name: string, language: CodeLanguage): string {
  const { join, reserved } = language === "pulumi-python" ? python : others;
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = join(words);
  return /^[A-Za-z]/.test(joined) && !reserved.has(joined) ? joined : join(["app", ...words]);
}

function camel(words: readonly string[]): string {
  return words.map((word, n) => (n === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1)).join("");
}

function snake(words: readonly string[]): string {
  const parts = words.flatMap((word) => word.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/));
  return parts.map((part) => part.toLowerCase()).join("_");
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const python: Style = {
  join: snake,
  reserved: setOf(
    "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass " +
      "raise return try while with yield",
  ),
};

/** By the words of TypeScript, which has the most of them. */
const others: Style = {
  join: camel,
  reserved: setOf(
    "await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in " +
      "instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield",
  ),
};
