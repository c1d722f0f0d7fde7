// node bench/peers/subjects.mjs TENANT FOLDER: writes each subject of a scan of a tenant, as the rules get it, as one file, so that
// programs that know Rego can ask the very same rules about it. Prints how many there are, and how many violations aadguard finds.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../../scripts/lib/root.mjs";

const [, , tenant, folder] = process.argv;
const require = createRequire(join(root, "dist", "index.js"));
const wasm = require("./policy/wasm.js");
const { loadRules } = wasm;
let subjects = 0;
let violations = 0;

wasm.loadRules = (...args) => {
  const policy = loadRules(...args);
  return {
    evaluate(subject) {
      if (subjects % 1000 === 0) mkdirSync(join(folder, part()), { recursive: true });
      writeFileSync(join(folder, part(), `${subjects % 1000}.json`), Buffer.from(subject));
      subjects++;
      const verdicts = policy.evaluate(subject);
      violations += verdicts.reduce((sum, verdict) => sum + verdict.violations.length, 0);
      return verdicts;
    },
  };
};

function part() {
  return String(Math.floor(subjects / 1000)).padStart(5, "0");
}

// Each subject is asked about: the peers do not know which are alike, or of no interest to any rule.
const engine = require("./policy/engine.js");
const { judge } = engine;
engine.judge = (directories, settings, prepared) => judge(directories, { ...settings, askAll: true }, prepared);

const { scan } = require("./index.js");
await scan({ paths: [tenant], now: "2026-01-01T00:00:00Z", jobs: 1 });
process.stdout.write(`${JSON.stringify({ subjects, violations })}\n`);
