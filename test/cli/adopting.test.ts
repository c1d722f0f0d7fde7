import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ScanResult } from "../../src/findings/result";
import { now } from "./inputs";
import { aadguard, folderWith, root } from "./run";

/** The commands that a page shows in its first block of shell lines, without comments. */
function commandsOf(page: string): string[][] {
  const [, block = ""] = /```sh\n([\s\S]*?)```/.exec(readFileSync(join(root, page), "utf8")) ?? [];
  const lines = block.split("\n").map((line) => line.replace(/\s+#.*$/, ""));
  return lines.filter((line) => line.startsWith("aadguard ")).map((line) => line.split(" ").slice(1));
}

const folder = folderWith({});
afterAll(folder.remove);
const run = (args: readonly string[]) => aadguard([...args, ...(args[0] === "init" ? [] : ["--now", now])], { cwd: folder.path });

test("the four steps of docs/adopting.md lead from a faulty tenant to a gate that passes", () => {
  cpSync(join(root, "examples/contoso-tenant"), join(folder.path, "export"), { recursive: true });
  const steps = commandsOf("docs/adopting.md");
  expect(steps.map(([command]) => command)).toEqual(["scan", "init", "baseline", "scan"]);
  expect(steps.map((step) => run(step).exit)).toEqual([1, 0, 0, 0]);
  const { stdout } = run([...(steps[3] ?? []), "--format", "json"]);
  const { summary, findings, notices } = JSON.parse(stdout) as ScanResult;
  expect(summary).toMatchObject({ errors: 0, warnings: 0, notes: 0, baselined: findings.length });
  expect(findings.length).toBeGreaterThan(10);
  expect(notices).toEqual([]);
});
