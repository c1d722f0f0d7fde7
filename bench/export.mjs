// node bench/export.mjs [APPLICATIONS] [DELAY]: how long `aadguard export` takes from a Graph on this machine that answers after DELAY
// milliseconds, and how much memory. `npm run build` first.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { root } from "../scripts/lib/root.mjs";

const [applications = 3000, delay = 200] = process.argv.slice(2).map(Number);
const require = createRequire(import.meta.url);
require("ts-node").register({ transpileOnly: true, project: join(root, "tsconfig.json") });
const { FakeGraph } = require("../test/export/fake-graph.ts");
const { largeTenant } = require("../test/export/tenant.ts");

const tenant = largeTenant(applications);
const folder = mkdtempSync(join(tmpdir(), "aadguard-bench-export-"));
const graph = new FakeGraph(tenant, undefined, { delay });
try {
  const url = await graph.start();
  const started = performance.now();
  const { exit, peak } = await exported({ ...process.env, AADGUARD_GRAPH_URL: url, AADGUARD_GRAPH_TOKEN: "first" });
  const seconds = (performance.now() - started) / 1000;
  if (exit !== 0) throw new Error(`the export ended with ${exit}`);
  const counts = `${tenant.applications.length} applications, ${tenant.servicePrincipals.length} service principals, ${delay} ms a request`;
  const memory = peak === undefined ? "" : `, ${peak} MB`;
  process.stdout.write(`${counts}: ${graph.requests.length} requests, ${graph.mostAtOnce} at once, ${seconds.toFixed(1)} s${memory}\n`);
} finally {
  await graph.stop();
  tenant.remove();
  rmSync(folder, { recursive: true, force: true });
}

/** `peak`: the largest resident size in MB, where the system tells it (Linux). */
function exported(env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "dist", "cli", "main.js"), "export", "export"], {
      cwd: folder,
      env,
      stdio: "ignore",
    });
    let peak;
    const look = setInterval(() => (peak = peakOf(child.pid) ?? peak), 50);
    child.on("close", (exit) => {
      clearInterval(look);
      resolve({ exit, peak });
    });
  });
}

function peakOf(pid) {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}
