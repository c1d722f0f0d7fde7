import { closeSync, openSync, readSync } from "node:fs";

/** Whether a file is a report of ours, which a later run may replace. An empty file (or list) counts too: there is nothing in it to lose. */
export function isEarlierReport(path: string): boolean {
  const start = beginningOf(path).trimStart();
  return /^(?:\[\s*\]\s*)?$/.test(start) || beginnings.some((beginning) => beginning.test(start));
}

const beginnings: readonly RegExp[] = [
  // The result document, SARIF, GitLab's code quality.
  /^\{\s*"schemaVersion":\s*\d+,\s*"tool":\s*\{\s*"name":\s*"aadguard"/,
  /^\{\s*"\$schema":\s*"[^"]*sarif[^"]*",\s*"version":\s*"[^"]*",\s*"runs":\s*\[\s*\{\s*"tool":\s*\{\s*"driver":\s*\{\s*"name":\s*"aadguard"/,
  /^\[\s*\{\s*"description":\s*"(?:[^"\\]|\\.)*",\s*"check_name":/,
];

function beginningOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(16384);
    return bytes.toString("utf8", 0, readSync(file, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(file);
  }
}
