// The Pulumi CLI pinned in tools/pulumi and our stand-ins, put where the engine looks for them. Plain JavaScript, so
// that tests, benchmarks and the packing check share it.
"use strict";
const { spawnSync } = require("node:child_process");
const { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { basename, dirname, join, resolve } = require("node:path");

const root = resolve(__dirname, "..", "..", "..");
const standIns = resolve(__dirname, "..", "stand-ins");

/**
 * The path of the CLI, built on first use; undefined without Go. The engine looks for a language host beside itself
 * first, so that our stand-in stands there: in a folder of this checkout, since tools may be shared by several.
 */
function findEngine() {
  const built = findTool("pulumi");
  if (built === undefined) return undefined;
  // The tool's file name carries a hash of its pins.
  const folder = join(root, ".cache", `${basename(built)}-engine`);
  mkdirSync(folder, { recursive: true });
  const engine = join(folder, "pulumi");
  if (!existsSync(engine)) place(built, engine);
  program(join(folder, "pulumi-language-nodejs"), "language-host.cjs");
  return engine;
}

/** Whether programs in YAML can run: their language host is genuine, pinned in tools/pulumi-yaml, and stands beside the engine. */
function placeYamlHost(engine) {
  const built = findTool("pulumi-yaml");
  if (built === undefined) return false;
  script(join(dirname(engine), "pulumi-language-yaml"), `'${built}'`);
  return true;
}

/** The same of programs in Python: Pulumi's SDK is genuine, pinned in tools/pulumi-python; its host is our stand-in. */
function placePythonHost(engine) {
  const python = findTool("pulumi-python");
  if (python === undefined) return false;
  const standIn = join(standIns, "python-host.cjs");
  script(join(dirname(engine), "pulumi-language-python"), `env AADGUARD_PYTHON='${python}' '${process.execPath}' '${standIn}'`);
  return true;
}

function findTool(name) {
  const tools = join(root, "scripts", "tools.mjs");
  const { status, stdout } = spawnSync(process.execPath, [tools, name], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  return status === 0 ? stdout.trim() : undefined;
}

function place(from, to) {
  try {
    linkSync(from, to);
  } catch {
    if (!existsSync(to)) copyFileSync(from, to);
  }
}

/** A program that runs one of the stand-ins. */
function program(path, standIn) {
  script(path, `'${process.execPath}' '${join(standIns, standIn)}'`);
}

function script(path, command) {
  const text = `#!/bin/sh\nexec ${command} "$@"\n`;
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  // Tests that run at the same time may be starting it: it is never there in part.
  const whole = `${path}.${process.pid}`;
  writeFileSync(whole, text, { mode: 0o755 });
  renameSync(whole, path);
}

/** Environment for a home of Pulumi in this folder: a file backend, no network, stand-ins for the providers. */
function furnish(folder) {
  const home = join(folder, ".home");
  const plugins = { azuread: "6.9.1", random: "4.18.0" };
  mkdirSync(join(folder, ".state"), { recursive: true });
  for (const [name, version] of Object.entries(plugins)) {
    const plugin = join(home, "plugins", `resource-${name}-v${version}`);
    mkdirSync(plugin, { recursive: true });
    program(join(plugin, `pulumi-resource-${name}`), `${name}-provider.cjs`);
  }
  return {
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${join(folder, ".state")}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    // Programs are type-checked apart; here that would only cost time.
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
  };
}

module.exports = { findEngine, furnish, placePythonHost, placeYamlHost, root };
