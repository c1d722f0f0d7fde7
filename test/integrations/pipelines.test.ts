import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { now } from "../cli/inputs";
import { root } from "../cli/run";
import { azureTemplate, gitlabJob, runAzure, runGitlab } from "./templates";
import { Workspace, yamlOf } from "./workspace";
import { leaveOutFileWithout } from "../support/needs";

leaveOutFileWithout("bash", "npm");

const workspace = new Workspace();
afterAll(() => workspace.remove());
const options = `--now ${now}`;

describe("templates/gitlab-ci.yml", () => {
  const run = (variables: Readonly<Record<string, string>>) => runGitlab(workspace, { AADGUARD_ARGS: options, ...variables });

  test("fails for findings, and leaves every report that it names", () => {
    const { exit, output } = run({ AADGUARD_PATHS: "infra/clean infra/tenant" });
    expect(exit).toBe(1);
    expect(output).toContain("error[symmetric-signing-key]");
    expect(gitlabJob.artifacts.when).toBe("always");
    for (const path of [...gitlabJob.artifacts.paths, ...Object.values(gitlabJob.artifacts.reports)])
      expect(workspace.read(path)).toBeTruthy();
    const issues = JSON.parse(workspace.read(gitlabJob.artifacts.reports.codequality ?? "") ?? "");
    // Both folders are exports of one tenant: what one application has in either is a finding.
    expect(issues.length).toBeGreaterThan(0);
    for (const { location } of issues) expect(location.path).toMatch(/^infra\/(clean|tenant)\/(Applications|ServicePrincipals|Policies)\//);
    expect(workspace.read(gitlabJob.artifacts.reports.junit ?? "")).toContain("<testsuites ");
  });

  test("passes where nothing is found or findings shall not fail", () => {
    expect(run({ AADGUARD_PATHS: "infra/clean" }).exit).toBe(0);
    expect(run({ AADGUARD_PATHS: "infra/tenant", AADGUARD_FAIL_ON: "never" }).exit).toBe(0);
  });
});

describe("templates/azure-pipelines.yml", () => {
  const tasks = azureTemplate.steps.filter(({ task }) => task !== undefined);
  const run = (given: Readonly<Record<string, string>>) => runAzure(workspace, given);

  test("fails for findings, leaves the reports that its tasks publish, and a summary", () => {
    const { exit, output } = run({ paths: "infra/tenant infra/clean", arguments: options });
    expect(exit).toBe(1);
    const summary = /##vso\[task\.uploadsummary\](.*)/.exec(output)?.[1] ?? "";
    expect(readFileSync(summary, "utf8")).toContain("## aadguard: ");
    expect(output).toContain("##vso[task.setvariable variable=AADGUARD_REPORTS]true");
    const published = tasks.map(({ inputs }) => inputs?.testResultsFiles ?? inputs?.PathtoPublish ?? "");
    expect(published).toHaveLength(2);
    for (const path of published) expect(existsSync(path.replace("$(Agent.TempDirectory)", workspace.temp))).toBe(true);
    for (const { condition } of tasks) expect(condition).toBe("and(succeededOrFailed(), eq(variables.AADGUARD_REPORTS, 'true'))");
  });

  test("passes where nothing is found; a usage error leaves nothing to publish", () => {
    expect(run({ paths: "infra/clean", arguments: options }).exit).toBe(0);
    const wrong = run({ arguments: "--formt" });
    expect(wrong.exit).toBe(2);
    expect(wrong.output).not.toContain("AADGUARD_REPORTS");
  });
});

describe("the workflow of the docs that keeps a comment up to date", () => {
  const page = readFileSync(join(root, "docs", "pipelines.md"), "utf8");
  const block = /```yaml\n# \.github\/workflows\/aadguard-comment\.yml\n([^]*?)```/.exec(page)?.[1] ?? "";
  const { jobs } = parse(block) as { jobs: { comment: { steps: { run?: string }[] } } };
  const [scan = "", comment = ""] = jobs.comment.steps.flatMap(({ run }) => run ?? []);

  /** A stand-in for GitHub's command line: it answers with the comments given, and writes down what it is asked. */
  function run(comments: string) {
    const folder = join(workspace.temp, "gh");
    mkdirSync(folder, { recursive: true });
    const bodies = 'for word; do case $word in *=@*|aadguard.md) head -n 1 "${word#*=@}";; esac; done';
    writeFileSync(
      join(folder, "gh"),
      `#!/bin/sh\ncase "$*" in *--paginate*) printf '%s' '${comments}';; *) echo "gh $*"; ${bodies};; esac\n`,
      { mode: 0o755 },
    );
    const bin = join(root, "node_modules", ".bin");
    return workspace.run(`export PATH="${folder}:${bin}:$PATH"\nnpx() { shift 3; aadguard "$@"; }\n${scan}\n${comment}`, {
      GITHUB_REPOSITORY: "contoso/infra",
      PULL: "7",
    });
  }

  test("makes one where there is none, else changes its own", () => {
    mkdirSync(join(workspace.path, "infra", "entra"), { recursive: true });
    cpSync(join(root, "examples", "contoso-tenant"), join(workspace.path, "infra", "entra"), { recursive: true });
    const [first, second] = [run(""), run("41\n")];
    expect([first.exit, second.exit]).toEqual([0, 0]);
    // The scan says what it wrote, and its summary.
    for (const { output } of [first, second]) expect(output).toMatch(/^markdown: aadguard\.md\n\d+ errors, [^\n]+\ngh /);
    const afterScan = ({ output }: { output: string }): string => output.slice(output.indexOf("\ngh ") + 1);
    expect(afterScan(first)).toBe("gh pr comment 7 --body-file aadguard.md\n<!-- aadguard -->\n");
    expect(afterScan(second)).toBe(
      "gh api --method PATCH repos/contoso/infra/issues/comments/41 --field body=@aadguard.md\n<!-- aadguard -->\n",
    );
  });
});

describe(".pre-commit-hooks.yaml", () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly language: string;
    readonly pass_filenames: boolean;
    readonly always_run?: boolean;
    readonly files?: string;
    readonly exclude?: string;
    readonly types?: readonly string[];
    readonly types_or?: readonly string[];
    readonly exclude_types?: readonly string[];
  }
  const [hook] = yamlOf<Hook[]>(".pre-commit-hooks.yaml");

  test("runs for every commit: no filter passes over .jsonc, .ndjson and .jsonl, or over a deletion", () => {
    expect(hook?.always_run).toBe(true);
    for (const filter of ["files", "exclude", "types", "types_or", "exclude_types"] as const) expect(hook).not.toHaveProperty(filter);
  });

  test("runs the scan over all exports, never over changed files alone", () => {
    expect(hook).toMatchObject({ id: "aadguard", language: "script", pass_filenames: false });
    const variables = { AADGUARD_PACKAGE: root, AADGUARD_PREFIX: join(workspace.temp, "pre-commit") };
    const run = (args: string) => workspace.run(`"${join(root, hook?.entry ?? "")}" ${args} ${options}`, variables);
    expect(run("infra/tenant").exit).toBe(1);
    expect(run("infra/clean").exit).toBe(0);
  });
});
