import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Evaluator } from "./evaluator";
import type { Verdict } from "./verdict";
import { encode, type Policy } from "./wasm";

/** Subjects that travel together: large enough to hide the cost of a message. */
const chunkSize = 200;

/** From main to worker; `null` ends the stream. */
export type ChunkMessage = { readonly chunk: number; readonly subjects: readonly ArrayBuffer[]; readonly claims: Int32Array } | null;

/** From worker to main: the answers of one chunk, or what went wrong. */
export type AnswerMessage = { readonly chunk: number; readonly answers: readonly Verdict[][] } | { readonly error: string } | null;

/**
 * Spreads the evaluation over worker threads, and over this one too: workers take chunks from the front while this thread
 * still projects the rest, and once it has none left it takes chunks from the back. A chunk belongs to whoever claims it first.
 */
export function poolEvaluator(policy: Policy, bundle: string, workers: number, expected: number): Evaluator {
  const chunks: ArrayBuffer[][] = [[]];
  const answers = new Map<number, readonly Verdict[][]>();
  const claims = new Int32Array(new SharedArrayBuffer(4 * (Math.ceil(expected / chunkSize) + 1)));
  const pool = Array.from({ length: workers }, () => startWorker(bundle, answers));

  const send = (message: ChunkMessage): void => pool.forEach(({ worker }) => worker.postMessage(message));
  const sendChunk = (chunk: number): void => send({ chunk, subjects: chunks[chunk] ?? [], claims });
  return {
    submit(subject) {
      const last = chunks.at(-1);
      if (!last || last.length === chunkSize) {
        sendChunk(chunks.length - 1);
        chunks.push([encode(subject)]);
      } else last.push(encode(subject));
    },
    async verdicts() {
      sendChunk(chunks.length - 1);
      send(null);
      for (let chunk = chunks.length - 1; chunk >= 0; chunk--) {
        if (!claim(claims, chunk)) continue;
        answers.set(
          chunk,
          (chunks[chunk] ?? []).map((subject) => policy.evaluate(subject)),
        );
      }
      await Promise.all(pool.map(({ done }) => done));
      return chunks.flatMap((_, chunk) => answersOf(answers, chunk));
    },
    close: () => pool.forEach(({ worker }) => void worker.terminate()),
  };
}

/** True for the first who asks. */
export function claim(claims: Int32Array, chunk: number): boolean {
  return Atomics.compareExchange(claims, chunk, 0, 1) === 0;
}

function answersOf(answers: ReadonlyMap<number, readonly Verdict[][]>, chunk: number): readonly Verdict[][] {
  const found = answers.get(chunk);
  // A chunk without answers must not look like a clean one.
  if (!found) throw new Error(`the answers of chunk ${chunk} are missing`);
  return found;
}

function startWorker(bundle: string, answers: Map<number, readonly Verdict[][]>): { worker: Worker; done: Promise<void> } {
  const worker = new Worker(join(__dirname, "pool-worker.js"), { workerData: { bundle } });
  const done = new Promise<void>((resolve, reject) => {
    worker.on("message", (message: AnswerMessage) => {
      if (message === null) resolve();
      else if ("error" in message) reject(new Error(message.error));
      else answers.set(message.chunk, message.answers);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with code ${code}`))));
  });
  // Whoever awaits `done` gets the failure; until then it must not end the process.
  done.catch(() => undefined);
  return { worker, done };
}
