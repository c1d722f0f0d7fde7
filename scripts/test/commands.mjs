import { spawnSync } from "node:child_process";
import { root } from "../lib/root.mjs";

/** One outcome of a part of the tests: counts, and what to show. */
export const passed = { passed: 1, failed: 0 };

/** A command that is one check: passed when it exits 0. Its output is shown only when it fails. */
export function check(file, args) {
  const { status, stdout, stderr, error } = spawnSync(file, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status === 0) return passed;
  return { passed: 0, failed: 1, detail: error ? String(error) : `${stdout}${stderr}`.trim() };
}

/** A script of this project or of a package in node_modules, run by this Node. */
export function node(...args) {
  return () => check(process.execPath, args);
}
