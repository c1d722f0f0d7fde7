import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type Chunk, ChunkWriter, subjectOf } from "./chunk";
import type { Evaluator } from "./evaluator";
import type { Verdict } from "./verdict";
import { jsonOf } from "./encode";
import type { CompiledRules, Policy } from "./wasm";

/** From main to worker; `null` ends the stream. */
export type ChunkMessage = { readonly number: number; readonly chunk: Chunk; readonly claims: Int32Array } | null;

/** The subjects of a chunk about which there is something to say, by their place in it. */
export type ChunkAnswers = readonly (readonly [number, Verdict[]])[];

/** From worker to main: the answers of one chunk, or what went wrong. */
export type AnswerMessage = { readonly number: number; readonly answers: ChunkAnswers } | { readonly error: string } | null;

/**
 * Spreads the evaluation over worker threads, and over this one too: workers take chunks from the front while this thread
 * still projects the rest, and once it has none left it takes chunks from the back. A chunk belongs to whoever claims it first.
 */
export function poolEvaluator(policy: Policy, rules: CompiledRules, workers: number, expected: number): Evaluator {
  const chunks: Chunk[] = [];
  const answers = new Map<number, ChunkAnswers>();
  const claims = new Int32Array(new SharedArrayBuffer(4 * (expected + 1)));
  const pool = Array.from({ length: workers }, () => startWorker(rules, answers));

  const send = (message: ChunkMessage): void => pool.forEach(({ worker }) => worker.postMessage(message));
  const writer = new ChunkWriter((chunk) => {
    send({ number: chunks.length, chunk, claims });
    chunks.push(chunk);
  });
  return {
    submit: (subject) => writer.add(jsonOf(subject)),
    async verdicts() {
      writer.flush();
      send(null);
      for (let number = chunks.length - 1; number >= 0; number--) {
        const chunk = chunks[number];
        if (chunk && claim(claims, number)) answers.set(number, evaluateChunk(chunk, policy));
      }
      pool.forEach(({ worker }) => worker.ref());
      await Promise.all(pool.map(({ done }) => done));
      return chunks.flatMap((chunk, number) => answersOf(chunk, answers.get(number), number));
    },
    close: () => pool.forEach(({ worker }) => void worker.terminate()),
  };
}

/** True for the first who asks. */
export function claim(claims: Int32Array, number: number): boolean {
  return Atomics.compareExchange(claims, number, 0, 1) === 0;
}

export function evaluateChunk(chunk: Chunk, policy: Policy): ChunkAnswers {
  return Array.from(chunk.ends, (_, n) => [n, policy.evaluate(subjectOf(chunk, n))] as const).filter(([, verdicts]) => verdicts.length > 0);
}

const none: readonly Verdict[] = [];

function answersOf({ ends }: Chunk, found: ChunkAnswers | undefined, number: number): (readonly Verdict[])[] {
  // A chunk without answers must not look like a clean one.
  if (!found) throw new Error(`the answers of chunk ${number} are missing`);
  const all = Array.from(ends, () => none);
  for (const [n, verdicts] of found) all[n] = verdicts;
  return all;
}

function startWorker(rules: CompiledRules, answers: Map<number, ChunkAnswers>): { worker: Worker; done: Promise<void> } {
  const worker = new Worker(join(__dirname, "pool-worker.js"), { workerData: { rules } });
  // Until answers are waited for: a failure elsewhere would keep the process alive otherwise.
  worker.unref();
  const done = new Promise<void>((resolve, reject) => {
    worker.on("message", (message: AnswerMessage) => {
      if (message === null) resolve();
      else if ("error" in message) reject(new Error(message.error));
      else answers.set(message.number, message.answers);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with code ${code}`))));
  });
  // Whoever awaits `done` gets the failure; until then it must not end the process.
  done.catch(() => undefined);
  return { worker, done };
}
