import { join } from "node:path";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import { decode } from "./decode";

/** Files that travel together: large enough to hide the cost of a message. */
export const chunkSize = 128;

/** Who reads a chunk: whoever finds it free, and the reader of the texts once it needs them. */
export const chunkStates = { free: 0, ahead: 1, ready: 2, here: 3 } as const;

/** What the thread starts with. */
export interface ReadAheadTask {
  /** Absolute paths; null for what only the reader of the texts may read, as standard input. */
  readonly paths: readonly (string | null)[];
  /** A state for each chunk, and at its end how many chunks were taken over. */
  readonly states: Int32Array;
  readonly port: MessagePort;
}

/** One chunk: the bytes of its files in a row, and how many each has; -1 for a file that was not read. */
export interface ReadChunk {
  readonly chunk: number;
  readonly bytes: ArrayBuffer;
  readonly lengths: Int32Array;
}

/** After this long the thread is taken for lost, and the file read here. */
const patience = 2000;

/**
 * Reads many small files on another thread while this one parses: opening them takes longer than anything else does.
 * It never decides anything: a file that it could not read, or has not, has no text here, and is read again where errors
 * are told.
 */
export class ReadAhead {
  readonly #states: Int32Array;
  readonly #port: MessagePort;
  readonly #worker: Worker;
  #current: { readonly chunk: number; readonly texts: readonly (string | undefined)[] } | undefined;

  constructor(paths: readonly (string | null)[]) {
    const chunks = Math.ceil(paths.length / chunkSize);
    this.#states = new Int32Array(new SharedArrayBuffer(4 * (chunks + 1)));
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const workerData: ReadAheadTask = { paths, states: this.#states, port: port2 };
    this.#worker = new Worker(join(__dirname, "read-ahead-worker.js"), { workerData, transferList: [port2] });
    // Lost or not: its files are read here then.
    this.#worker.on("error", () => undefined);
    this.#worker.unref();
  }

  /** The text of a file by its number, asked in order; undefined where it was not read. */
  text(index: number): string | undefined {
    const chunk = Math.floor(index / chunkSize);
    if (this.#current?.chunk !== chunk) this.#current = { chunk, texts: this.#texts(chunk) };
    return this.#current.texts[index % chunkSize];
  }

  close(): void {
    this.#port.close();
    void this.#worker.terminate();
  }

  #texts(chunk: number): (string | undefined)[] {
    const states = this.#states;
    const last = states.length - 1;
    Atomics.add(states, last, 1);
    Atomics.notify(states, last);
    const { free, ahead, here } = chunkStates;
    if (Atomics.compareExchange(states, chunk, free, here) === free) return [];
    if (Atomics.wait(states, chunk, ahead, patience) === "timed-out") return [];
    for (let message = this.#receive(); message; message = this.#receive()) {
      if (message.chunk === chunk) return textsOf(message);
    }
    return [];
  }

  #receive(): ReadChunk | undefined {
    return (receiveMessageOnPort(this.#port) as { message: ReadChunk } | undefined)?.message;
  }
}

function textsOf({ bytes, lengths }: ReadChunk): (string | undefined)[] {
  let start = 0;
  return Array.from(lengths, (length) => {
    if (length < 0) return undefined;
    const text = decode(Buffer.from(bytes, start, length));
    start += length;
    return text;
  });
}
