// node scripts/ask-all.mjs FILE: compiles the rules so that each is asked about everything, whatever its `silent_without`
// says. Tests compare its answers with the committed bundle's.
import { writeFileSync } from "node:fs";
import { withPolicies } from "./generate/compile.mjs";
import { mainRego } from "./generate/main-rego.mjs";
import { catalogueEntry } from "./generate/metadata.mjs";
import { policyFiles, ruleFolders } from "./generate/rule-folders.mjs";

const wasm = withPolicies(policyFiles(), (policies) => {
  const annotations = policies.annotations();
  const rules = ruleFolders().map((rule) => ({ ...catalogueEntry(rule, annotations), ...rule }));
  policies.write("policies/main.rego", mainRego(rules, { askAll: true }));
  return policies.wasm("aadguard/main/verdicts");
});
writeFileSync(process.argv[2], wasm);
