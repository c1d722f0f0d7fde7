import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../cli/run";
import { leaveOutFileWithout } from "../support/needs";
import { Repository } from "../support/repository";
import { Workspace } from "./workspace";

leaveOutFileWithout("bash", "git");

/** The workflow of docs/export.md, with stand-ins for the export and for GitHub's command line. */
const page = readFileSync(join(root, "docs", "export.md"), "utf8");
const block = /```yaml\n# \.github\/workflows\/tenant\.yml\n([^]*?)```/.exec(page)?.[1] ?? "";
interface Workflow {
  readonly jobs: { readonly export: { readonly steps: readonly { readonly run?: string }[] } };
}
const [exporting = "", proposing = ""] = (parse(block) as Workflow).jobs.export.steps.flatMap(({ run }) => run ?? []);

const written = { "tenant/export.json": '{ "finishedAt": "monday" }', "tenant/Applications/one.json": "{}" };

let server: Repository;
let workspace: Workspace;
let clone: string;
beforeEach(() => {
  server = new Repository(written);
  workspace = new Workspace();
  clone = join(workspace.temp, "clone");
  server.git("clone", "--quiet", server.path, clone);
  mkdirSync(join(workspace.temp, "bin"));
});
afterEach(() => {
  workspace.remove();
  server.remove();
});

/** What the script asked GitHub for, after an export that wrote these files. `open`: how many pull requests there are already. */
function night(files: Readonly<Record<string, string>>, open = 0): { exit: number | null; asked: string[] } {
  const log = join(workspace.temp, "asked");
  writeFileSync(log, "");
  for (const [path, text] of Object.entries(files)) writeFileSync(join(clone, path), text);
  const gh = `#!/bin/sh\necho "$*" >> '${log}'\ncase "$*" in "pr list"*) echo ${open};; esac\n`;
  writeFileSync(join(workspace.temp, "bin", "gh"), gh, { mode: 0o755 });
  const { exit } = workspace.run(proposing, { PATH: `${join(workspace.temp, "bin")}:${process.env.PATH}` }, clone);
  return { exit, asked: readFileSync(log, "utf8").split("\n").filter(Boolean) };
}

const nextDay = '{ "finishedAt": "tuesday" }';

test("the export is that of the docs, into the folder that is committed", () => {
  expect(exporting).toMatch(/ export tenant --layout objects --tenant "\$AZURE_TENANT_ID"$/);
});

test("a tenant that has not changed makes no pull request", () => {
  expect(night({ "tenant/export.json": nextDay })).toEqual({ exit: 0, asked: [] });
  expect(server.git("branch", "--list", "tenant-export")).toBe("");
});

test("what has changed is pushed, and proposed once", () => {
  const changed = { "tenant/export.json": nextDay, "tenant/Applications/two.json": "{}", "tenant/Applications/one.json": '{ "a": 1 }' };
  const first = night(changed);
  expect(first.exit).toBe(0);
  expect(first.asked.join("\n")).toMatch(/^pr list --head tenant-export .*\npr create --head tenant-export /);
  expect(first.asked.join("\n")).toContain("tenant/Applications/two.json");
  expect(server.git("diff", "--name-only", "main", "tenant-export").split("\n")).toEqual(Object.keys(changed).sort());
  const second = night({ "tenant/Applications/one.json": '{ "a": 2 }' }, 1);
  expect({ exit: second.exit, made: second.asked.filter((line) => line.startsWith("pr create")) }).toEqual({ exit: 0, made: [] });
  expect(server.git("show", "tenant-export:tenant/Applications/one.json")).toBe('{ "a": 2 }');
});
