import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { folderWith } from "../../cli/run";
import { hasAzureCli as isInstalled, profileOf, python } from "../../support/azure-cli";
import { type Json, type Tenant, tenantOf } from "../directory";
import { answer } from "../graph";

/** Whether the pinned Azure CLI is there, and bash to run it from. */
export const hasAzureCli = isInstalled && process.platform !== "win32";

/** A shell whose `az` is the real Azure CLI, before tenants that it can change. */
export class AzureCli {
  readonly #home = folderWith({ "azure/azureProfile.json": profileOf("7d2a6c1e-3f4b-4a5c-8d9e-0f1a2b3c4d5e") });
  readonly #graph: Server = createServer((request, response) => void this.#answer(request, response));
  #server: ChildProcess | undefined;
  #port = "";
  #tenant: Tenant = tenantOf({ applications: [], servicePrincipals: [] });

  async start(): Promise<void> {
    await once(this.#graph.listen(0, "127.0.0.1"), "listening");
    const own = {
      GRAPH: `http://127.0.0.1:${(this.#graph.address() as AddressInfo).port}`,
      AZURE_CONFIG_DIR: join(this.#home.path, "azure"),
      AZURE_CORE_COLLECT_TELEMETRY: "no",
      // Where the CLI puts the certificates that it makes.
      HOME: this.#home.path,
    };
    this.#server = spawn(python, [join(__dirname, "server.py")], {
      env: { ...process.env, ...own },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [port] = (await once(this.#server.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
    this.#port = String(port).trim();
  }

  stop(): void {
    this.#server?.kill();
    this.#graph.close();
    this.#graph.closeAllConnections();
    this.#home.remove();
  }

  /** Runs a line in bash as somebody pastes it, in a folder; what it does, it does to the tenant. @throws Error where it fails */
  async run(line: string, tenant: Tenant, cwd: string): Promise<void> {
    this.#tenant = tenant;
    const env = { ...process.env, AZ_SERVER: this.#port, PATH: `${__dirname}${delimiter}${process.env["PATH"]}` };
    const child = spawn("bash", ["-e", "-c", line], { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (text) => (stderr += String(text)));
    const [exit] = (await once(child, "close")) as [number | null];
    if (exit !== 0) throw new Error(`exit ${exit}: ${line}\n${stderr}`);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const piece of request) text += String(piece);
    const [, path = "", query = ""] = /^\/[^/]+([^?]*)\??(.*)$/.exec(request.url ?? "") ?? [];
    const filter = new URLSearchParams(query).get("$filter") ?? undefined;
    const body = text === "" ? {} : (JSON.parse(text) as Json);
    const reply = answer(this.#tenant, { method: request.method ?? "", path: decodeURIComponent(path), filter, body });
    response.writeHead(reply.status, { "content-type": "application/json" });
    response.end(reply.status === 204 ? undefined : JSON.stringify(reply.body));
  }
}
