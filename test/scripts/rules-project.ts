import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { groupNeeding } from "../support/needs";

const root = resolve(__dirname, "../..");

const { status } = spawnSync(process.execPath, [join(root, "scripts/tools.mjs"), "opa"]);

/** Groups of tests that ask the pinned opa. */
export const describeWithOpa = groupNeeding("opa: `npm run tools`, with Go", status === 0);

export const metadata = `# METADATA
# title: Blocked name
# description: |
#   The name is blocked.
#   It stays so.
# related_resources:
#   - ref: https://example.com/names
#     description: "Names: 50000"
# custom:
#   severity: warning
#   highest_severity: error
#   root_cause: 4
#   aadsts: [AADSTS50000]
#   subjects: [application]
#   scope: object
#   message: "{subject} is blocked"
#   remediation:
#     text: Rename it.
#     commands:
#       - {shell: az, command: "az ad app update --id {appId}"}
#   false_positives: [None known.]
#   since: 0.1.0
`;
export const body = `package aadguard.rules.names["blocked-name"]

violations contains {"path": ["displayName"], "element": ""} if input.application.displayName == "blocked"
`;

/** A folder with this project's generator and one rule of its own. */
export class RulesProject {
  readonly folder = mkdtempSync(join(tmpdir(), "aadguard-generate-"));
  readonly rule = "policies/names/blocked-name";

  constructor() {
    for (const name of ["scripts", "tools", ".prettierrc", "package.json"])
      cpSync(join(root, name), join(this.folder, name), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(this.folder, "node_modules"));
    // A copy: what is generated is written into it too.
    cpSync(join(root, "src"), join(this.folder, "src"), { recursive: true });
    for (const name of ["dist", "tsconfig.json"]) symlinkSync(join(root, name), join(this.folder, name));
    // Made once: it takes the TypeScript compiler seconds.
    for (const name of ["tools", "subject-schema"]) {
      mkdirSync(join(root, ".cache", name), { recursive: true });
      mkdirSync(join(this.folder, ".cache"), { recursive: true });
      symlinkSync(join(root, ".cache", name), join(this.folder, ".cache", name));
    }
    this.writeRule(metadata, body);
    this.write(`${this.rule}/blocked_name_test.rego`, 'package aadguard.rules.names["blocked-name_test"]\n\ntest_nothing if true\n');
    this.write(`${this.rule}/examples/bad-name.json`, "{}");
    this.write(`${this.rule}/examples/good-name.json`, "{}");
  }

  writeRule(annotation: string, text: string): void {
    this.write(`${this.rule}/blocked_name.rego`, annotation + text);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  remove(path?: string): void {
    rmSync(path === undefined ? this.folder : join(this.folder, path), { recursive: true });
  }

  generate(...args: string[]): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/generate.mjs", ...args], {
      cwd: this.folder,
      encoding: "utf8",
    });
    return { status, output: stdout + stderr };
  }
}
