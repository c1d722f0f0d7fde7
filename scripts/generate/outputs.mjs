import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "../lib/root.mjs";
import { refuseForeignBuiltins } from "./builtins.mjs";
import { withPolicies } from "./compile.mjs";
import { configSchema, flowNames } from "./config-schema.mjs";
import { exampleSubjects } from "./examples.mjs";
import { refuseUnknownMetadataNames, refuseUnknownNames } from "./field-names.mjs";
import { formatLists } from "./format-lists.mjs";
import { flowDocs } from "./flow-docs.mjs";
import { indexPage } from "./index-page.mjs";
import { mainRego } from "./main-rego.mjs";
import { codeDocs } from "./code-docs.mjs";
import { catalogueEntry } from "./metadata.mjs";
import { Problem } from "./problem.mjs";
import { policyFiles, ruleFolders } from "./rule-folders.mjs";
import { withRootCauses } from "./root-cause-table.mjs";
import { ruleExamples } from "./rule-examples.mjs";
import { ruleIds } from "./rule-ids.mjs";
import { rulePage } from "./rule-page.mjs";
import { checkSchema, subjectSchema } from "./subject-schema.mjs";

const mainPath = "policies/main.rego";
const flowsPath = "docs/flows.md";
const causesPath = "docs/root-causes.md";

/**
 * Everything that is generated from the rules and the formats, or what is wanted of it: path from the root → content. Laying out pages takes
 * most of the time.
 * @param {(path: string) => boolean} isWanted
 * @throws {Problem} when a rule is not as it should be
 * @returns {Promise<Map<string, string | Uint8Array>>}
 */
export async function outputs(isWanted = () => true) {
  const folders = ruleFolders();
  if (folders.length === 0) throw new Problem("policies", "holds no rule folder `<group>/<rule-id>`.");
  const subject = await subjectSchema();
  refuseUnknownNames(policyFiles(), subject, flowNames());
  const { entries, main, wasm } = withPolicies(policyFiles(), (policies) => compile(folders, policies, subject));
  refuseUnknownMetadataNames(entries, subject);
  await refuseForeignBuiltins(wasm);

  const outputs = new Map();
  outputs.set(mainPath, main);
  outputs.set("policies/bundle/policy.wasm", wasm);
  outputs.set("policies/bundle/catalog.json", `${JSON.stringify({ schemaVersion: 1, rules: entries }, null, 2)}\n`);
  for (const [path, list] of await formatLists()) outputs.set(path, list);
  outputs.set("src/policy/rule-ids.ts", formatted(ruleIds(entries), "typescript"));
  const examples = ruleExamples(folders, wasm);
  outputs.set("policies/bundle/examples.json", `${JSON.stringify(examples, null, 2)}\n`);
  outputs.set("policies/examples.json", exampleSubjects(folders));
  outputs.set("schema/subject.schema.json", formatted(JSON.stringify(subject), "json"));
  outputs.set("schema/aadguard.schema.json", formatted(configSchema(entries), "json"));
  outputs.set("policies/README.md", markdown(indexPage(entries)));
  for (const [index, { folder }] of folders.entries()) {
    const path = `${folder}/README.md`;
    outputs.set(path, markdown(rulePage({ ...entries[index], folder }, entries, examples, current(path))));
  }
  for (const [path, page] of codeDocs(entries)) outputs.set(path, markdown(page));
  const causes = current(causesPath);
  if (causes !== undefined) outputs.set(causesPath, markdown(withRootCauses(entries, causes)));
  const flows = current(flowsPath);
  if (flows !== undefined) outputs.set(flowsPath, markdown(flowDocs(entries, flows)));
  const wanted = [...outputs].filter(([path]) => isWanted(path));
  return new Map(await Promise.all(wanted.map(async ([path, content]) => [path, await contentOf(content)])));
}

function contentOf(content) {
  return typeof content === "function" ? content() : content;
}

function compile(folders, policies, subject) {
  const annotations = policies.annotations();
  const entries = folders.map((rule) => catalogueEntry(rule, annotations));
  const main = mainRego(folders.map((rule, index) => ({ ...entries[index], ...rule })));
  policies.write(mainPath, main);
  policies.check();
  policies.checkFields(checkSchema(subject));
  return { entries, main, wasm: policies.wasm("aadguard/main/verdicts") };
}

function current(path) {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function markdown(text) {
  return formatted(text, "markdown");
}

/** Laid out when it is asked for. */
function formatted(text, parser) {
  return async () => format(text, { ...(await resolveConfig(join(root, "README.md"))), parser });
}
