import { execFileSync } from "node:child_process";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { faulty, now } from "../cli/inputs";
import { root } from "../cli/run";
import { leaveOutFileWithout } from "../support/needs";
import { Repository } from "../support/repository";
import { runAction } from "./action";
import { runAzure, runGitlab } from "./templates";
import { Workspace } from "./workspace";

leaveOutFileWithout("bash", "npm", "git");

/** A pull request that waives its own fault, as each platform checks it out: the merge commit alone. */
const waiver = "waivers: [{ rule: symmetric-signing-key, match: { displayName: orders* }, reason: r, expires: 2026-12-31 }]\n";
const scanned = ["--now", now, "--rule", "symmetric-signing-key"];

let server: Repository;
let workspace: Workspace;
let host: string;
let path: string;
beforeEach(() => {
  server = new Repository({ "readme.md": "" });
  // As GitLab names it.
  symlinkSync(server.path, `${server.path}.git`);
  host = `file://${join(server.path, "..")}`;
  path = server.path.slice(join(server.path, "..").length + 1);
  server.git("checkout", "--quiet", "-b", "fault");
  server.put("export/apps.json", faulty);
  server.put("aadguard.yaml", waiver);
  server.commit("a fault and its waiver");
  server.git("checkout", "--quiet", "main");
  server.git("merge", "--quiet", "--no-ff", "--no-commit", "fault");
  const merged = server.git("commit-tree", server.git("write-tree"), "-p", "main", "-p", "fault", "-m", "merged");
  server.git("reset", "--quiet", "--hard", "main");
  server.git("update-ref", "refs/pull/7/merge", merged);
  workspace = new Workspace();
  const git = (...args: string[]) => execFileSync("git", args, { cwd: workspace.path, stdio: ["ignore", "ignore", "pipe"] });
  git("init", "--quiet");
  git("fetch", "--quiet", "--depth=1", `${host}/${path}`, "refs/pull/7/merge");
  git("checkout", "--quiet", "FETCH_HEAD");
});
afterEach(() => {
  workspace.remove();
  rmSync(`${server.path}.git`);
  server.remove();
});

interface Ran {
  readonly exit: number | null;
  readonly output: string;
}

interface Platform {
  readonly name: string;
  /** `into`: the branch that a pull request goes to; without it the run is of a push. */
  run(into?: string, decisions?: string): Ran;
}

const action: Platform = {
  name: "the GitHub action",
  run(into, decisions = "auto") {
    const event = join(workspace.temp, "event.json");
    const base = { ref: into, sha: into === "gone" ? "0".repeat(39) + "1" : server.git("rev-parse", "main") };
    writeFileSync(event, JSON.stringify(into === undefined ? { ref: "refs/heads/main" } : { pull_request: { base } }));
    const inputs = { package: root, args: scanned.join("\n"), paths: "export", "decisions-from": decisions };
    const { exit, log } = runAction(workspace, inputs, {
      GITHUB_EVENT_PATH: event,
      GITHUB_SERVER_URL: host,
      GITHUB_REPOSITORY: path,
    });
    return { exit, output: log };
  },
};

const platforms: readonly Platform[] = [
  action,
  {
    name: "GitLab's template",
    run(into, decisions = "auto") {
      return runGitlab(workspace, {
        AADGUARD_PATHS: "export",
        AADGUARD_ARGS: scanned.join(" "),
        AADGUARD_DECISIONS_FROM: decisions,
        ...(into === undefined ? {} : { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: into }),
        CI_REPOSITORY_URL: `${host}/fork/of-it.git`,
        CI_PROJECT_PATH: "fork/of-it",
        CI_MERGE_REQUEST_PROJECT_PATH: path,
      });
    },
  },
  {
    name: "the template of Azure Pipelines",
    run(into, decisions = "auto") {
      const parameters = { paths: "export", arguments: scanned.join(" "), decisionsFrom: decisions };
      return runAzure(workspace, parameters, {
        BUILD_REPOSITORY_PROVIDER: "TfsGit",
        BUILD_REPOSITORY_URI: `${host}/${path}`,
        ...(into === undefined ? {} : { SYSTEM_PULLREQUEST_TARGETBRANCH: `refs/heads/${into}` }),
      });
    },
  },
];

describe.each(platforms)("$name", ({ run }) => {
  test("takes no waiver from the pull request that brings the fault, unless it is told to", () => {
    const { exit, output } = run("main");
    expect(output).toContain(`aadguard.yaml: ${server.short()} does not have this file`);
    expect(exit).toBe(1);
    expect(run("main", "HEAD").exit).toBe(0);
  });

  test("takes it from the branch that the change goes to, as it is by now", () => {
    server.put("aadguard.yaml", waiver);
    server.commit("decided");
    const { exit, output } = run("main");
    expect(output).toContain(`aadguard.yaml: this file is read as it is at ${server.short()}.`);
    expect(exit).toBe(0);
  });

  test("fails with a message where that branch cannot be had", () => {
    const { exit, output } = run("gone");
    expect({ exit, output }).toEqual({ exit: 2, output: expect.stringContaining("decides what counts") });
  });
});

test("a run of a push, and one with `none`, go by the working tree", () => {
  for (const { exit } of [action.run(), action.run("main", "none")]) expect(exit).toBe(0);
});
