// Stands in for pulumi-language-nodejs, which is in no package registry: speaks pulumirpc.LanguageRuntime with the
// protocol files that @pulumi/pulumi brings, and starts the same two programs as the genuine one: `cmd/run` for the
// Pulumi program, `cmd/run-policy-pack` for a policy pack.
"use strict";
const { spawn } = require("node:child_process");
const { realpathSync } = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");
const grpc = require("@grpc/grpc-js");
const language = require("@pulumi/pulumi/proto/language_pb");
const { configOf, responseTo, runResponse, serveLanguage } = require("./language-runtime.cjs");

const optionsOf = (info) => info?.getOptions()?.toJavaScript() ?? {};
const nodeArguments = (options) =>
  String(options.nodeargs ?? "")
    .split(" ")
    .filter(Boolean);

/** A file of the @pulumi/pulumi that the folder itself would load; undefined where it has none. */
function pulumiFile(folder, file) {
  try {
    // Pulumi's own host asks a Node process whose working folder it is, which follows links: pnpm's packages are links.
    return createRequire(path.join(realpathSync(folder), "index.js")).resolve(`@pulumi/pulumi/${file}`);
  } catch {
    return undefined;
  }
}

function runProgram(call, callback, engine) {
  const { request } = call;
  const info = request.getInfo();
  const folder = info.getProgramDirectory();
  const options = optionsOf(info);
  const done = (error) => callback(null, runResponse(error));
  const run = pulumiFile(folder, "cmd/run");
  if (!run) return done("It looks like the Pulumi SDK has not been installed. Have you run pulumi install?");
  const args = [
    ...nodeArguments(options),
    run,
    ...["--monitor", request.getMonitorAddress(), "--engine", engine, "--organization", request.getOrganization()],
    ...["--project", request.getProject(), "--root-directory", info.getRootDirectory(), "--stack", request.getStack(), "--pwd", folder],
    ...(request.getDryrun() ? ["--dry-run"] : []),
    ...["--parallel", String(request.getParallel()), info.getEntryPoint() || "."],
    ...request.getArgsList(),
  ];
  const env = {
    ...process.env,
    ...configOf(request),
    ...(options.typescript === false ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
    ...(options.tsconfig ? { PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfig } : {}),
  };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "inherit", "inherit"] });
  child.on("exit", (code) => callback(null, responseTo(code)));
}

function runPlugin(call) {
  const { request } = call;
  const info = request.getInfo();
  const folder = info.getProgramDirectory();
  const isPack = request.getKind() === "analyzer";
  const run = pulumiFile(folder, isPack ? "cmd/run-policy-pack" : "cmd/run-plugin");
  if (!run) {
    const details = `It looks like the Pulumi SDK has not been installed. Have you run npm install in ${folder}?`;
    call.emit("error", { code: grpc.status.UNKNOWN, details });
    return;
  }
  const send = (fill) => {
    const response = new language.RunPluginResponse();
    fill(response);
    call.write(response);
  };
  const env = Object.fromEntries(request.getEnvList().map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
  const args = isPack ? [run, ...request.getArgsList(), folder] : [run, folder, ...request.getArgsList()];
  const child = spawn(process.execPath, [...nodeArguments(optionsOf(info)), ...args], {
    cwd: isPack ? folder : request.getPwd(),
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.on("data", (data) => send((response) => response.setStdout(data)));
  child.stderr.on("data", (data) => send((response) => response.setStderr(data)));
  child.on("close", (code) => {
    send((response) => response.setExitcode(code ?? 1));
    call.end();
  });
  call.on("cancelled", () => child.kill());
}

serveLanguage({ run: runProgram, runPlugin });
