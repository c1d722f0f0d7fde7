import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/lib/root.mjs";

/** conftest asks the rules of one package and shows messages: one for each verdict. */
const conftestRule = `package aadguard.conftest

deny contains verdict.ruleId if some verdict in data.aadguard.main.verdicts
`;

/**
 * What opa and conftest need to ask every rule of aadguard about every subject of a tenant: the rules, and the subjects as files, which
 * is the part that costs them nothing here.
 * @returns {{policies: string, subjects: string}} folders
 */
export function ownRules(tenant) {
  const folder = join(root, ".cache", "bench");
  const policies = join(folder, "own-rules");
  rmSync(policies, { recursive: true, force: true });
  cpSync(join(root, "policies"), policies, { recursive: true, filter: (path) => !/\.(json|md|wasm)$|_test\.rego$/.test(path) });
  writeFileSync(join(policies, "conftest.rego"), conftestRule);
  const subjects = `${tenant}-subjects`;
  if (!existsSync(`${subjects}.done`)) {
    rmSync(subjects, { recursive: true, force: true });
    mkdirSync(subjects, { recursive: true });
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "bench", "peers", "subjects.mjs"), tenant, subjects], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`the subjects of ${tenant} were not written: ${stderr}`);
    writeFileSync(`${subjects}.done`, stdout);
  }
  return { policies, subjects };
}
