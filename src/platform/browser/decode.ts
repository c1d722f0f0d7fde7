import { withoutCommands } from "../build-log";

/**
 * The text of a file: UTF-8 with or without byte order mark, UTF-16 with one. The mark is left out; bytes that are not character
 * become U+FFFD.
 */
export function decode(bytes: Uint8Array): string {
  return withoutCommands(textOf(bytes));
}

function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, false);
  return (utf8 ??= new TextDecoder("utf-8")).decode(bytes);
}

let utf8: InstanceType<typeof TextDecoder> | undefined;

/** An odd last byte belongs to no character. */
function utf16(bytes: Uint8Array, isLittleEndian: boolean): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return new TextDecoder(isLittleEndian ? "utf-16le" : "utf-16be").decode(even);
}
