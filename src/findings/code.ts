import type { Code, CodeTemplate } from "../policy/catalogue";
import type { SubjectIdentity } from "../policy/verdict";
import type { CodeLanguage } from "../model/code-language";
import { fillCode, type Values } from "../text/template";

/** How code refers to what it declares; undefined for what no code declares. */
interface Declared {
  readonly languages: readonly CodeLanguage[];
  /** The type of the resource, in its language's own words: `Application`, `azuread_application`. */
  readonly type: string;
  /** Its name in the program: `orders`. */
  readonly name: string;
  /** What other code refers to it by: `orders`, `azuread_application.orders`. */
  readonly reference: string;
}

/** A rule's snippets in the languages that the subject is declared in, filled with its own names. */
export function codeFor(templates: readonly CodeTemplate[], { urn }: Pick<SubjectIdentity, "urn">, values: Values): Code[] {
  const declared = templates.length > 0 && urn !== null ? declaredAt(urn) : undefined;
  if (!declared) return [];
  const { languages, type, name, reference } = declared;
  const names: Values = { resourceName: name, variable: variableOf(name), reference };
  return languages.flatMap((language) => {
    const all = templates.filter((template) => template.language === language);
    const own = all.filter(({ on }) => on?.includes(type));
    const fitting = own.length > 0 ? own : all.filter(({ on }) => on === undefined);
    return fitting.map(({ text }) => ({ language, text: fillCode(text, { ...values, ...names }, language) }));
  });
}

/** By the form of the address: Pulumi's URN, `urn:pulumi:<stack>::<project>::<parent>$<package>:<module>:<type>::<name>`. */
function declaredAt(address: string): Declared | undefined {
  if (!address.startsWith("urn:pulumi:")) return undefined;
  const [, , types = "", ...rest] = (address.split("#")[0] ?? "").split("::");
  const name = rest.join("::");
  return {
    languages: ["pulumi-typescript", "pulumi-yaml"],
    type: types.slice(types.lastIndexOf(":") + 1),
    name,
    reference: variableOf(name),
  };
}

/** A name that every language takes for a variable: `orders-web` is `ordersWeb`. */
function variableOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words.map((word, n) => (n === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1)).join("");
  return /^[A-Za-z]/.test(joined) ? joined : `app${joined}`;
}
