/** How a language writes what a program of faults consists of. */
export interface Syntax {
  readonly comment: string;
  /** Begins a snippet that is a resource of its own. */
  readonly resource: RegExp;
  variable(name: string): string;
  readonly none: string;
  /** A value, its references to others' outputs taken from `${name.property}`. */
  value(value: unknown): string;
  /** `type: "Scope"` of an object. */
  type(type: string): string;
  /** `own`: the program's arguments; `more`: those that snippets add. */
  declaration(type: string, name: string, own: string, more: readonly string[]): string;
  readonly head: string;
}

const reference = /^\$\{([\w-]+)\.(\w+)\}$/;
const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const snake = (name: string): string => name.replace(/-/g, "_").replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const typescript: Syntax = {
  comment: "//",
  resource: /^new /,
  variable: camel,
  none: "undefined",
  value: (value) =>
    JSON.stringify(value).replace(/"\$\{([\w-]+)\.(\w+)\}"/g, (_, of: string, property: string) => `${camel(of)}.${property}`),
  type: (type) => `"type":"${type}"`,
  declaration: (type, name, own, more) =>
    `export const ${camel(name)} = new azuread.${type}("${name}", ${more.reduce((all, one) => `merged(${all}, {\n${one}\n})`, own)} as never);`,
  // What a snippet writes of an object (`api`) is added to what is there, as people add it.
  head: `import * as fs from "node:fs";
import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
const isPlain = (value: any) => typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
const merged = (own: any, more: any): any => ({
  ...own,
  ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, isPlain(value) && isPlain(own[name]) ? { ...own[name], ...value } : value])),
});
export const uses = [fs, pulumi];
`,
};

export const python: Syntax = {
  comment: "#",
  resource: /^azuread\./,
  variable: snake,
  none: "None",
  value: inPython,
  type: (type) => `"type": "${type}"`,
  declaration: (type, name, own, more) =>
    `${snake(name)} = azuread.${type}("${name}", **${more.reduce((all, one) => `merged(${all}, dict(\n${one}\n))`, own)})`,
  head: `import pulumi
import pulumi_azuread as azuread


def merged(own, more):
    def added(name, value):
        return {**own[name], **value} if isinstance(value, dict) and isinstance(own.get(name), dict) else value

    return {**own, **{name: added(name, value) for name, value in more.items()}}


`,
};

function inPython(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inPython).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value)
      .map(([name, each]) => `"${snake(name)}": ${inPython(each)}`)
      .join(", ")}}`;
  }
  if (typeof value === "boolean") return value ? "True" : "False";
  const [, of, property] = reference.exec(String(value)) ?? [];
  return of !== undefined && property !== undefined ? `${snake(of)}.${snake(property)}` : JSON.stringify(value);
}
