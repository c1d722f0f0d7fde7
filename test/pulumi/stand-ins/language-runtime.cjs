// What our language hosts have in common: pulumirpc.LanguageRuntime, with the protocol files that @pulumi/pulumi brings.
"use strict";
const { Empty } = require("google-protobuf/google/protobuf/empty_pb");
const language = require("@pulumi/pulumi/proto/language_pb");
const { LanguageRuntimeService } = require("@pulumi/pulumi/proto/language_grpc_pb");
const { PluginInfo } = require("@pulumi/pulumi/proto/plugin_pb");
const { serve } = require("./serve.cjs");

/** A program's exit code after an error that it has shown itself. */
const shownAlready = 32;
const answer = (message) => (_call, callback) => callback(null, message());

/** The environment that tells a program the stack's configuration. */
function configOf(request) {
  const config = {};
  request.getConfigMap().forEach((value, key) => (config[key.replace(":", ":config:")] = value));
  return { PULUMI_CONFIG: JSON.stringify(config), PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()) };
}

function runResponse(error, bail = false) {
  const response = new language.RunResponse();
  response.setError(error);
  response.setBail(bail);
  return response;
}

/** What a program's exit code says. */
function responseTo(code) {
  if (code === 0) return runResponse("");
  return code === shownAlready ? runResponse("", true) : runResponse(`Program exited with non-zero exit code: ${code}`);
}

/** `run(call, callback, engine)`: with the engine's address; `runPlugin(call)` where the host starts policy packs. */
function serveLanguage({ run, runPlugin }) {
  let engine =
    process.argv
      .slice(2)
      .filter((argument) => !argument.startsWith("-"))
      .at(-1) ?? "";
  serve(LanguageRuntimeService, {
    handshake(call, callback) {
      engine = call.request.getEngineAddress() || engine;
      callback(null, new language.LanguageHandshakeResponse());
    },
    getPluginInfo: answer(() => {
      const info = new PluginInfo();
      info.setVersion("3.259.0");
      return info;
    }),
    about: answer(() => {
      const about = new language.AboutResponse();
      about.setExecutable(process.execPath);
      about.setVersion(process.version);
      return about;
    }),
    // None required: the engine downloads nothing.
    getRequiredPackages: answer(() => new language.GetRequiredPackagesResponse()),
    getProgramDependencies: answer(() => new language.GetProgramDependenciesResponse()),
    runtimeOptionsPrompts: answer(() => new language.RuntimeOptionsResponse()),
    cancel: answer(() => new Empty()),
    installDependencies: (call) => call.end(),
    run: (call, callback) => run(call, callback, engine),
    ...(runPlugin ? { runPlugin } : {}),
  });
}

module.exports = { configOf, responseTo, runResponse, serveLanguage };
