import { parentPort, workerData } from "node:worker_threads";
import { type AnswerMessage, type ChunkMessage, claim, evaluateChunk } from "./pool";
import { loadRules } from "./wasm";

/** One worker thread of `pool.ts`: evaluates the chunks that it is first to claim. */
const port = parentPort;
const answer = (message: AnswerMessage): void => port?.postMessage(message);

const ready = loadRules((workerData as { bundle: string }).bundle);
ready.catch((error: unknown) => answer({ error: String(error) }));

port?.on("message", (message: ChunkMessage) => {
  void ready
    .then((policy) => {
      if (message === null) {
        answer(null);
        port.close();
      } else if (claim(message.claims, message.number)) {
        answer({ number: message.number, answers: evaluateChunk(message.chunk, policy) });
      }
    })
    .catch((error: unknown) => answer({ error: String(error) }));
});
