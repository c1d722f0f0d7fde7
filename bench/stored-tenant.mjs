import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/lib/root.mjs";
import { planWriter } from "./tenant/plan.mjs";
import { writeObjects } from "./tenant/objects-file.mjs";
import { writeTenant } from "./tenant/tenant.mjs";

/**
 * A generated tenant under `.cache/bench`, written once for each size, seed and profile.
 * @param {string} [profile] see `tenant/tenant.mjs`
 * @returns {{folder: string, totals: ReturnType<typeof writeTenant>}}
 */
export function storedTenant(applications, seed, profile = "tenth") {
  const path = stored(`${applications}-${seed}-${profile}`, (folder) => {
    mkdirSync(folder, { recursive: true });
    return writeTenant(folder, applications, seed, profile);
  });
  return { folder: path, totals: JSON.parse(readFileSync(`${path}.totals`, "utf8")) };
}

/** Tenants of one size side by side, each of a seed of its own. */
export function storedTenants(tenants, applications, seed) {
  const path = stored(`${tenants}x${applications}-${seed}`, (folder) => {
    let files = 0;
    for (let tenant = 0; tenant < tenants; tenant++) {
      const inner = join(folder, String(tenant).padStart(4, "0"));
      mkdirSync(inner, { recursive: true });
      files += writeTenant(inner, applications, seed * 100_000 + tenant, "tenth").files;
    }
    return { files };
  });
  return { folder: path, totals: JSON.parse(readFileSync(`${path}.totals`, "utf8")) };
}

/** The same tenant as a first Terraform plan. */
export function storedPlan(applications, seed) {
  const path = stored(`${applications}-${seed}-plan.json`, (file) => writeTenant(file, applications, seed, "tenth", planWriter));
  return { path, totals: JSON.parse(readFileSync(`${path}.totals`, "utf8")) };
}

/** Applications alone in one file: `array` or `ndjson`. */
export function storedFile(applications, seed, form) {
  const extension = form === "array" ? "json" : "ndjson";
  const path = stored(`${applications}-${seed}-${form}.${extension}`, (file) => writeObjects(file, applications, seed, form));
  return { path, totals: JSON.parse(readFileSync(`${path}.totals`, "utf8")) };
}

function stored(name, write) {
  const path = join(root, ".cache", "bench", `${generatorVersion()}-${name}`);
  if (!existsSync(`${path}.totals`)) {
    mkdirSync(join(root, ".cache", "bench"), { recursive: true });
    rmSync(path, { recursive: true, force: true });
    writeFileSync(`${path}.totals`, JSON.stringify(write(path)));
  }
  return path;
}

/** The arguments of a scan of it, for this Node. */
export function scanOf(path, ...formats) {
  return [
    join(root, "dist", "cli", "main.js"),
    ...["scan", path, "--now", "2026-01-01T00:00:00Z"],
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
