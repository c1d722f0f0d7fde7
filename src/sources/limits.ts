import { spelledSize } from "../text/size";

/** How much of an input is read. What exceeds a limit is never passed over: its file counts as unreadable, and the message names the option. */
export interface Limits {
  /** Bytes of a file. */
  readonly fileSize: number;
  /** Characters of one string. */
  readonly stringLength: number;
  /** Declarations of one run. */
  readonly declarations: number;
}

const megabyte = 1024 * 1024;

/** Far above what a tenant or a plan has: a file of more is a mistake, or meant to do harm. */
export const defaultLimits: Limits = { fileSize: 8192 * megabyte, stringLength: 16 * megabyte, declarations: 5_000_000 };

/** `size`: in bytes, where it is known. */
export function tooLargeFile({ fileSize }: Limits, size?: number): string {
  const has = size === undefined ? "It is" : `It has ${spelledSize(size)} and is`;
  return `${has} larger than --max-file-size allows (${spelledSize(fileSize)}): it was not read.`;
}

export function tooManyDeclarations({ declarations }: Limits): string {
  return `With this file the run has more declarations than --max-declarations allows (${declarations}): the rest of it was not judged.`;
}

export function tooLongString({ stringLength }: Limits, length: number): string {
  return `This string has ${length} characters, more than --max-string-length allows (${stringLength}): it was taken for unknown.`;
}
