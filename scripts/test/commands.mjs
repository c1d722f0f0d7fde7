import { spawn } from "node:child_process";
import { root } from "../lib/root.mjs";

/** One outcome of a part of the tests: counts, and what to show. */
export const passed = { passed: 1, failed: 0 };

/**
 * Runs a program in the project's folder to its end.
 * @returns {Promise<{ status: number | null, stdout: string, stderr: string }>} `status` null: it could not be started
 */
export function output(file, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const said = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (text) => (said[name] += text));
    child.on("error", (error) => resolve({ status: null, stdout: "", stderr: String(error) }));
    child.on("close", (status) => resolve({ status, ...said }));
  });
}

/** A command that is one check: passed when it exits 0. Its output is shown only when it fails. */
export async function check(file, args) {
  const { status, stdout, stderr } = await output(file, args);
  return status === 0 ? passed : { passed: 0, failed: 1, detail: `${stdout}${stderr}`.trim() };
}

/** A script of this project or of a package in node_modules, run by this Node. */
export function node(...args) {
  return () => check(process.execPath, args);
}
