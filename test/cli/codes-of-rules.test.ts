import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { DiagnoseDocument } from "../../src/diagnose/document";
import { catalogue } from "../../src/policy/catalogue";
import { aadguardHere } from "../support/in-process";
import { folderWith, root } from "./run";

/*
 * Codes and rules, both ways: a code that a rule claims leads back to it on one of its bad examples, and a code that its cause
 * produces is one of its own.
 */

const pairs = catalogue().rules.flatMap(({ id, group, aadsts }) => aadsts.map((code) => [id, code, group] as const));

/** The bad examples of a rule, as `diagnose` is given them: with the flows that they declare. */
function examplesOf(group: string, id: string): readonly { readonly content: Record<string, unknown>; readonly now: string }[] {
  const folder = join(root, "policies", group, id, "examples");
  return readdirSync(folder)
    .filter((name) => name.startsWith("bad-"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Record<string, unknown>)
    .map((content) => ({ content, now: typeof content.now === "string" ? content.now : "2026-11-23T00:00:00Z" }));
}

/** What nobody can see in a declaration: its link is never called broken, and names the rule. */
const neverBroken: ReadonlySet<string> = new Set(["password-flow-enabled"]);

async function leadsBack(id: string, code: string, group: string): Promise<boolean> {
  for (const { content, now } of examplesOf(group, id)) {
    const folder = folderWith({
      "tenant/example.json": content,
      ...(content.flows ? { "aadguard.yaml": stringify({ applications: content.flows }) } : {}),
    });
    try {
      const { stdout } = await aadguardHere(
        ["diagnose", "--error", code, "tenant", "--now", now, "--all", "--format", "json"],
        folder.path,
      );
      const { links } = JSON.parse(stdout) as DiagnoseDocument;
      if (links.some(({ status, ruleIds }) => status === (neverBroken.has(id) ? "cannot-be-seen" : "broken") && ruleIds.includes(id)))
        return true;
    } finally {
      folder.remove();
    }
  }
  return false;
}

test.each(pairs)("%s claims %s, which leads back to it", async (id, code, group) => {
  expect(await leadsBack(id, code, group)).toBe(true);
});
