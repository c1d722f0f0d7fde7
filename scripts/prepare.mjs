// npm runs this after `npm ci` in a clone and before packing: it builds dist/ and makes `npx aadguard` find it. In an
// unpacked package there are no sources, or there is no compiler, and nothing to do.
import { existsSync } from "node:fs";

if (existsSync(new URL("../src", import.meta.url))) {
  const { buildAll, compiler } = await import("./lib/build.mjs");
  const { linkOwnProgram } = await import("./lib/link-bin.mjs");
  const { installForBuilding } = await import("./lib/install-for-building.mjs");
  if (compiler() === undefined) installForBuilding();
  if (compiler() !== undefined) {
    // Without optional dependencies the policy pack's types are missing; its JavaScript is the same.
    const typesMissing = process.env.npm_config_omit?.includes("optional");
    if (!buildAll() && !typesMissing) process.exitCode = 1;
    linkOwnProgram();
  }
}
