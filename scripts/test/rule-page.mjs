import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../lib/root.mjs";
import { output } from "./commands.mjs";

/**
 * What is wrong with a rule's page: a link that leads nowhere, and what `aadguard explain` cannot show of it.
 * @param {{ id: string, folder: string }} rule
 */
export async function pageProblems({ id, folder }) {
  const path = `${folder}/README.md`;
  if (!existsSync(join(root, path))) return [`${path} is missing`];
  const page = readFileSync(join(root, path), "utf8");
  const targets = [...page.matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g)].map(([, target]) => target);
  const broken = targets.filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(path), target)));
  return [...broken.map((target) => `${path} links to ${target}, which does not exist`), ...(await problemsOfExplaining(id))];
}

async function problemsOfExplaining(id) {
  const { status, stdout, stderr } = await output(process.execPath, [join("dist", "cli", "main.js"), "explain", id]);
  if (status !== 0) return [`aadguard explain ${id} ended with ${status}: ${stderr.trim()}`];
  const [hole] = /.*(?:undefined|\[object |NaN).*/.exec(stdout) ?? [];
  return hole === undefined ? [] : [`aadguard explain ${id} prints: ${hole}`];
}
