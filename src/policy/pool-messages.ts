import type { Chunk } from "./chunk";
import type { Verdict } from "./verdict";

/** From main to worker. `number`: over all rounds; the first who sets `claim` evaluates the chunk. */
export interface ChunkMessage {
  readonly number: number;
  readonly chunk: Chunk;
  readonly claim: Int32Array;
}

/** The subjects of a chunk about which there is something to say, by their place in it. */
export type ChunkAnswers = readonly (readonly [number, Verdict[]])[];

/** From worker to main: the answers of one chunk, or what went wrong. */
export type AnswerMessage = { readonly number: number; readonly answers: ChunkAnswers } | { readonly error: string };
