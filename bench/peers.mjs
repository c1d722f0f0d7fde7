import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { findGo, goTool } from "../scripts/lib/go-tool.mjs";
import { root } from "../scripts/lib/root.mjs";
import { ownRules } from "./peers/own-rules.mjs";

const conftestVersion = "0.71.1";
const checkovVersion = "3.3.30";
const folder = join(root, "bench", "peers");
/** The rules that `bench/peers` asks too. */
const rules = ["symmetric-signing-key", "public-client-with-secret", "all-credentials-expired", "disabled-by-microsoft"];

/**
 * The peers' commands for a tenant, which are installed where they are missing: opa as tools/opa pins it, conftest as a Go module,
 * checkov with Python. They read the applications only, since no rule of theirs looks beyond one file.
 * @param {("opa" | "conftest" | "checkov")[]} names
 */
export function peerCommands(names, tenant) {
  const applications = join(tenant, "Applications");
  const policy = join(folder, "policy.rego");
  const commands = {
    opa: () => ({ program: goTool("opa"), args: ["exec", "--bundle", folder, "--decision", "main/deny", applications] }),
    conftest: () => ({ program: conftest(), args: ["test", "--output", "json", "--policy", policy, applications] }),
    checkov: () => ({ program: checkov(), args: checkovArguments(applications) }),
  };
  return { rules, commands: names.map((name) => ({ name, exit: [0, 1], ...commands[name]() })) };
}

/** The commands of opa and conftest that ask all of aadguard's own rules about all of a tenant's subjects. */
export function ownRuleCommands(tenant) {
  const { policies, subjects } = ownRules(tenant);
  const opa = ["exec", "--bundle", policies, "--decision", "aadguard/main/verdicts", subjects];
  const tested = ["test", "--output", "json", "--policy", policies, "--namespace", "aadguard.conftest", subjects];
  return [
    { name: "opa", program: goTool("opa"), args: opa, exit: [0] },
    { name: "conftest", program: conftest(), args: tested, exit: [0, 1] },
  ];
}

/** `--skip-download`: nothing but the checks here, and no call to its vendor. */
function checkovArguments(applications) {
  const own = ["--external-checks-dir", join(folder, "checks"), "--check", "CKV_AADGUARD_*"];
  return ["-d", applications, "--framework", "json", "--output", "json", "--quiet", "--skip-download", ...own];
}

function conftest() {
  const bin = join(root, ".cache", "bench", `conftest-${conftestVersion}`);
  const program = join(bin, "conftest");
  const module = `github.com/open-policy-agent/conftest@v${conftestVersion}`;
  if (!existsSync(program)) get(findGo() ?? "go", ["install", module], { GOBIN: bin });
  return program;
}

function checkov() {
  const venv = join(root, ".cache", "bench", `checkov-${checkovVersion}`);
  const program = join(venv, "bin", "checkov");
  if (!existsSync(program)) {
    get("python3", ["-m", "venv", venv]);
    get(join(venv, "bin", "pip"), ["install", "--quiet", "--disable-pip-version-check", `checkov==${checkovVersion}`]);
  }
  return program;
}

function get(program, args, env = {}) {
  mkdirSync(join(root, ".cache", "bench"), { recursive: true });
  process.stderr.write(`${[program, ...args].join(" ")}\n`);
  const { status, error } = spawnSync(program, args, { stdio: ["ignore", 2, 2], env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${program} ${args[0]} ended with ${error?.message ?? status}`);
}
