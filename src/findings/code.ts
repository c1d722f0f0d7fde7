import type { Code, CodeTemplate } from "../policy/catalogue";
import type { SubjectIdentity } from "../policy/verdict";
import type { CodeLanguage } from "../model/input-format";
import type { CodeDialect } from "../model/place";
import { fillCode, type Values } from "../text/template";
import { variableOf } from "./variables";

/** How code refers to what it declares; undefined for what no code declares. */
interface Declared {
  readonly languages: readonly CodeLanguage[];
  /** The type of the resource, in its language's own words: `Application`, `azuread_application`. */
  readonly type: string;
  /** Its name in the program: `orders`. */
  readonly name: string;
  /** What other code refers to it by: `azuread_application.orders`; null where that takes a key that only people know. Pulumi has variables. */
  readonly reference: string | null;
}

/** Where code declares something, as its address. */
type Placed = Pick<SubjectIdentity, "address" | "urn"> & { readonly dialect?: CodeDialect };

/**
 * A rule's snippets in the languages that the subject is declared in, filled with its own names. `related`: what else the violation is
 * about; the first that the same code declares is `{relatedName}`, `{relatedVariable}` and `{relatedReference}`. Without one, a snippet
 * that names it is left out.
 */
export function codeFor(templates: readonly CodeTemplate[], subject: Placed, values: Values, related: readonly Placed[] = []): Code[] {
  const declared = templates.length > 0 ? declaredAt(subject) : undefined;
  if (!declared) return [];
  const { languages, type, name, reference } = declared;
  const other = related.map((one) => (isOfOneProgram(subject, one) ? declaredAt(one) : undefined)).find((one) => one !== undefined);
  const namesIn = (language: CodeLanguage): Values => ({
    ...{ resourceName: name, variable: variableOf(name, language), reference },
    ...(other && { relatedName: other.name, relatedVariable: variableOf(other.name, language), relatedReference: other.reference }),
  });
  const dialect = subject.dialect ?? "azuread-3";
  const possible = templates.filter(
    (template) => (other !== undefined || !isAboutRelated(template)) && (template.dialects?.includes(dialect) ?? true),
  );
  return languages.flatMap((language) => {
    const all = possible.filter((template) => template.language === language);
    const own = all.filter((template) => template.on?.includes((isAboutRelated(template) ? other?.type : undefined) ?? type));
    const fitting = own.length > 0 ? own : all.filter(({ on }) => on === undefined);
    const names = namesIn(language);
    return fitting.map(({ text }) => ({ language, text: fillCode(text, { ...values, ...names }, language) }));
  });
}

/** Its `on` names the type of that, then. */
function isAboutRelated({ text }: CodeTemplate): boolean {
  return /\{related[A-Z]/.test(text);
}

/** Of Pulumi, one stack: what another one declares has no variable here. */
function isOfOneProgram(subject: Placed, other: Placed): boolean {
  const stackOf = ({ address, urn }: Placed): string => /^urn:pulumi:.*?::.*?::/.exec(address ?? urn ?? "")?.[0] ?? "";
  return stackOf(subject) === stackOf(other);
}

function declaredAt({ address, urn }: Placed): Declared | undefined {
  const place = address ?? urn;
  return place === null ? undefined : declaredBy(place);
}

/** By the form of the address. */
function declaredBy(address: string): Declared | undefined {
  return address.startsWith("urn:pulumi:") ? declaredInPulumi(address) : (declaredInTerraform(address) ?? declaredInBicep(address));
}

/** `urn:pulumi:<stack>::<project>::<parent>$<package>:<module>:<type>::<name>`. */
function declaredInPulumi(urn: string): Declared {
  const [, , types = "", ...rest] = (urn.split("#")[0] ?? "").split("::");
  const name = rest.join("::");
  return {
    languages: ["pulumi-typescript", "pulumi-yaml", "pulumi-python"],
    type: types.slice(types.lastIndexOf(":") + 1),
    name,
    reference: null,
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
