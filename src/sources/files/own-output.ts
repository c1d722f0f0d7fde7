import { fstatSync, statSync } from "node:fs";

/**
 * Tells the file that standard output goes to: in `aadguard scan . > report.json` the shell has made it, empty, before
 * anything is read. Undefined where it goes to no file.
 */
export function ownOutput(): ((path: string) => boolean) | undefined {
  const output = statsOf(() => fstatSync(1, { bigint: true }));
  if (!output?.isFile()) return undefined;
  return (path) => {
    const stats = statsOf(() => statSync(path, { bigint: true }));
    return stats?.ino === output.ino && stats.dev === output.dev;
  };
}

/** Standard output can be closed, and a file gone. */
function statsOf<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
