import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Pack } from "./driver";

export const root = resolve(__dirname, "..", "..", "..");

const folders: string[] = [];
const packs: Pack[] = [];
afterAll(async () => {
  await Promise.all(packs.splice(0).map((pack) => pack.stop()));
  folders.splice(0).forEach((path) => rmSync(path, { recursive: true, force: true }));
});

/** A policy pack of somebody's own, with aadguard installed. Files by name. */
export function packFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-pack-"));
  folders.push(folder);
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  symlinkSync(root, join(modules, "aadguard"));
  for (const name of ["@pulumi", "typescript", "ts-node"]) symlinkSync(join(root, "node_modules", name), join(modules, name));
  const all = {
    "package.json": '{ "name": "contoso-policies", "version": "1.0.0", "main": "index.js" }',
    "PulumiPolicy.yaml": "runtime: nodejs\n",
    ...files,
  };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Our own pack, with its configuration file. */
export function aadguard(config?: string, env: Readonly<Record<string, string>> = {}): Promise<Pack> {
  return ownPack("new AzureADGuard();", config, env);
}

/** Somebody's own pack: `code` runs with `AzureADGuard` at hand. */
export async function ownPack(code: string, config?: string, env: Readonly<Record<string, string>> = {}): Promise<Pack> {
  const index = `const { AzureADGuard } = require("aadguard/pulumi");\n${code}\n`;
  const pack = await Pack.start(packFolder({ "index.js": index, ...(config === undefined ? {} : { "aadguard.yaml": config }) }), env);
  packs.push(pack);
  return pack;
}
