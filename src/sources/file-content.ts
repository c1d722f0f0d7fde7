import { decode } from "../platform/decode";
import { absolute, fileSize, readPipe, readText } from "../platform/files";
import { CachedText } from "./files/cached-text";
import { keepText, standardInput } from "./files/text-cache";
import type { FoundFile } from "./files/walk";
import type { Problem } from "./json/problem";
import { type Limits, tooLargeFile } from "./limits";
import { inWords } from "./misread";
import type { SplitOptions } from "./streaming/options";

/** Stands for the text of a file that is read piece by piece. */
export const tooLarge = Symbol();

export interface ContentOptions {
  readonly cwd: string;
  readonly stdin: () => Buffer;
  readonly split: SplitOptions;
  readonly limits: Limits;
}

/** The text of a file; undefined where it cannot be had, which is then a problem. */
export function contentOf(file: FoundFile, options: ContentOptions, problems: Problem[]): string | typeof tooLarge | undefined {
  try {
    if (file.error) throw file.error;
    const { cwd, split, limits } = options;
    const path = absolute(file.path, cwd);
    if (file.once || file.path === standardInput) return keptText(file, path, options);
    const text = readText(path, Math.min(split.above, limits.fileSize));
    if (text !== undefined) return text;
    const size = fileSize(path);
    if (size <= limits.fileSize) return tooLarge;
    problems.push({ line: 1, column: 1, message: tooLargeFile(limits, size) });
  } catch (error) {
    const isAboveLimit = (error as NodeJS.ErrnoException).code === "ERR_ABOVE_LIMIT";
    problems.push({ line: 1, column: 1, message: isAboveLimit ? tooLargeFile(options.limits) : inWords(error) });
  }
  return undefined;
}

/** What cannot be read twice. */
function keptText(file: FoundFile, path: string, { stdin, limits }: ContentOptions): string {
  const text = file.once ? readPipe(path, limits.fileSize) : decode(stdin());
  keepText(file.path, new CachedText(text));
  return text;
}
