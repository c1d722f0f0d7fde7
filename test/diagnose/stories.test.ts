import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bin, cleanEnvironment, root } from "../cli/run";
import { leaveOutFileWithout } from "../support/needs";

leaveOutFileWithout("sh");

const folder = join(root, "examples", "stories");
const stories = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** What each story is about: the verdict's link and code, and the exit code. */
const told: Readonly<Record<string, { link: string; code: string; exit: number }>> = {
  "1-password": { link: "No link is broken", code: "", exit: 0 },
  "2-request-parameter": { link: "The resource's id or URI", code: "AADSTS50000", exit: 1 },
  "3-consent": { link: "AADSTS50000: The client's service principal", code: "AADSTS50000", exit: 1 },
  "4-symmetric-signing-key": { link: "Signing keys of client and resource", code: "AADSTS50000", exit: 1 },
  "5-application-permissions-only": { link: "The permission at the resource", code: "AADSTS50000", exit: 1 },
  "6-no-delegated-permission": { link: "The permission at the resource", code: "AADSTS50000", exit: 1 },
};

test("there is a story for each root cause", () => {
  expect(stories.map(({ name }) => name).sort()).toEqual(Object.keys(told));
});

describe.each(stories.map(({ name }) => name))("%s", (name) => {
  const page = readFileSync(join(folder, name, "README.md"), "utf8");
  const [, args = ""] = /```sh\nnpx aadguard (.*)\n```/.exec(page) ?? [];
  const [, shown = ""] = /```text\n([\s\S]*?)```/.exec(page) ?? [];
  // Through a shell, as a reader types it.
  const { status, stdout, stderr } = spawnSync("sh", ["-c", `'${process.execPath}' '${bin}' ${args}`], {
    cwd: root,
    env: cleanEnvironment(),
    encoding: "utf8",
  });

  test("the README shows what the command prints (`node scripts/stories.mjs` writes it)", () => {
    expect(stderr).toBe("");
    expect(shown).toBe(stdout);
  });

  test("the story ends as it is told", () => {
    const { link, code, exit } = told[name] ?? { link: "", code: "", exit: -1 };
    const verdict = stdout.slice(stdout.indexOf("\nVerdict: ")).replace(/\s+/g, " ");
    expect(verdict).toContain(`Verdict: ${link}`);
    expect(verdict).toContain(code);
    expect(status).toBe(exit);
  });
});

test("what the first story cannot show is the password, and only that", () => {
  const page = readFileSync(join(folder, "1-password", "README.md"), "utf8");
  expect(page.match(/^cannot be seen {2}.*$/gm)).toEqual(["cannot be seen  The user's sign-in"]);
  expect(page).not.toMatch(/^broken /m);
});
