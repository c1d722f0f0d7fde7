import { escapeXml } from "../../text/escape";

/** Markup that is safe as it stands. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | readonly Markup[];

/** HTML with every text escaped: only what this function made is taken for markup. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { markup: parts.map((part, at) => part + textOf(values[at])).join("") };
}

function textOf(value: Value | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "object") return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
  return escapeXml(String(value));
}
