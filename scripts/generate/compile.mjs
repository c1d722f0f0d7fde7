import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { goTool } from "../lib/go-tool.mjs";
import { root } from "../lib/root.mjs";
import { fileFromBundle } from "./bundle.mjs";
import { Problem } from "./problem.mjs";

/**
 * Runs `work` with an opa that sees only the given policies, in a folder of their own: neither tests nor examples can
 * get into the bundle, and file names in it are the same on every machine.
 * @param {string[]} files paths from the root
 */
export function withPolicies(files, work) {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-policies-"));
  try {
    for (const file of files) cpSync(join(root, file), join(folder, file), { recursive: true });
    mkdirSync(join(folder, "policies"), { recursive: true });
    return work(policies(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function policies(folder) {
  const opa = (...args) => run(folder, args);
  return {
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    /** The annotations of all packages as `opa inspect` prints them. */
    annotations: () => JSON.parse(opa("inspect", "--annotations", "--format", "json", "policies")).annotations ?? [],
    /** Refuses what the strict compiler refuses, e.g. unused variables and imports. */
    check: () => void opa("check", "--strict", "policies"),
    /** Refuses fields that the subject does not have. `schema`: as `checkSchema` gives it. */
    checkFields(schema) {
      writeFileSync(join(folder, "subject.json"), JSON.stringify(schema));
      const args = ["check", "--schema", "subject.json", "--max-errors", "10000", "--format", "json", "policies"];
      const { stdout, stderr } = spawnSync(goTool("opa"), args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
      const errors = JSON.parse(stderr || stdout || "{}").errors ?? [];
      // What is null in one kind of subject and an object in another is compared with null: no mistake.
      const [first] = errors.filter(({ message }) => message.startsWith("undefined ref: input"));
      if (first)
        throw new Problem(
          `${first.location.file}:${first.location.row}`,
          `${first.message}: the subject has no such field (src/policy/subject.ts)`,
        );
    },
    /** The Wasm module for one entrypoint. -O1 and above would fold data given at run time to undefined. */
    wasm(entrypoint) {
      opa("build", "--target", "wasm", "--optimize", "0", "--entrypoint", entrypoint, "--output", "bundle.tar.gz", "policies");
      return fileFromBundle(readFileSync(join(folder, "bundle.tar.gz")), "/policy.wasm");
    },
  };
}

function run(cwd, args) {
  const { status, stdout, stderr, error } = spawnSync(goTool("opa"), args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  if (error) throw error;
  if (status !== 0) throw new Problem(`opa ${args[0]}`, `failed\n${stderr || stdout}`);
  return stdout;
}
