import type { Shard, ShardMark } from "../findings/shards/shard";
import type { Intake } from "../model/collection";
import type { Declaration } from "../model/declarations";
import { known } from "../model/unknown";
import { version } from "../model/version";
import { sha256 } from "../platform";
import type { ScanSettings } from "./settings";

/**
 * Whether a shard judges a declaration. An application and its service principal go together, since what both carry is one finding; so
 * do the values of one object that inputs contradict one another about.
 */
export function judgedBy({ number, of }: Shard): (declaration: Declaration) => boolean {
  return (declaration) => hashOf(nameOf(declaration)) % of === number - 1;
}

function nameOf(declaration: Declaration): string {
  const appId = "appId" in declaration ? known(declaration.appId) : undefined;
  const id = "id" in declaration ? known(declaration.id as string | undefined) : undefined;
  return (appId || id || declaration.key || declaration.source.path).toLowerCase();
}

/** FNV-1a: spreads ids evenly, and is the same everywhere. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** What documents of one run share. Not the time: shards that start one after the other without `--now` are of one run too. */
export function markOf(
  shard: Shard,
  intake: Intake,
  { paths, exclude, rules, config, required, listUndetermined }: ScanSettings,
): Omit<ShardMark, "lacking"> {
  const { files, scanned, skipped, unreadable, declarations, leftOut, diagnostics } = intake;
  const seen = [version(), paths, exclude, rules.map(({ id }) => id), listUndetermined, required, config.waivers, config.applications];
  const run = sha256(JSON.stringify([...seen, files, scanned, skipped, unreadable, declarations.length, leftOut, diagnostics]));
  return { ...shard, run, declarations: declarations.length };
}
