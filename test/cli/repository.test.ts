import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { faulty, now } from "./inputs";
import { aadguard, folderWith } from "./run";

const keys = ["--rule", "symmetric-signing-key", "--now", now];
const repository = folderWith({
  ".git/HEAD": "ref: refs/heads/main\n",
  "infra/entra/a b.json": faulty,
  "shared/billing.json": { ...faulty, id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c09", appId: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a09" },
});
const infra = join(repository.path, "infra");
const loose = folderWith({ "export/orders.json": faulty });
afterAll(() => {
  repository.remove();
  loose.remove();
});

function urisOf(paths: readonly string[], cwd: string, stdin?: string): (string | undefined)[] {
  const { stdout } = aadguard(["scan", ...paths, "--format", "sarif", ...keys], { cwd, stdin });
  const [run] = (JSON.parse(stdout) as Log).runs;
  return (run?.results ?? []).map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri);
}

test("paths in reports for platforms start at the repository's root, wherever the scan was started", () => {
  expect(urisOf(["entra"], infra)).toEqual(["infra/entra/a%20b.json"]);
  expect(urisOf(["../shared/billing.json"], infra)).toEqual(["shared/billing.json"]);
  const { stdout } = aadguard(["scan", "entra", "--format", "gitlab", ...keys], { cwd: infra });
  expect(JSON.parse(stdout)[0].location.path).toBe("infra/entra/a b.json");
  const github = aadguard(["scan", "entra", "--format", "github", ...keys], { cwd: infra, env: { GITHUB_STEP_SUMMARY: "" } });
  expect(github.stdout).toContain("::error file=infra/entra/a b.json,line=");
});

test("a work tree's root holds a file .git, not a folder", () => {
  const tree = folderWith({ ".git": "gitdir: /elsewhere\n", "a/b/orders.json": faulty });
  expect(urisOf(["."], join(tree.path, "a", "b"))).toEqual(["a/b/orders.json"]);
  tree.remove();
});

test("without a repository they start at the current folder", () => {
  expect(urisOf(["export"], loose.path)).toEqual(["export/orders.json"]);
});

test("a symbolic link is the file that it leads to, as long as that lies in the repository", () => {
  symlinkSync(join(repository.path, "shared"), join(infra, "linked"));
  expect(urisOf(["linked/billing.json"], infra)).toEqual(["shared/billing.json"]);
  symlinkSync(join(loose.path, "export", "orders.json"), join(infra, "outside.json"));
  expect(urisOf(["outside.json"], infra)).toEqual(["infra/outside.json"]);
  symlinkSync(loose.path, join(infra, "away"));
  expect(urisOf(["away/export"], infra)).toEqual(["infra/away/export/orders.json"]);
});

test("a file outside of the repository has an absolute URI, standard input its name", () => {
  expect(urisOf([join(loose.path, "export")], infra)).toEqual([expect.stringMatching(/^file:\/\/\/.*\/export\/orders\.json$/)]);
  expect(urisOf(["-"], infra, JSON.stringify(faulty))).toEqual(["%3Cstdin%3E"]);
});

describe("the summary of a GitHub job", () => {
  test("is added to what other steps wrote", () => {
    const summary = join(loose.path, "summary.md");
    // No line end: the report has to begin a block of its own.
    writeFileSync(summary, "<details>Build</details>");
    const { exit } = aadguard(["scan", "export", "--format", "github", ...keys], {
      cwd: loose.path,
      env: { GITHUB_STEP_SUMMARY: summary },
    });
    expect(exit).toBe(1);
    expect(readFileSync(summary, "utf8")).toMatch(/^<details>Build<\/details>\n\n## aadguard: 1 error, /);
  });

  test("that cannot be written is exit 2 with the reason", () => {
    mkdirSync(join(loose.path, "folder"));
    const { exit, stderr } = aadguard(["scan", "export", "--format", "github=out.txt", ...keys], {
      cwd: loose.path,
      env: { GITHUB_STEP_SUMMARY: join(loose.path, "folder") },
    });
    expect(exit).toBe(2);
    expect(stderr).toMatch(/^aadguard: The report cannot be written to .*folder \(EISDIR\): it is a folder\.\n$/);
  });
});

test("the severity that the configuration fixes is the rule's in SARIF", () => {
  writeFileSync(join(loose.path, "aadguard.yaml"), "rules: { symmetric-signing-key: note }\n");
  const { stdout } = aadguard(["scan", "export", "--format", "sarif", ...keys], { cwd: loose.path });
  const [run] = (JSON.parse(stdout) as Log).runs;
  expect(run?.results?.[0]?.level).toBe("note");
  expect(run?.tool.driver.rules?.[0]).toMatchObject({
    defaultConfiguration: { level: "note" },
    properties: { "security-severity": "2.0" },
  });
});

test("a path that does not exist leaves a document that says so", () => {
  const { exit, stdout } = aadguard(["scan", "gone", "--format", "sarif"], { cwd: loose.path });
  expect(exit).toBe(2);
  expect((JSON.parse(stdout) as Log).runs[0]?.invocations).toMatchObject([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [{ descriptor: { id: "nothing-judged" } }, { descriptor: { id: "unreadable" } }],
    },
  ]);
});
