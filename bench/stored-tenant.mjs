import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/lib/root.mjs";
import { writeTenant } from "./tenant/tenant.mjs";

/**
 * A generated tenant under `.cache/bench`, written once for each size and seed.
 * @returns {{folder: string, totals: ReturnType<typeof writeTenant>}}
 */
export function storedTenant(applications, seed) {
  const folder = join(root, ".cache", "bench", `${applications}-${seed}-${generatorVersion()}`);
  const summary = `${folder}.totals`;
  if (!existsSync(summary)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(summary, JSON.stringify(writeTenant(folder, applications, seed)));
  }
  return { folder, totals: JSON.parse(readFileSync(summary, "utf8")) };
}

/** The arguments of a scan of it, for this Node. */
export function scanOf(folder, ...formats) {
  return [
    join(root, "dist", "cli", "main.js"),
    ...["scan", folder, "--now", "2026-01-01T00:00:00Z"],
    ...formats.flatMap((format) => ["--format", format]),
  ];
}

/** Changes with the generator, so that an old tenant is not measured for a new one. */
function generatorVersion() {
  const sources = join(root, "bench", "tenant");
  const hash = createHash("sha256");
  for (const name of readdirSync(sources).sort()) hash.update(readFileSync(join(sources, name)));
  return hash.digest("hex").slice(0, 8);
}
