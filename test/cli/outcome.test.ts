import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { faulty, now, selected } from "./inputs";
import { aadguard, folderWith } from "./run";

const folder = folderWith({
  "empty/other.json": { hello: 1 },
  "open/app.json": selected,
  "broken/app.json": selected,
  "broken/other.json": '{"keyCredentials": [',
  "both/app.json": faulty,
});
afterAll(folder.remove);

/** Every report of one run, as a pipeline has them. */
function reportsOf(...args: string[]) {
  const formats = ["junit", "html", "markdown", "github", "sarif"] as const;
  const to = formats.flatMap((format) => ["--format", `${format}=${join(folder.path, format)}`]);
  const { exit } = aadguard(["scan", ...args, "--now", now, ...to], { cwd: folder.path });
  const read = (format: (typeof formats)[number]) => readFileSync(join(folder.path, format), "utf8");
  const [run] = (JSON.parse(read("sarif")) as Log).runs;
  const junit = read("junit");
  return {
    exit,
    cases: Number(/<testsuites name="aadguard" tests="(\d+)"/.exec(junit)?.[1]),
    failures: Number(/<testsuites [^>]*failures="(\d+)"/.exec(junit)?.[1]),
    errors: Number(/<testsuites [^>]*errors="(\d+)"/.exec(junit)?.[1]),
    passed: junit.match(/<testcase [^>]*(\/>|>\n *<system-out>)/g)?.length ?? 0,
    junit,
    html: /<p class="outcome"><strong>(.*?)<\/strong>/.exec(read("html"))?.[1],
    markdown: read("markdown").split("\n").slice(1, 4),
    annotations: read("github").match(/^::error .*$/gm) ?? [],
    success: run?.invocations?.[0]?.executionSuccessful,
    notifications: run?.invocations?.[0]?.toolExecutionNotifications?.map(({ descriptor }) => descriptor?.id) ?? [],
  };
}

test("a run that saw nothing looks like one in no report", () => {
  const says = "This run fails: nothing was judged, since no declaration was found.";
  const { exit, cases, passed, errors, html, markdown, annotations, success, notifications } = reportsOf("empty");
  expect({ exit, passed, errors, html, success }).toEqual({ exit: 3, passed: 0, errors: 1, html: says, success: false });
  expect(cases).toBeGreaterThan(40);
  expect(markdown).toEqual(["## aadguard: nothing to judge", "", says]);
  expect(annotations).toEqual([`::error title=aadguard%3A nothing judged::${says}`]);
  expect(notifications).toEqual(["nothing-judged"]);
});

test("a path that is not there is an error in every report, and no rule passes", () => {
  const { exit, passed, errors, html, annotations, success, notifications } = reportsOf("gone");
  expect({ exit, passed, errors, success }).toEqual({ exit: 2, passed: 0, errors: 1, success: false });
  expect(html).toBe("This run fails: 1 input could not be read.");
  expect(annotations).toHaveLength(1);
  expect(notifications).toEqual(["nothing-judged", "unreadable"]);
});

test("what could not be decided is told by JUnit too", () => {
  const { exit, failures, junit, markdown, html, annotations, success } = reportsOf("open");
  expect({ exit, failures, annotations, success }).toEqual({ exit: 0, failures: 0, annotations: [], success: true });
  expect(junit).toMatch(
    /name="symmetric-signing-key">\n *<skipped>undetermined for 1 subject, judged for none<\/skipped>\n *<system-out> *1: `keyCredentials` is not in the input\. Export/,
  );
  expect(markdown[0]).toBe("## aadguard: nothing found in what could be judged");
  expect(html).toMatch(/^This run does not fail: nothing found in what could be judged\. \d+ verdicts could not be decided\.$/);
});

test("with --undetermined fail it fails in every report", () => {
  const { exit, failures, junit, markdown, html, annotations } = reportsOf("open", "--undetermined", "fail");
  expect(exit).toBe(1);
  expect(failures).toBeGreaterThan(3);
  expect(junit).toMatch(/name="symmetric-signing-key">\n *<failure message="undetermined for 1 subject[^"]*" type="undetermined">/);
  const says = /^This run fails: \d+ verdicts could not be decided, and none may stay open \(--undetermined fail\)\.$/;
  expect(html).toMatch(says);
  expect(markdown[0]).toBe("## aadguard: nothing found in what could be judged");
  expect(markdown[2]).toMatch(says);
  expect(annotations).toEqual([expect.stringMatching(/^::error title=aadguard%3A undetermined::\d+ verdicts could not be decided, and/)]);
  const { stdout } = aadguard(["scan", "open", "--undetermined", "fail", "--now", now], { cwd: folder.path });
  expect(stdout.replace(/\s+/g, " ")).toMatch(/ This run fails: \d+ verdicts could not be decided, and none may stay open/);
});

test("an input that could not be read fails in every report", () => {
  const { exit, errors, html, markdown, annotations, success, notifications } = reportsOf("broken");
  expect({ exit, errors, success }).toEqual({ exit: 2, errors: 1, success: false });
  expect(html).toMatch(/^This run fails: 1 input could not be read\. \d+ verdicts could not be decided\.$/);
  expect(markdown[0]).toBe("## aadguard: nothing found in what could be judged");
  expect(annotations).toEqual([expect.stringMatching(/^::error file=broken\/other\.json,/)]);
  expect(notifications).not.toContain("nothing-judged");
});

test("findings that --fail-on lets pass do not fail, and that is said", () => {
  expect(reportsOf("both", "--rule", "symmetric-signing-key")).toMatchObject({
    exit: 1,
    html: "This run fails: 1 finding of severity error.",
  });
  expect(reportsOf("both", "--rule", "symmetric-signing-key", "--fail-on", "never")).toMatchObject({
    exit: 0,
    html: "This run does not fail: no finding is severe enough (findings never make it fail).",
  });
});
