import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { ScanResult } from "../../src/findings/result";
import { leaveOutFileWithout } from "../support/needs";
import { Repository } from "../support/repository";
import { expired, faulty, now } from "./inputs";
import { aadguard, aadguardProcess, folderWith } from "./run";

leaveOutFileWithout("git");

const waived = (who: string) =>
  `waivers:\n  - { rule: symmetric-signing-key, match: { displayName: "${who}" }, reason: r, expires: 2026-12-31 }\n`;
const rules = "symmetric-signing-key,all-credentials-expired";

let repository: Repository;
beforeEach(() => {
  repository = new Repository({ "export/apps.json": [faulty, expired] });
});
afterEach(() => repository.remove());

const options = ["--rule", rules, "--format", "json", "--now", now];
const run = (ref: string, args: readonly string[] = [], cwd = repository.path) =>
  aadguard(["scan", "export", `--decisions-from=${ref}`, ...options, ...args], { cwd });
const scan = (...given: Parameters<typeof run>) => {
  const { exit, stdout, stderr } = run(...given);
  const document = JSON.parse(stdout) as ScanResult;
  const said = document.notices.filter(({ kind }) => kind === "decisions-from").map(({ path, message }) => `${path}: ${message}`);
  return { exit, stderr, document, summary: document.summary, said };
};

test("a waiver that the branch brings does not count, and the report says so", () => {
  repository.put("aadguard.yaml", waived("orders*"));
  repository.commit("a waiver of one's own");
  expect(aadguard(["scan", "export", ...options], { cwd: repository.path }).exit).toBe(0);
  const { exit, summary, said, stderr } = scan("main~1");
  expect({ exit, errors: summary.errors, waived: summary.waived }).toEqual({ exit: 1, errors: 1, waived: 0 });
  const message = `aadguard.yaml: main~1 (${repository.short("main~1")}) does not have this file, so no rule is off, nothing is declared, and nothing is waived.`;
  expect(said).toEqual([message]);
  expect(stderr).toContain(`warning: ${message}\n`);
});

test.each([
  ["a rule that the branch switches off", "rules: { symmetric-signing-key: off }\n"],
  ["a rule that it lowers", "rules: { symmetric-signing-key: note }\n"],
  ["files that it leaves out", 'exclude: ["**/apps.json"]\n'],
])("%s counts no more than a waiver", (_, yaml) => {
  repository.put("aadguard.yaml", "rules: { all-credentials-expired: note }\n");
  repository.commit("decided");
  repository.put("aadguard.yaml", yaml);
  const { exit, summary, said } = scan("HEAD");
  expect({ exit, errors: summary.errors, notes: summary.notes }).toEqual({ exit: 1, errors: 1, notes: 1 });
  expect(said).toEqual([
    `aadguard.yaml: this file is read as it is at HEAD (${repository.short("HEAD")}); what differs here does not count yet.`,
  ]);
});

test("what the revision has decided counts, although the branch has deleted it", () => {
  repository.put("aadguard.yaml", waived("orders*"));
  repository.commit("decided");
  expect(scan("HEAD")).toMatchObject({
    exit: 0,
    summary: { waived: 1 },
    said: [`aadguard.yaml: this file is read as it is at HEAD (${repository.short("HEAD")}).`],
  });
  repository.delete("aadguard.yaml");
  expect(scan("HEAD")).toMatchObject({ exit: 0, summary: { waived: 1 } });
});

test("it is the revision itself that decides, not where the branch left it; a history in common is not needed", () => {
  repository.git("checkout", "--quiet", "--orphan", "branch");
  repository.commit("another beginning");
  repository.git("checkout", "--quiet", "main");
  repository.put("aadguard.yaml", waived("orders*"));
  repository.commit("decided meanwhile");
  repository.git("checkout", "--quiet", "branch");
  expect(scan("main")).toMatchObject({ exit: 0, summary: { waived: 1 } });
});

