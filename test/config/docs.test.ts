import { readFileSync } from "node:fs";
import { join } from "node:path";
import { configSchema, parseConfig } from "../../src/config";
import { catalogue } from "../../src/policy/catalogue";
import { root } from "../cli/run";

const textOf = (path: string): string => readFileSync(join(root, path), "utf8");

test("the schema that ships is the one that the program uses", () => {
  expect(JSON.parse(textOf("schema/aadguard.schema.json"))).toEqual(configSchema(catalogue().rules));
});

test("the file that the documentation shows is in order, and shows every section", () => {
  const blocks = [...textOf("docs/configuration.md").matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
  expect(blocks).toHaveLength(2);
  const { rules, applications, exclude, waivers, context } = parseConfig(blocks.join(""), "docs/configuration.md");
  expect([rules.size, applications.length, exclude.length, waivers.length, context.length]).toEqual([2, 2, 1, 1, 2]);
});
