import { parentPort, workerData } from "node:worker_threads";
import { evaluateChunk, isFirstToClaim } from "./pool";
import type { AnswerMessage, ChunkMessage } from "./pool-messages";
import { type CompiledRules, loadRules } from "./wasm";

/** One worker thread of `pool.ts`: evaluates the chunks that it is first to claim, until it is ended. */
const port = parentPort;
const answer = (message: AnswerMessage): void => port?.postMessage(message);

const policy = loadRules((workerData as { rules: CompiledRules }).rules);

port?.on("message", ({ number, chunk, claim }: ChunkMessage) => {
  try {
    if (isFirstToClaim(claim)) answer({ number, answers: evaluateChunk(chunk, policy) });
  } catch (error) {
    answer({ error: String(error) });
  }
});
