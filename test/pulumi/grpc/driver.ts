import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** A resource as the engine hands it to a pack. */
export interface WireResource {
  readonly urn: string;
  readonly type: string;
  /** Unknown values as their sentinels, secrets in their envelope. */
  readonly props: Readonly<Record<string, unknown>>;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
  readonly parent?: string;
  readonly provider?: { readonly urn: string; readonly props: Readonly<Record<string, unknown>> };
}

export interface Violation {
  readonly policy: string;
  readonly level: "advisory" | "mandatory" | "disabled" | "remediate";
  /** The name of the resource. */
  readonly resource: string;
  readonly message: string;
}

const levels = ["advisory", "mandatory", "disabled", "remediate"] as const;

/** A policy pack, served by @pulumi/policy in a process of its own and asked over gRPC as the engine does. */
export class Pack {
  private constructor(
    private readonly process: ChildProcess,
    private readonly client: AnalyzerClient,
  ) {}

  /** @throws Error with what the pack printed, where it does not start */
  static async start(folder: string, env: Readonly<Record<string, string>> = {}): Promise<Pack> {
    const run = createRequire(`${folder}/index.js`).resolve("@pulumi/pulumi/cmd/run-policy-pack");
    const child = spawn(process.execPath, [run, "127.0.0.1:1", folder], { cwd: folder, env: { ...process.env, PWD: folder, ...env } });
    let output = "";
    child.stderr.on("data", (data: Buffer) => (output += data.toString()));
    const port = await new Promise<string>((found, failed) => {
      child.stdout.on("data", (data: Buffer) => {
        output += data.toString();
        const line = /^(\d+)$/m.exec(data.toString())?.[1];
        if (line) found(line);
      });
      child.on("exit", (code) => failed(new Error(`the pack ended with ${code}: ${output}`)));
    });
    const options = { "grpc.max_send_message_length": -1, "grpc.max_receive_message_length": -1 };
    return new Pack(child, new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), options));
  }

  async stop(): Promise<void> {
    this.client.close();
    this.process.kill();
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, "exit");
  }

  info(): Promise<proto.AnalyzerInfo> {
    return new Promise((found, failed) => this.client.getAnalyzerInfo(new Empty(), (error, info) => (error ? failed(error) : found(info))));
  }

  configure(
    policies: Readonly<Record<string, { level: Violation["level"]; options?: Record<string, never> | Record<string, unknown> }>>,
  ): Promise<void> {
    const request = new proto.ConfigureAnalyzerRequest();
    for (const [name, { level, options }] of Object.entries(policies)) {
      const config = new proto.PolicyConfig();
      config.setEnforcementlevel(levels.indexOf(level));
      config.setProperties(Struct.fromJavaScript((options ?? {}) as Parameters<typeof Struct.fromJavaScript>[0]));
      request.getPolicyconfigMap().set(name, config);
    }
    return new Promise((done, failed) => this.client.configure(request, (error) => (error ? failed(error) : done())));
  }

  /** Tells the pack that this is a preview, as the engine does before it asks about resources; `tags`: the stack's. */
  previewing(dryRun: boolean, tags: Readonly<Record<string, string>> = {}): Promise<void> {
    const request = new proto.AnalyzerStackConfigureRequest();
    request.setDryRun(dryRun);
    for (const [name, value] of Object.entries(tags)) request.getTagsMap().set(name, value);
    return new Promise((done, failed) => this.client.configureStack(request, (error) => (error ? failed(error) : done())));
  }

  /** One resource, before it is made. */
  analyze(resource: WireResource): Promise<Violation[]> {
    const request = filled(new proto.AnalyzeRequest(), resource);
    return new Promise((found, failed) =>
      this.client.analyze(request, (error, response) => (error ? failed(error) : found(violationsOf(response, resource.urn)))),
    );
  }

  analyzeStack(resources: readonly WireResource[]): Promise<Violation[]> {
    const request = new proto.AnalyzeStackRequest();
    request.setResourcesList(resources.map(stackResource));
    return new Promise((found, failed) =>
      this.client.analyzeStack(request, (error, response) => (error ? failed(error) : found(violationsOf(response)))),
    );
  }
}

function stackResource(resource: WireResource): proto.AnalyzerResource {
  const message = filled(new proto.AnalyzerResource(), resource);
  if (resource.parent) message.setParent(resource.parent);
  for (const [name, urns] of Object.entries(resource.propertyDependencies ?? {})) {
    const list = new proto.AnalyzerPropertyDependencies();
    list.setUrnsList([...urns]);
    message.getPropertydependenciesMap().set(name, list);
  }
  return message;
}

function filled<T extends proto.AnalyzeRequest | proto.AnalyzerResource>(message: T, { urn, type, props, provider }: WireResource): T {
  message.setUrn(urn);
  message.setType(type);
  message.setName(nameOf(urn));
  message.setProperties(Struct.fromJavaScript(props as Parameters<typeof Struct.fromJavaScript>[0]));
  if (provider) {
    const own = new proto.AnalyzerProviderResource();
    own.setUrn(provider.urn);
    own.setType("pulumi:providers:azuread");
    own.setName(nameOf(provider.urn));
    own.setProperties(Struct.fromJavaScript(provider.props as Parameters<typeof Struct.fromJavaScript>[0]));
    message.setProvider(own);
  }
  message.setOptions(new proto.AnalyzerResourceOptions());
  return message;
}

function violationsOf(response: proto.AnalyzeResponse, urn = ""): Violation[] {
  return response.getDiagnosticsList().map((diagnostic) => ({
    policy: diagnostic.getPolicyname(),
    level: levels[diagnostic.getEnforcementlevel()] ?? "advisory",
    resource: nameOf(diagnostic.getUrn() || urn),
    message: diagnostic.getMessage(),
  }));
}

const nameOf = (urn: string): string => urn.split("::").slice(3).join("::");
