import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { now } from "../cli/inputs";
import { root } from "../cli/run";
import { runAction } from "./action";
import { Workspace } from "./workspace";
import { leaveOutFileWithout } from "../support/needs";

leaveOutFileWithout("bash", "npm");

const workspace = new Workspace();
afterAll(() => workspace.remove());

/** The package is this checkout, so that nothing has to be published or fetched. */
const act = (inputs: Readonly<Record<string, string>>) => runAction(workspace, { package: root, args: `--now\n${now}`, ...inputs });

test("findings: the report is uploaded first, then the step fails; the job has a summary", () => {
  const { exit, log, summary, outputs, used } = act({ paths: "infra/tenant" });
  expect(exit).toBe(1);
  expect(used).toEqual([
    { uses: expect.stringMatching(/^github\/codeql-action\/upload-sarif@/), with: { sarif_file: "aadguard.sarif", category: "aadguard" } },
  ]);
  expect(outputs).toEqual({ "exit-code": "1", "sarif-file": "aadguard.sarif" });
  const [run] = (JSON.parse(workspace.read("aadguard.sarif") ?? "") as Log).runs;
  expect(run?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toMatch(/^infra\/tenant\/Applications\//);
  expect(log).toContain("error[symmetric-signing-key]");
  expect(log).not.toContain("::error");
  // The runner heeds no command between the two.
  const [, token = ""] = /^::stop-commands::(\S{20,})$/m.exec(log) ?? [];
  expect(log.indexOf(`\n::${token}::\n`)).toBeGreaterThan(log.lastIndexOf("error["));
  expect(log.indexOf("error[")).toBeGreaterThan(log.indexOf("::stop-commands::"));
  expect(summary).toMatch(/^## aadguard: \d+ errors, /);
});

test("no finding: the report is uploaded, and the step passes", () => {
  const { exit, used, outputs } = act({ paths: "infra/clean" });
  expect({ exit, uploads: used.length, code: outputs["exit-code"] }).toEqual({ exit: 0, uploads: 1, code: "0" });
});

test("without an upload the findings are annotations", () => {
  const { exit, log, used } = act({ paths: "infra/tenant", "upload-sarif": "false", "fail-on": "never" });
  expect({ exit, used }).toEqual({ exit: 0, used: [] });
  expect(log).toMatch(/^::error file=infra\/tenant\/Applications\/.*,title=symmetric-signing-key \(AADSTS50000\)::/m);
});

test("several paths, options and another folder; what an input holds is never run", () => {
  const { exit, outputs, log } = act({
    "working-directory": "infra",
    paths: "clean\ntenant\n",
    "fail-on": "error",
    args: `--now\n${now}\n--rule\nsymmetric-signing-key`,
    category: "$(touch /tmp/never)",
    "sarif-file": "out $(x).sarif",
  });
  expect(exit).toBe(1);
  expect(outputs["sarif-file"]).toBe("infra/out $(x).sarif");
  expect(log.match(/^error\[/gm)).toHaveLength(1);
  const [run] = (JSON.parse(workspace.read("infra/out $(x).sarif") ?? "") as Log).runs;
  expect(run?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toMatch(/^infra\/tenant\//);
});

test.each([
  ["a mistake in the arguments", { args: "--formt" }, 2],
  ["a path that does not exist", { paths: "gone" }, 2],
  ["nothing to judge", { paths: ".git", args: "" }, 3],
])("%s fails with the scan's own exit code, and no empty report closes the open alerts", (_, inputs, code) => {
  const { exit, outputs, used } = act(inputs);
  expect({ exit, code: outputs["exit-code"] }).toEqual({ exit: code, code: String(code) });
  expect({ used, file: outputs["sarif-file"] }).toEqual({ used: [], file: "" });
});

test("a report is uploaded although a part of the inputs could not be read", () => {
  writeFileSync(join(workspace.path, "broken.json"), "{");
  const { exit, used } = act({ paths: "infra/clean\nbroken.json" });
  expect({ exit, uploads: used.length }).toEqual({ exit: 2, uploads: 1 });
});

test("a package that cannot be installed fails at once, and nothing is uploaded", () => {
  const { exit, used } = act({ package: "/nowhere/aadguard.tgz", paths: "infra/tenant" });
  expect(exit).not.toBe(0);
  expect(used).toEqual([]);
});
