import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Intake } from "../../model/collection";
import { version } from "../../model/version";
import { readText } from "../../platform/files";
import type { InputReader } from "../input-reader";
import { type IntakeOptions, startOf } from "../intake";
import { FactsError, type FactsHeader } from "./facts";
import { parseLine } from "./line";

interface Share {
  readonly path: string;
  readonly header: FactsHeader;
  readonly text: string;
  /** Where the lines after the header begin. */
  readonly start: number;
}

/**
 * As `readInputs` of the paths whose facts a folder holds.
 * @throws FactsError where a share is missing, there twice, cut off, or of another run or version; it names each
 */
export function readFacts(folder: string, paths: readonly string[], options: IntakeOptions): Intake {
  const shares = namesIn(folder).map((name) => shareOf(join(folder, name)));
  check(shares, folder);
  const asked = JSON.stringify([paths, options.exclude ?? []]);
  const other = shares.find(({ header }) => JSON.stringify([header.paths, header.exclude]) !== asked);
  if (other) throw new FactsError(`${other.path}: facts of other paths (${other.header.paths.join(", ")}), or with other files left out.`);
  shares.sort((a, b) => a.header.shard.number - b.header.shard.number);
  const { reader } = startOf(options);
  for (const share of shares) takeAll(share, reader);
  const { folders = [], leftOut = [] } = shares[0]?.header ?? {};
  for (const { path, reason } of leftOut) reader.miss(path, reason);
  return reader.finish(folders);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith("."));
  } catch (error) {
    throw new FactsError(`${folder}: this folder of facts cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function shareOf(path: string): Share {
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    throw new FactsError(`${path}: these facts cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const end = text.indexOf("\n");
  const header = headerOf(text.slice(0, Math.max(end, 0)));
  if (header?.facts !== "aadguard") throw new FactsError(`${path}: these are not facts: "aadguard facts --out" writes them.`);
  if (header.schemaVersion !== 1 || header.version !== version())
    throw new FactsError(`${path}: facts of another version of aadguard (${String(header.version)}): take them anew.`);
  return { path, header, text, start: end + 1 };
}

function headerOf(line: string): FactsHeader | undefined {
  try {
    return JSON.parse(line) as FactsHeader;
  } catch {
    return undefined;
  }
}

function check(shares: readonly Share[], folder: string): void {
  const [first] = shares;
  if (!first) throw new FactsError(`${folder}: there are no facts in this folder.`);
  const { of } = first.header.shard;
  const troubles: string[] = [];
  const seen = new Map<number, Share>();
  for (const share of shares) {
    const { shard, run } = share.header;
    const before = seen.get(shard.number);
    if (run !== first.header.run || shard.of !== of)
      troubles.push(`${share.path} and ${first.path} are of different runs: other paths, other files, or another number of shards.`);
    else if (before) troubles.push(`The facts of shard ${shard.number} of ${of} are there twice: ${before.path} and ${share.path}.`);
    else seen.set(shard.number, share);
  }
  if (troubles.length === 0)
    for (let number = 1; number <= of; number++)
      if (!seen.has(number)) troubles.push(`The facts of shard ${number} of ${of} are missing in ${folder}.`);
  if (troubles.length > 0) throw new FactsError(troubles.join("\n"));
}

function takeAll({ path, header, text, start }: Share, reader: InputReader): void {
  let count = 0;
  for (let from = start, end = text.indexOf("\n", from); end >= 0; from = end + 1, end = text.indexOf("\n", from)) {
    const { file, isAgain, look } = parseLine(text.slice(from, end));
    if (look) reader.take(file, look);
    else if (isAgain || file.excluded) reader.add(file);
    count++;
  }
  if (count !== header.files) throw new FactsError(`${path}: these facts are cut off: ${count} of ${header.files} files are here.`);
}
