import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

/** How TypeScript may look for the types: as Node.js does, and as `pulumi new` sets it up, which knows no `exports`. */
const resolutions = [
  ["node16", "node16"],
  ["commonjs", "node10"],
];

const program = `import { AzureADGuard, type RuleId } from "aadguard/pulumi";
const rule: RuleId = "symmetric-key-credential";
new AzureADGuard("contoso", { all: "mandatory", [rule]: "advisory" });
// @ts-expect-error no such level
new AzureADGuard("contoso", { "symmetric-key-credential": "remediate" });
`;

/** What TypeScript finds wrong with a policy pack in a folder where aadguard is installed; none is right. */
export function compileAgainst(folder) {
  writeFileSync(join(folder, "guard.ts"), program);
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const types = ["--types", "node", "--typeRoots", join(root, "node_modules", "@types")];
  return resolutions.flatMap(([module, resolution]) => {
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2020", "--module", module, "--moduleResolution", resolution];
    const { status, stdout } = spawnSync(process.execPath, [compiler, ...options, ...types, "guard.ts"], { cwd: folder, encoding: "utf8" });
    return status === 0 ? [] : [`with moduleResolution ${resolution}: ${stdout.trim()}`];
  });
}
