import { once } from "node:events";
import { join } from "node:path";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Run } from "../../cli/run";

/** Milliseconds; a scan of the largest tenant of any test takes a few seconds. */
const patience = 240_000;

interface Bridge {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly answered: Int32Array;
}

let bridge: Bridge | undefined;

/** Runs the built command line in a process that is kept for the tests of one file; undefined where only a new process can tell. */
export function runWarm(args: readonly string[], cwd: string): Run | undefined {
  const { port, answered } = (bridge ??= open());
  Atomics.store(answered, 0, 0);
  port.postMessage({ args, cwd });
  if (Atomics.wait(answered, 0, 0, patience) === "timed-out") throw new Error(`no answer to aadguard ${args.join(" ")}`);
  return receiveMessageOnPort(port)?.message as Run | undefined;
}

function open(): Bridge {
  const { port1: port, port2 } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(join(__dirname, "bridge.cjs"), { workerData: { port: port2, answered }, transferList: [port2] });
  // Where a file skips all its tests, nothing closes it.
  worker.unref();
  port.unref();
  return { worker, port, answered };
}

afterAll(async () => {
  if (!bridge) return;
  bridge.port.close();
  await once(bridge.worker, "exit");
});
