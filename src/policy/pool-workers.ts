import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { sizeOfVerdict, spend } from "../model/memory";
import type { AnswerMessage, ChunkAnswers, ChunkMessage } from "./pool-messages";
import type { CompiledRules } from "./wasm";

/** The worker threads of a pool: they start with the first chunk that is sent. One that fails before it has claimed a chunk is not missed. */
export class Workers {
  /** By the number of the chunk. */
  readonly answers = new Map<number, ChunkAnswers>();
  #workers: Worker[] = [];
  #failure: Error | undefined;
  /** Called whenever there is an answer, or none can come any more. */
  #onNews: () => void = () => undefined;

  constructor(
    private readonly rules: CompiledRules,
    private readonly count: number,
  ) {}

  send(message: ChunkMessage): void {
    if (this.#workers.length === 0) this.#workers = Array.from({ length: this.count }, () => this.#start());
    for (const worker of this.#workers) worker.postMessage(message);
  }

  /** The answers of these chunks, which are then forgotten. @throws Error when a worker failed */
  async take(numbers: readonly number[]): Promise<(ChunkAnswers | undefined)[]> {
    await this.#all(numbers);
    return numbers.map((number) => {
      const answer = this.answers.get(number);
      this.answers.delete(number);
      return answer;
    });
  }

  close(): void {
    for (const worker of this.#workers) void worker.terminate();
  }

  #all(numbers: readonly number[]): Promise<void> {
    // Only while somebody waits for them: a failure elsewhere would keep the process alive otherwise.
    this.#workers.forEach((worker) => worker.ref());
    const isDone = (): boolean => numbers.every((number) => this.answers.has(number));
    return new Promise<void>((resolve, reject) => {
      this.#onNews = () => {
        if (isDone()) resolve();
        else if (this.#failure) reject(this.#failure);
      };
      this.#onNews();
    }).finally(() => this.#workers.forEach((worker) => worker.unref()));
  }

  #start(): Worker {
    const worker = new Worker(join(__dirname, "pool-worker.js"), { workerData: { rules: this.rules } });
    worker.unref();
    const fail = (error: Error): void => {
      this.#failure ??= error;
      this.#onNews();
    };
    worker.on("message", (message: AnswerMessage) => {
      if ("error" in message) return fail(new Error(message.error));
      this.answers.set(message.number, message.answers);
      try {
        for (const [, verdicts] of message.answers) spend(sizeOfVerdict * verdicts.length);
      } catch (error) {
        return fail(error as Error);
      }
      this.#onNews();
    });
    worker.on("error", fail);
    worker.on("exit", (code) => fail(new Error(`a worker ended with code ${code}`)));
    return worker;
  }
}
