import { createRequire } from "node:module";

/** A request as the engine sends it: a message of `@pulumi/pulumi/proto/analyzer_pb`. */
export type Request = unknown;

/** What is listened to. A listener that throws makes the engine's call fail with its message. */
export interface EngineCalls {
  configure(request: Request): void;
  configureStack(request: Request): void;
  analyze(request: Request): void;
  analyzeStack(request: Request): void;
}

/**
 * Serves a policy pack and listens to the engine's calls before @pulumi/policy handles them.
 *
 * The callbacks of @pulumi/policy see each resource once for every policy, with secrets opened, without the levels and
 * options of the other policies, and without knowing whether this is a preview. The requests say all of this, once.
 */
export function servingWith(calls: EngineCalls, serve: () => void): void {
  const { prototype } = server();
  const original = prototype.addService;
  let heard = false;
  prototype.addService = function (service, implementation) {
    const isAnalyzer = names.every((name) => typeof implementation[name] === "function");
    heard ||= isAnalyzer;
    return original.call(this, service, isAnalyzer ? { ...implementation, ...tapped(implementation, calls) } : implementation);
  };
  try {
    serve();
  } finally {
    prototype.addService = original;
  }
  // Without the requests nothing would be judged: better no pack than a silent one.
  if (!heard) throw new Error("this version of @pulumi/policy serves policies in a way that aadguard does not know: use 1.21.0");
}

const names = ["configure", "configureStack", "analyze", "analyzeStack"] as const;
/** gRPC's status for a request that cannot be answered as it is. */
const failedPrecondition = 9;

type Handler = (call: { request: Request }, callback: (error: { code: number; details: string } | null, answer?: unknown) => void) => void;
type Implementation = Record<string, Handler>;
interface ServerClass {
  prototype: { addService(this: unknown, service: unknown, implementation: Implementation): void };
}

/** The gRPC library that @pulumi/policy itself loads. */
function server(): ServerClass {
  const fromPolicy = createRequire(require.resolve("@pulumi/policy"));
  return (fromPolicy("@grpc/grpc-js") as { Server: ServerClass }).Server;
}

function tapped(implementation: Implementation, calls: EngineCalls): Implementation {
  return Object.fromEntries(
    names.map((name): [string, Handler] => [
      name,
      (call, callback) => {
        try {
          calls[name](call.request);
        } catch (error) {
          callback({ code: failedPrecondition, details: error instanceof Error ? error.message : String(error) });
          return;
        }
        implementation[name]?.(call, callback);
      },
    ]),
  );
}
