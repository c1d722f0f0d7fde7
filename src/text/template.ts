import { joined } from "./words";

/** Values for a template; `null` is a value that the declaration does not tell. */
export type Values = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

const placeholder = /\{([A-Za-z][A-Za-z0-9_]*)\}/g;
/** What a shell takes literally, and no program for an option. */
const plain = /^(?!-)[A-Za-z0-9_.:/@+-]+$/;
/** The same in a URI, which shells take literally within quotation marks of either kind. */
const quotable = /^(?!-)[A-Za-z0-9_.:/@+*?=&#%~,;()[\]-]+$/;
/** Control characters, everything that bash or PowerShell takes for a quotation mark, and the start of an option. */
// eslint-disable-next-line no-control-regex -- control characters are what it is about
const unquotable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029'\u2018-\u201b]|^-/;

/** Fills a template for people. A value that is not told reads `<name>`; a brace that names no value stays. */
export function fillText(template: string, values: Values): string {
  return template.replace(placeholder, (whole, name: string) => {
    if (!(name in values)) return whole;
    const value = values[name];
    if (value === null || value === undefined) return `<${name}>`;
    if (typeof value !== "object") return String(value);
    return value.length > 0 ? joined(value) : "an empty list";
  });
}

/**
 * Fills a command line that people will paste into a shell. Names come from the input and can hold anything: what is
 * not plain is quoted where it stands alone, and left as `<name>` to fill by hand where it cannot be quoted safely.
 */
export function fillCommand(template: string, values: Values): string {
  return template.replace(placeholder, (whole, name: string, offset: number) => {
    if (!(name in values)) return whole;
    const value = values[name];
    const texts = value === null || value === undefined ? [] : typeof value === "object" ? value : [String(value)];
    if (texts.length === 0) return `<${name}>`;
    if (texts.every((text) => plain.test(text))) return texts.join(" ");
    const isQuoted = template[offset - 1] === "'" && template[offset + whole.length] === "'";
    if (isQuoted && texts.length === 1 && texts.every((text) => quotable.test(text))) return texts.join("");
    const standsAlone = isBlank(template[offset - 1]) && isBlank(template[offset + whole.length]);
    if (!standsAlone || texts.some((text) => unquotable.test(text))) return `<${name}>`;
    return texts.map((text) => (plain.test(text) ? text : `'${text}'`)).join(" ");
  });
}

/**
 * Fills a snippet of code. Within quotation marks a value is written as its language writes texts, several of them as several
 * texts; outside of them it has to be plain.
 */
export function fillCode(template: string, values: Values, language: keyof typeof escapes): string {
  return template.replace(placeholder, (whole, name: string, offset: number) => {
    if (!(name in values)) return whole;
    const value = values[name];
    const texts = value === null || value === undefined ? [] : typeof value === "object" ? value : [String(value)];
    if (texts.length === 0) return `<${name}>`;
    const quote = openQuote(template.slice(template.lastIndexOf("\n", offset) + 1, offset));
    if (quote !== undefined) return texts.map((text) => escapes[language](text)).join(`${quote}, ${quote}`);
    return texts.every((text) => plain.test(text)) ? texts.join(", ") : `<${name}>`;
  });
}

/** The quotation mark that a line's beginning leaves open. */
function openQuote(line: string): string | undefined {
  let open: string | undefined;
  for (const character of line) {
    if (character === open) open = undefined;
    else if (open === undefined && (character === '"' || character === "'" || character === "`")) open = character;
  }
  return open;
}

/** As JSON writes a text, without the quotation marks. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const escapes = {
  "pulumi-typescript": inJson,
  "pulumi-yaml": (text: string): string => inJson(text).replace(/\$\{/g, "$$$${"),
  "pulumi-python": inJson,
  hcl: (text: string): string => inJson(text).replace(/([$%])\{/g, "$1$1{"),
  bicep: (text: string): string => inJson(text).replace(/\\"/g, '"').replace(/'/g, "\\'").replace(/\$\{/g, "\\${"),
};

function isBlank(character: string | undefined): boolean {
  return character === undefined || character === " ";
}
