// azuread's schema as far as programs in YAML need it: which resources there are and the names of their properties, read
// from the declarations of @pulumi/azuread. Values are of any type.
"use strict";
const { readdirSync, readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

const any = { $ref: "pulumi.json#/Any" };

exports.schema = function schema() {
  const folder = dirname(require.resolve("@pulumi/azuread/package.json"));
  const files = readdirSync(folder).filter((name) => name.endsWith(".d.ts"));
  const resources = Object.assign({}, ...files.map((name) => resourceIn(readFileSync(join(folder, name), "utf8"))));
  return JSON.stringify({ name: "azuread", version: "6.9.1", provider: {}, resources });
};

function resourceIn(text) {
  const [, name] = /export declare class (\w+) extends pulumi\.CustomResource/.exec(text) ?? [];
  if (name === undefined) return {};
  const [, written = ""] = new RegExp(`export interface ${name}Args \\{\\n(.*?)\\n\\}`, "s").exec(text) ?? [];
  const inputProperties = properties(written.matchAll(/^ {4}(\w+)\?*: /gm));
  const outputs = properties(text.matchAll(/^ {4}readonly (\w+): pulumi\.Output/gm));
  const token = `azuread:index/${name[0].toLowerCase()}${name.slice(1)}:${name}`;
  return { [token]: { inputProperties, properties: { ...inputProperties, ...outputs }, requiredInputs: [], required: [] } };
}

function properties(matches) {
  return Object.fromEntries([...matches].map(([, name]) => [name, any]));
}
