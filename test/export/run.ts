import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { ExportManifest } from "../../src/model/export-manifest";
import { bin, cleanEnvironment } from "../cli/run";
import { type Behaviour, FakeGraph } from "./fake-graph";
import type { GraphTenant } from "./tenant";

export interface Ran {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

const folders: string[] = [];
const servers: FakeGraph[] = [];

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-export-"));
  folders.push(folder);
  return folder;
}

/** For `afterEach`. */
export async function cleanUp(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));
}

/** A Graph that answers, its address, and how to export from it. */
export async function graphOf(tenant: GraphTenant, behaviour?: Behaviour, options: ConstructorParameters<typeof FakeGraph>[2] = {}) {
  const graph = new FakeGraph(tenant, behaviour, options);
  servers.push(graph);
  const url = await graph.start();
  const cwd = newFolder();
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
    aadguard(["export", ...args], cwd, { AADGUARD_GRAPH_URL: url, AADGUARD_GRAPH_TOKEN: "first", ...env });
  return { graph, url, cwd, run, scan: (args: readonly string[]) => aadguard(["scan", ...args], cwd, {}), ...reading(cwd) };
}

export function aadguard(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv, onStart?: (kill: () => void) => void): Promise<Ran> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd, env: { ...withoutCredentials(), ...env } });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (text) => (said.stdout += String(text)));
    child.stderr.on("data", (text) => (said.stderr += String(text)));
    child.on("close", (exit) => resolve({ exit, ...said, seconds: (performance.now() - started) / 1000 }));
    onStart?.(() => child.kill("SIGKILL"));
  });
}

/** Whatever the machine is signed in with takes no part. */
function withoutCredentials(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(cleanEnvironment()).filter(([name]) => !/^(AZURE_|ACTIONS_|AADGUARD_)/.test(name)));
}

function reading(cwd: string) {
  const json = (path: string) => JSON.parse(readFileSync(join(cwd, path), "utf8"));
  return {
    json,
    manifest: (folder = "export"): ExportManifest => json(`${folder}/export.json`),
    value: (name: string, folder = "export"): Record<string, unknown>[] => json(`${folder}/${name}.json`).value,
    has: (path: string) => existsSync(join(cwd, path)),
    /** All files below a folder, sorted, with their texts. */
    files: (folder = "export"): Record<string, string> => {
      const all: Record<string, string> = {};
      const walk = (path: string): void => {
        for (const entry of readdirSync(path, { withFileTypes: true })) {
          if (entry.isDirectory()) walk(join(path, entry.name));
          else all[relative(join(cwd, folder), join(path, entry.name))] = readFileSync(join(path, entry.name), "utf8");
        }
      };
      walk(join(cwd, folder));
      return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
    },
  };
}
