import { entraObjects } from "../graph/objects";
import { jsonOfLines, beginsWithLine, isLines } from "../json/lines";
import type { LongStrings } from "../json/long-strings";
import type { Problem } from "../json/problem";
import { pointerOf } from "../json/pointer";
import { type Common, type ElementsDocument, linesDocument, type ReadResult } from "../reader";
import { readerFor } from "../readers";
import { KeyWatch, withUnseenKeys } from "../unseen-keys";
import { keepText } from "../files/text-cache";
import { elementsOf, piecesOf } from "./elements";
import { HugeFile } from "./file";
import { firstLines, scanLines } from "./lines";
import { Damaged, otherShape, type SplitOptions, Stop } from "./options";
import { scanList } from "./scan";
import { HugeLines, HugeList } from "./text";

/**
 * Reads a file piece by piece, with the result that it would have as one text. Twice: a page says only at its end whether
 * another one follows it, and what its objects are may come after them. `whole`: it has to be read as one text, and can be.
 */
export function readHuge(
  path: string,
  common: Common,
  options: SplitOptions,
  problems: Problem[],
  strings?: LongStrings,
): ReadResult | "whole" | undefined {
  const file = new HugeFile(path);
  try {
    return readPieces({ file, common, options, strings }, problems);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    if (file.size <= options.whole * file.unit) return "whole";
    problems.push(error.problem);
    return undefined;
  }
}

interface Task {
  readonly file: HugeFile;
  readonly common: Common;
  readonly options: SplitOptions;
  readonly strings?: LongStrings;
}

function readPieces(task: Task, problems: Problem[]): ReadResult | undefined {
  const head = firstLines(task.file, task.options);
  if (beginsWithLine(head)) return readLines(task, problems);
  try {
    return readList(task);
  } catch (error) {
    // NDJSON whose first line is damaged.
    if (error instanceof Damaged && isLines(head)) return readLines(task, problems);
    throw error;
  }
}

function readLines({ file, common, options, strings }: Task, problems: Problem[]): ReadResult | undefined {
  const places = scanLines(file, options);
  const keys = new KeyWatch();
  const lines = (): Iterable<string> => keys.watch(piecesOf(file, places, options), "");
  const document = linesDocument(common, (onProblem) => jsonOfLines(lines(), onProblem, { strings }), problems);
  keepText(common.path, new HugeLines(file, places));
  const read = readerFor(document)?.read(document);
  return read && withUnseenKeys(keys.parts(), read);
}

function readList({ file, common, options, strings }: Task): ReadResult {
  const scanned = scanList(file, options);
  const { page, list } = scanned;
  const keys = new KeyWatch();
  const pointer = pointerOf(list.key ? [list.key.name] : []);
  const watch = (texts: Iterable<string>) => keys.watch(texts, pointer);
  const document: ElementsDocument = {
    ...common,
    form: "elements",
    value: page ?? [],
    listName: list.key?.name,
    elements: () => elementsOf(file, { places: scanned.elements, lead: list.lead, pointer, watch, strings }, options),
  };
  // What surrounds the list tells another format (a stack export that holds a `value`).
  const whole = page && readerFor({ ...common, form: "json", value: page, pointer: "" });
  if ((whole && whole !== entraObjects) || readerFor(document) !== entraObjects) throw otherShape();
  const found = entraObjects.read(document);
  keepText(common.path, new HugeList(file, scanned));
  return withUnseenKeys(keys.parts(), found);
}
