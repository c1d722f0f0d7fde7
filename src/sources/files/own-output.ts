import { fstatSync, readlinkSync, statSync } from "node:fs";

/**
 * Tells the file that standard output goes to: in `aadguard scan . > report.json` the shell has made it, empty, before
 * anything is read. Undefined where it goes to no file.
 */
export function ownOutput(): ((path: string) => boolean) | undefined {
  const output = statsOf(() => fstatSync(1, { bigint: true }));
  if (!output?.isFile()) return undefined;
  const isOutput = (path: string): boolean => {
    const stats = statsOf(() => statSync(path, { bigint: true }));
    return stats?.ino === output.ino && stats.dev === output.dev;
  };
  // Where it has one name and Linux tells it, no other file needs to be looked at.
  const name = output.nlink === 1n ? statsOf(() => readlinkSync("/proc/self/fd/1")) : undefined;
  return name !== undefined && isOutput(name) ? (path) => path === name : isOutput;
}

/** Standard output can be closed, and a file gone. */
function statsOf<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
