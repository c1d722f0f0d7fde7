import { parentPort, workerData } from "node:worker_threads";
import { claim, type AnswerMessage, type ChunkMessage } from "./pool";
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
      } else if (claim(message.claims, message.chunk)) {
        answer({ chunk: message.chunk, answers: message.subjects.map((subject) => policy.evaluate(subject)) });
      }
    })
    .catch((error: unknown) => answer({ error: String(error) }));
});
