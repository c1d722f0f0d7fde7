import { joined } from "./words";

/** Values for a template; `null` is a value that the declaration does not tell. */
export type Values = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

const placeholder = /\{([A-Za-z][A-Za-z0-9_]*)\}/g;
/** What a shell takes literally, and no program for an option. */
const plain = /^(?!-)[A-Za-z0-9_.:/@+-]+$/;
/** Control characters, everything that bash or PowerShell takes for a quotation mark, and the start of an option. */
// eslint-disable-next-line no-control-regex -- control characters are what it is about
const unquotable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029'\u2018-\u201b]|^-/;

/** Fills a template for people. A value that is not told reads `<name>`; a brace that names no value stays. */
export function fillText(template: string, values: Values): string {
  return template.replace(placeholder, (whole, name: string) => {
    if (!(name in values)) return whole;
    const value = values[name];
    if (value === null || value === undefined) return `<${name}>`;
    return typeof value === "object" ? joined(value) : String(value);
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
    const standsAlone = isBlank(template[offset - 1]) && isBlank(template[offset + whole.length]);
    if (!standsAlone || texts.some((text) => unquotable.test(text))) return `<${name}>`;
    return texts.map((text) => (plain.test(text) ? text : `'${text}'`)).join(" ");
  });
}

function isBlank(character: string | undefined): boolean {
  return character === undefined || character === " ";
}
