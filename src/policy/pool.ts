import { type Chunk, ChunkWriter, subjectOf } from "./chunk";
import type { ChunkAnswers, ChunkMessage } from "./pool-messages";
import type { Evaluator } from "./evaluator";
import type { Verdict } from "./verdict";
import { jsonOf } from "./encode";
import type { CompiledRules, Policy } from "./wasm";
import { Workers } from "./pool-workers";

/** With fewer chunks a thread costs more to start than it saves. */
const worthThreads = 4;

/**
 * Spreads the evaluation over worker threads, and over this one too: workers take chunks from the front while this thread
 * still projects the rest, and once it has none left it takes chunks from the back. A chunk belongs to whoever claims it first.
 */
export function poolEvaluator(policy: Policy, rules: CompiledRules, workers: number): Evaluator {
  const pool = new Workers(rules, workers);
  let chunks: ChunkMessage[] = [];
  let sent = 0;
  const writer = new ChunkWriter((chunk) => {
    chunks.push({ number: sent++, chunk, claim: new Int32Array(new SharedArrayBuffer(4)) });
    if (chunks.length === worthThreads) chunks.forEach((waiting) => pool.send(waiting));
    else if (chunks.length > worthThreads) pool.send(chunks.at(-1) as ChunkMessage);
  });
  return {
    submit: (subject) => writer.add(jsonOf(subject)),
    async verdicts() {
      writer.flush();
      const round = chunks;
      chunks = [];
      for (const { number, chunk, claim } of [...round].reverse())
        if (isFirstToClaim(claim)) pool.answers.set(number, evaluateChunk(chunk, policy));
      const answers = await pool.take(round.map(({ number }) => number));
      return round.flatMap(({ number, chunk }, at) => answersOf(chunk, answers[at], number));
    },
    close: () => pool.close(),
  };
}

/** True for the first who asks. */
export function isFirstToClaim(claim: Int32Array): boolean {
  return Atomics.compareExchange(claim, 0, 0, 1) === 0;
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
