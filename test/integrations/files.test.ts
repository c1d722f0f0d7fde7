import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { folderWith, root } from "../cli/run";
import { describeWithCheckers, requireChecker } from "../support/checkers";
import { groupNeeding } from "../support/needs";

const actionlint = tool("actionlint");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

/** The path of a Go tool pinned under tools/, or undefined where it is not there. */
function tool(name: string): string | undefined {
  const { status, stdout } = spawnSync(process.execPath, [join(root, "scripts", "tools.mjs"), name], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

groupNeeding("actionlint: `npm run tools`, with Go", actionlint !== undefined)("actionlint finds nothing", () => {
  const lint = (args: readonly string[], input = "") => {
    const { stdout, stderr } = spawnSync(actionlint ?? "", args, { cwd: root, input, encoding: "utf8" });
    return `${stdout}${stderr}`;
  };

  test("in the workflows, which use the action", () => {
    const workflows = join(root, ".github", "workflows");
    const files = readdirSync(workflows).map((name) => join(workflows, name));
    expect(files.some((file) => /uses: \.\/$/m.test(readFileSync(file, "utf8")))).toBe(true);
    expect(lint(files)).toBe("");
  });

  test.each(["README.md", join("docs", "pipelines.md"), join("docs", "export.md")])("in the workflows of %s", (path) => {
    const page = readFileSync(join(root, path), "utf8");
    const blocks = [...page.matchAll(/```yaml\n# \.github\/workflows\/.*\n([^]*?)```/g)].map(([, block = ""]) => block);
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) expect(lint(["-"], block)).toBe("");
  });

  test("in the workflow that scans in shards", () => {
    expect(lint([join(root, "deploy", "github", "sharded-scan.yml")])).toBe("");
  });

  test("unless there is something", () => {
    expect(lint(["-"], "on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: 'echo ${{ nonsense }}' }] } }")).toContain(
      "nonsense",
    );
  });
});

const kubernetes = tool("kubernetes");

groupNeeding("tools/kubernetes: `npm run tools`, with Go", kubernetes !== undefined)("Kubernetes' own types, read strictly", () => {
  const check = (input: readonly string[]) => spawnSync(kubernetes ?? "", input, { encoding: "utf8" });

  test("take each Job", () => {
    const jobs = readdirSync(join(root, "deploy", "kubernetes")).filter((name) => name.endsWith(".yaml"));
    expect(jobs).toHaveLength(3);
    const { status, stderr } = check(jobs.map((name) => join(root, "deploy", "kubernetes", name)));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test.each([
    ["completions: 16", "completion: 16", 'unknown field "completion"'],
    ["runAsUser: 1000", "runAsUser: root", "runAsUser of type int64"],
    ["kind: Job", "kind: CronJob", "not a Job of batch/v1"],
  ])("do not take %s as %s", (right, wrong, message) => {
    const job = folderWith({ "job.yaml": readFileSync(join(root, "deploy", "kubernetes", "scan.yaml"), "utf8").replace(right, wrong) });
    const { status, stderr } = check([join(job.path, "job.yaml")]);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    job.remove();
  });
});

describeWithCheckers("the Dockerfile", () => {
  const file = readFileSync(join(root, "Dockerfile"), "utf8");
  const problems = (text: string) =>
    requireChecker<{ validate(text: string): { message: string }[] }>("dockerfile-utils")
      .validate(text)
      .map(({ message }) => message);

  test("has no fault that a linter knows", () => {
    expect(problems(file)).toEqual([]);
    expect(problems(file.replace("ENTRYPOINT", "ENTRIPOINT"))).not.toEqual([]);
  });

  test("installs this version, as nobody but a plain user", () => {
    expect(file).toContain(`ARG VERSION=${version}\n`);
    expect(file).toMatch(/^USER node$/m);
  });

  test("and the docs mount the folder where the scan runs", () => {
    const folder = /^WORKDIR (.*)$/m.exec(file)?.[1];
    const page = readFileSync(join(root, "docs", "pipelines.md"), "utf8");
    for (const text of [file, page]) expect(/"\$PWD:(.*?)"/.exec(text)?.[1]).toBe(folder);
  });
});

test.each(readdirSync(join(root, "integrations")))("integrations/%s can be run as it is", (name) => {
  expect(statSync(join(root, "integrations", name)).mode & 0o111).toBe(0o111);
});

test("nothing that users copy installs globally, where npm omits nothing, or has npx fetch what is optional", () => {
  const folders = [
    "integrations",
    "templates",
    "docs",
    join("deploy", "github"),
    join("deploy", "kubernetes"),
    join(".github", "workflows"),
  ];
  const files = [
    ...folders
      .flatMap((folder) => readdirSync(join(root, folder), { withFileTypes: true }).map((entry) => ({ folder, entry })))
      .filter(({ entry }) => entry.isFile())
      .map(({ folder, entry }) => join(folder, entry.name)),
    ...["README.md", "Dockerfile", "action.yml", ".pre-commit-hooks.yaml"],
  ];
  const lines = files.flatMap((file) =>
    readFileSync(join(root, file), "utf8")
      .split("\n")
      .map((line) => `${file}: ${line.trim()}`),
  );
  const installs = lines.filter((line) => /npm (?:install|i|ci) .*--omit=optional|npx .*aadguard@/.test(line));
  expect(installs.length).toBeGreaterThanOrEqual(8);
  expect(installs.filter((line) => /--global|\s-g\s/.test(line) || !line.includes("--omit=optional"))).toEqual([]);
});
