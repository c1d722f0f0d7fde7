import type { Code, CodeTemplate } from "../policy/catalogue";
import type { SubjectIdentity } from "../policy/verdict";
import type { CodeLanguage } from "../model/input-format";
import { fillCode, type Values } from "../text/template";

/** How code refers to what it declares; undefined for what no code declares. */
interface Declared {
  readonly languages: readonly CodeLanguage[];
  /** The type of the resource, in its language's own words: `Application`, `azuread_application`. */
  readonly type: string;
  /** Its name in the program: `orders`. */
  readonly name: string;
  /** What other code refers to it by: `orders`, `azuread_application.orders`; null where that takes a key that only people know. */
  readonly reference: string | null;
}

/** A rule's snippets in the languages that the subject is declared in, filled with its own names. */
export function codeFor(
  templates: readonly CodeTemplate[],
  { address, urn }: Pick<SubjectIdentity, "address" | "urn">,
  values: Values,
): Code[] {
  const place = address ?? urn;
  const declared = templates.length > 0 && place !== null ? declaredAt(place) : undefined;
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

/** By the form of the address. */
function declaredAt(address: string): Declared | undefined {
  return address.startsWith("urn:pulumi:") ? declaredInPulumi(address) : (declaredInTerraform(address) ?? declaredInBicep(address));
}

/** `urn:pulumi:<stack>::<project>::<parent>$<package>:<module>:<type>::<name>`. */
function declaredInPulumi(urn: string): Declared {
  const [, , types = "", ...rest] = (urn.split("#")[0] ?? "").split("::");
  const name = rest.join("::");
  return {
    languages: ["pulumi-typescript", "pulumi-yaml"],
    type: types.slice(types.lastIndexOf(":") + 1),
    name,
    reference: variableOf(name),
  };
}

/** `module.team["sales"].azuread_application.web[0]`. */
const inTerraform = /(?:^|\.)(azuread_\w+)\.([A-Za-z_][\w-]*)(\[[^\]]*\])?$/;

/**
 * What azuread declares: snippets are written in its words. The code stands in the same module, so the module's name is no part of a
 * reference; of `count` and `for_each` only people know the key, and a reference to one instance is left to them.
 */
function declaredInTerraform(address: string): Declared | undefined {
  const [, type, name, key] = inTerraform.exec(address) ?? [];
  if (type === undefined || name === undefined) return undefined;
  return { languages: ["hcl"], type, name, reference: key === undefined ? `${type}.${name}` : null };
}

/** A symbolic name, after those of the modules that it is in. */
const inBicep = /^(?:\w+(?:\/|::|\.))*([A-Za-z_]\w*)(\[[^\]]*\])?$/;

function declaredInBicep(address: string): Declared | undefined {
  const [, name, key] = /^(data|module|msgraph_\w+|azapi_\w+)\./.test(address) ? [] : (inBicep.exec(address) ?? []);
  return name === undefined ? undefined : { languages: ["bicep"], type: "", name, reference: key === undefined ? name : null };
}

/** A name that every language takes for a variable: `orders-web` is `ordersWeb`. */
function variableOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words.map((word, n) => (n === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1)).join("");
  return /^[A-Za-z]/.test(joined) ? joined : `app${joined}`;
}
