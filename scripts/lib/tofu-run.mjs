import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goTool } from "./go-tool.mjs";
import { standInProviders, standIns } from "./stand-in-provider.mjs";

/** The first part of each provider's address. */
const namespaces = { msgraph: "microsoft", azapi: "azure" };
const sources = Object.fromEntries(standIns.map((name) => [name, namespaces[name] ?? "hashicorp"]));

/**
 * Plans a configuration with the real engine and the stand-in provider, and applies it: nothing leaves the machine.
 * @param {string} configuration a folder
 * @param {{ spelling?: "1" | "2" | "3", state?: string, apply?: boolean, planOptions?: string[] }} options `state`: the text
 *   of a state file to plan against
 * @returns {{ plan: string, state?: string, stateFile?: string }} JSON texts, as the engine writes them
 * @throws {ToolUnavailable} without Go
 */
export function runTofu(configuration, { spelling = "3", state, apply = false, planOptions = [] } = {}) {
  const tofu = goTool("tofu");
  const providers = standInProviders();
  const folder = mkdtempSync(join(tmpdir(), "aadguard-tofu-"));
  const settings = join(folder, ".tofu.rc");
  const run = (...args) => {
    const { status, stdout, stderr, error } = spawnSync(tofu, args, {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1 << 28,
      env: { ...process.env, TF_CLI_CONFIG_FILE: settings, TF_IN_AUTOMATION: "1", AZUREAD_SPELLING: spelling, CHECKPOINT_DISABLE: "1" },
    });
    if (error) throw error;
    if (status !== 0) throw new Error(`tofu ${args.join(" ")} in ${configuration}:\n${stderr || stdout}`);
    return stdout;
  };
  try {
    cpSync(configuration, folder, { recursive: true, filter: (path) => !/\.(?:json|tfstate)$/.test(path) });
    if (state !== undefined) writeFileSync(join(folder, "terraform.tfstate"), state);
    const overrides = Object.entries(sources)
      .map(([name, source]) => `    "${source}/${name}" = ${JSON.stringify(providers)}\n`)
      .join("");
    writeFileSync(settings, `provider_installation {\n  dev_overrides {\n${overrides}  }\n  direct {}\n}\n`);
    // Modules only: `init` would ask the registry for providers.
    run("get", "-no-color");
    run("plan", "-no-color", "-input=false", "-out=plan.bin", ...planOptions);
    const plan = run("show", "-json", "plan.bin");
    if (!apply) return { plan };
    run("apply", "-no-color", "-input=false", "plan.bin");
    return { plan, state: run("show", "-json"), stateFile: readFileSync(join(folder, "terraform.tfstate"), "utf8") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
