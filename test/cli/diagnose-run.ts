import type { DiagnoseDocument } from "../../src/diagnose";
import { filesOf, tenant, type Tenant } from "../diagnose/tenant";
import { aadguard, folderWith } from "./run";

const now = ["--now", "2026-11-23T00:00:00Z"];

export function runIn(files: Record<string, unknown>, args: readonly string[]) {
  const folder = folderWith(files);
  try {
    return aadguard(["diagnose", ...args, ...now], { cwd: folder.path });
  } finally {
    folder.remove();
  }
}

/** Runs diagnose over the sound tenant, changed by the test, with other files beside it. */
export function run(args: readonly string[], change?: (tenant: Tenant) => void, more: Record<string, unknown> = {}) {
  return runIn({ ...filesOf(tenant(change)), ...more }, args);
}

/** The document of a run, its links by id and the ids of those that are broken. */
export function documentOf(args: readonly string[], change?: (tenant: Tenant) => void) {
  const { exit, stdout, stderr } = run([...args, "--format", "json"], change);
  expect(stderr).toBe("");
  const document = JSON.parse(stdout) as DiagnoseDocument;
  const link = (id: string) => document.links.find((each) => each.id === id);
  const broken = document.links.filter(({ status }) => status === "broken").map(({ id }) => id);
  return { exit, document, link, broken };
}

/** A request of the web client for the API. */
export const request = (flow: string, ...more: string[]) => [
  "--client",
  "Orders Web",
  "--resource",
  "api://orders",
  "--flow",
  flow,
  ...more,
];
