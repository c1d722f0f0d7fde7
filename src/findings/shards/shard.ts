import { DomainError } from "../../model/domain-error";

/** One part of a run whose subjects are shared out: the first of `of` is number 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** What a shard's document says of the run that it is a part of. */
export interface ShardMark extends Shard {
  /** The same in all documents of one run: SHA-256 over its inputs, rules and version. */
  readonly run: string;
  /** How many declarations of any kind the whole run holds. */
  readonly declarations: number;
  /** What `--require` names and the whole run does not have; clauses. */
  readonly lacking: readonly string[];
}

export class ShardError extends DomainError {
  override readonly name = "ShardError";
  readonly code = "shard";
}

/** `3/16`. @throws ShardError, with a message that names the option by itself */
export function parseShard(text: string): Shard {
  const [, number, of] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (shard.number >= 1 && shard.number <= shard.of) return shard;
  throw new ShardError(`"${text}" is not a valid value of --shard: it takes a shard's number and how many there are, such as 3/16.`);
}

export function nameOfShard({ number, of }: Shard): string {
  return `shard ${number} of ${of}`;
}