describe("the baseline", () => {
  beforeEach(() => {
    repository.put("aadguard.yaml", "");
    repository.commit("a configuration");
    aadguard(["baseline", "update", "export", "--now", now], { cwd: repository.path });
  });

  test("of the branch does not count", () => {
    const { exit, summary, said } = scan("HEAD");
    expect({ exit, baselined: summary.baselined }).toEqual({ exit: 1, baselined: 0 });
    expect(said).toContain(`aadguard-baseline.json: HEAD (${repository.short("HEAD")}) does not have this file, so every finding counts.`);
    expect(scan("HEAD", ["--baseline", "aadguard-baseline.json"])).toMatchObject({ exit: 1, summary: { baselined: 0 } });
  });

  test("of the revision counts, found or named, and not with `none`", () => {
    repository.commit("known");
    repository.put("aadguard-baseline.json", '{ "schemaVersion": 1, "findings": [] }');
    expect(scan("HEAD")).toMatchObject({ exit: 0, summary: { baselined: 2, errors: 0 } });
    expect(scan("HEAD").document.notices.map(({ kind }) => kind)).toContain("baseline-found");
    expect(scan("HEAD", ["--baseline", "aadguard-baseline.json"])).toMatchObject({ exit: 0, summary: { baselined: 2 } });
    expect(scan("HEAD", ["--baseline", "none"])).toMatchObject({ exit: 1, summary: { baselined: 0 } });
  });

  test("is never replaced by a report, nor is the configuration", () => {
    repository.commit("known");
    for (const file of ["aadguard-baseline.json", "aadguard.yaml"]) {
      const { exit, stderr } = run("HEAD", ["--format", `sarif=${file}`]);
      expect({ exit, says: stderr.includes("would write over") }).toEqual({ exit: 2, says: true });
    }
  });
});

test("files that are named are found from a folder below, by relative and absolute paths", () => {
  repository.put("rules/own.yaml", waived("orders*"));
  repository.commit("decided");
  repository.put("rules/own.yaml", "rules: { all-credentials-expired: off }\n");
  const below = join(repository.path, "below");
  mkdirSync(below);
  for (const path of ["../rules/own.yaml", join(repository.path, "rules", "own.yaml")]) {
    const { exit, stdout } = aadguard(["scan", "../export", "--decisions-from", "main", "--config", path, ...options], { cwd: below });
    expect({ exit, summary: JSON.parse(stdout).summary }).toMatchObject({ exit: 0, summary: { waived: 1, warnings: 1 } });
  }
});

test("a link that the branch puts in a file's place leads nowhere else", () => {
  repository.put("aadguard.yaml", "");
  repository.put("examples/off.yaml", "rules: { symmetric-signing-key: off }\n");
  repository.commit("decided");
  repository.delete("aadguard.yaml");
  symlinkSync("examples/off.yaml", join(repository.path, "aadguard.yaml"));
  expect(scan("HEAD")).toMatchObject({ exit: 1, summary: { errors: 1 } });
});

test("goes with --changed-since and --strict", () => {
  repository.put("aadguard.yaml", waived("orders*"));
  const { exit, document } = scan("main", ["--changed-since", "main"]);
  expect({ exit, kinds: document.notices.map(({ kind }) => kind) }).toEqual({ exit: 0, kinds: ["unchanged-left-out", "decisions-from"] });
  expect(scan("main", ["--strict"]).exit).toBe(1);
});

describe("ends the run with a message", () => {
  const refused = ({ exit, stdout, stderr }: ReturnType<typeof run>, message: string) => {
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain(message);
  };

  test.each(["nowhere", "", "--upload-pack=x", "main^99", "main:export/apps.json"])("for what is not a revision: %j", (ref) => {
    refused(run(ref), `aadguard: --decisions-from: "${ref}" is not a revision that this clone has.`);
  });

  test("outside of a repository, and without git", () => {
    const outside = folderWith({ "export/app.json": faulty });
    refused(run("main", [], outside.path), "aadguard: --decisions-from: This folder is in no git repository that can be read");
    outside.remove();
    const { path } = repository;
    refused(aadguardProcess(["scan", "export", "--decisions-from", "main"], { cwd: path, env: { PATH: path } }), "git is not installed");
  });

  test("for files outside of the repository, links, folders, and names that nobody has", () => {
    const outside = folderWith({ "own.yaml": "" });
    refused(run("main", ["--config", join(outside.path, "own.yaml")]), "own.yaml is outside the git repository.");
    outside.remove();
    symlinkSync("export/apps.json", join(repository.path, "link.yaml"));
    repository.commit("a link");
    refused(run("main", ["--config", "link.yaml"]), "link.yaml is a link or a folder there; only a file is read.");
    refused(run("main", ["--config", "export"]), "export is a link or a folder there");
    refused(run("main", ["--config", "aadgaurd.yaml"]), `aadgaurd.yaml is neither at main (${repository.short()}) nor here.`);
    refused(run("main", ["--baseline", "known.json"]), `known.json is neither at main (${repository.short()}) nor here.`);
  });

  test("for mistakes in the revision's files, with the revision in the place", () => {
    repository.put("aadguard.yaml", "rules: { symmetric-signing-key: of }\n");
    repository.put("known.json", "{}");
    repository.commit("mistakes");
    repository.put("aadguard.yaml", "");
    refused(run("main"), 'aadguard: main:aadguard.yaml:1:33: "of" is not allowed here.');
    repository.commit("one mended");
    refused(run("main", ["--baseline", "known.json"]), "aadguard: main:known.json: this is not a baseline");
  });
});
