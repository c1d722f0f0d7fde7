import { createRequire } from "node:module";
import { join } from "node:path";
import { build, isStale } from "../lib/build.mjs";
import { root } from "../lib/root.mjs";

/** JSON Schema of `aadguard.yaml`, for editors: the one that the program itself holds the file against. */
export function configSchema(entries) {
  if (isStale()) build();
  const { configSchema: schemaOf } = createRequire(join(root, "dist", "index.js"))("./config/schema");
  return `${JSON.stringify(schemaOf(entries), null, 2)}\n`;
}

/** The flows that `aadguard.yaml` may declare. */
export function flowNames() {
  if (isStale()) build();
  return createRequire(join(root, "dist", "index.js"))("./config/config").flows;
}
