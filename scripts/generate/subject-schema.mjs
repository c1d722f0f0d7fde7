import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../lib/root.mjs";

/** The version of the subject's shape: it changes with every field that a rule of others could miss. */
const subjectVersion = 1;

/** Where the types of the subject are. */
const folders = ["src/policy", "src/model", "src/entra", "src/directory"];

/**
 * The JSON Schema of `Subject` (`src/policy/subject.ts`): what a rule gets as `input`. Making it takes the TypeScript compiler
 * some seconds: it is kept in `.cache` until a type may have changed.
 */
export async function subjectSchema() {
  const sources = folders.flatMap((folder) => typesIn(folder)).map((path) => readFileSync(path));
  const hash = createHash("sha256");
  for (const source of sources) hash.update(source);
  const kept = join(root, ".cache", "subject-schema", `${hash.digest("hex").slice(0, 16)}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8"));
  const { $schema, ...schema } = await generated();
  const whole = { $schema, title: "The subject of one evaluation: the `input` of aadguard's rules", version: subjectVersion, ...schema };
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(whole));
  return whole;
}

async function generated() {
  const { createGenerator } = await import("ts-json-schema-generator");
  const generator = createGenerator({
    path: join(root, "src", "policy", "subject.ts"),
    tsconfig: join(root, "tsconfig.json"),
    type: "Subject",
    skipTypeCheck: true,
    expose: "export",
    topRef: false,
    jsDoc: "extended",
  });
  return generator.createSchema("Subject");
}

function typesIn(folder) {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => join(root, folder, name));
}

/**
 * The same for `opa check`, which looks into no union below the top: objects of a union are one with the fields of all, and null
 * beside an object is left out. Where a value may be unknown, anything goes.
 */
export function checkSchema({ $schema, definitions = {}, ...schema }) {
  return { $schema, ...merged(schema, definitions) };
}

function merged(schema, definitions) {
  const alternatives = alternativesOf(schema, definitions);
  const objects = alternatives.filter(({ type }) => type === "object");
  const lists = alternatives.filter(({ type }) => type === "array");
  const isMarker = ({ properties }) => "$unknown" in (properties ?? {});
  if (objects.length > 0 && !objects.every(isMarker)) {
    return { type: "object", properties: mergedProperties(objects, definitions), additionalProperties: false };
  }
  if (alternatives.length === 1 && lists.length === 1) return { type: "array", items: merged(lists[0].items ?? {}, definitions) };
  return {};
}

function alternativesOf(schema, definitions) {
  const name = schema.$ref?.replace("#/definitions/", "");
  if (name !== undefined) return alternativesOf(definitions[decodeURIComponent(name)] ?? {}, definitions);
  return schema.anyOf ? schema.anyOf.flatMap((each) => alternativesOf(each, definitions)) : [schema];
}

function mergedProperties(objects, definitions) {
  const all = new Map();
  for (const { properties = {} } of objects) {
    for (const [name, property] of Object.entries(properties)) all.set(name, [...(all.get(name) ?? []), property]);
  }
  return Object.fromEntries([...all].map(([name, anyOf]) => [name, merged({ anyOf }, definitions)]));
}

/** Every name of a field, and every value of an enumeration, anywhere in the schema. */
export function namesIn(schema, names = new Set()) {
  if (Array.isArray(schema)) schema.forEach((each) => namesIn(each, names));
  else if (typeof schema === "object" && schema !== null) {
    for (const name of Object.keys(schema.properties ?? {})) names.add(name);
    for (const value of [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])]) names.add(value);
    Object.values(schema).forEach((each) => namesIn(each, names));
  }
  return names;
}
