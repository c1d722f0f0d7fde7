import { parentPort, workerData } from "node:worker_threads";
import { type AnswerMessage, type ChunkMessage, claim, evaluateChunk } from "./pool";
import { type CompiledRules, loadRules } from "./wasm";

/** One worker thread of `pool.ts`: evaluates the chunks that it is first to claim. */
const port = parentPort;
const answer = (message: AnswerMessage): void => port?.postMessage(message);

const policy = loadRules((workerData as { rules: CompiledRules }).rules);

port?.on("message", (message: ChunkMessage) => {
  try {
    if (message === null) {
      answer(null);
      port.close();
    } else if (claim(message.claims, message.number)) {
      answer({ number: message.number, answers: evaluateChunk(message.chunk, policy) });
    }
  } catch (error) {
    answer({ error: String(error) });
  }
});
