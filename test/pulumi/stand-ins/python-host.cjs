// Stands in for pulumi-language-python, which is in no package registry: starts programs with Pulumi's own Python SDK.
// `AADGUARD_PYTHON`: the interpreter that has it.
"use strict";
const { spawn } = require("node:child_process");
const path = require("node:path");
const { configOf, responseTo, serveLanguage } = require("./language-runtime.cjs");

const python = process.env.AADGUARD_PYTHON;

function run(call, callback, engine) {
  const { request } = call;
  const info = request.getInfo();
  const settings = {
    monitor: request.getMonitorAddress(),
    engine,
    project: request.getProject(),
    stack: request.getStack(),
    organization: request.getOrganization(),
    parallel: request.getParallel(),
    dry_run: request.getDryrun(),
    root_directory: info.getRootDirectory(),
  };
  const folder = info.getProgramDirectory();
  const args = [path.join(__dirname, "run_program.py"), JSON.stringify(settings), info.getEntryPoint() || "."];
  const env = { ...process.env, ...configOf(request), PYTHONDONTWRITEBYTECODE: "1" };
  const child = spawn(python, args, { cwd: folder, env, stdio: ["ignore", "inherit", "inherit"] });
  child.on("exit", (code) => callback(null, responseTo(code)));
}

serveLanguage({ run });
