import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aadguard, folderWith } from "./run";

const now = ["--now", "2026-01-01T00:00:00Z"];
let out: ReturnType<typeof folderWith>;

beforeEach(() => (out = folderWith({})));
afterEach(() => out.remove());

/** The documents of all shards, last one first. */
function shards(paths: readonly string[], of: number, options: readonly string[] = []): string[] {
  return Array.from({ length: of }, (_, index) => {
    const file = join(out.path, `shard-${of - index}.json`);
    aadguard(["scan", ...paths, ...now, ...options, "--shard", `${of - index}/${of}`, "--format", `json=${file}`]);
    return file;
  });
}

describe.each([
  ["a tenant with a fault for every rule", ["examples/contoso-tenant"], 3],
  ["inputs of all formats, each a tenant of its own", ["examples/manifests", "examples/pulumi", "examples/terraform", "examples/bicep"], 4],
  ["one file", ["examples/manifests/applications.ndjson"], 2],
  ["more shards than subjects", ["examples/contoso-clean"], 40],
])("%s", (_, paths, of) => {
  test("comes out of shards byte for byte as of one run, with the same exit code", () => {
    const documents = shards(paths, of);
    const whole = aadguard(["scan", ...paths, ...now, "--format", "json"]);
    expect(JSON.parse(whole.stdout).coverage.length).toBeGreaterThan(0);
    expect(aadguard(["merge", ...documents, "--format", "json"])).toEqual(whole);
    expect(aadguard(["merge", out.path, "--format", "sarif"])).toEqual(aadguard(["scan", ...paths, ...now, "--format", "sarif"]));
  });
});

test("each subject is judged by one shard, and each finding is in one", () => {
  const parts = shards(["examples/contoso-tenant"], 3).map((file) => JSON.parse(readFileSync(file, "utf8")));
  const whole = JSON.parse(aadguard(["scan", "examples/contoso-tenant", ...now, "--format", "json"]).stdout);
  for (const field of ["applications", "servicePrincipals", "errors", "undetermined"]) {
    const counts = parts.map(({ summary }) => summary[field]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(whole.summary[field]);
  }
  expect(parts.every(({ summary }) => summary.applications > 0)).toBe(true);
  expect(parts.map(({ shard }) => shard)).toEqual([3, 2, 1].map((number) => expect.objectContaining({ number, of: 3 })));
  expect(whole.shard).toBeUndefined();
});

test("a waiver that fits a finding of one shard is used, and one that fits none of any is named once", () => {
  const config = join(out.path, "waivers.yaml");
  const waiver = (rule: string) => `  - { rule: ${rule}, match: { displayName: "*" }, reason: known, expires: 2027-01-01 }\n`;
  writeFileSync(config, `waivers:\n${waiver("symmetric-signing-key")}${waiver("disabled-by-microsoft")}`);
  const options = ["--config", config];
  const documents = shards(["examples/contoso-tenant"], 5, options);
  const merged = aadguard(["merge", ...documents, ...options, "--format", "json"]);
  expect(merged).toEqual(aadguard(["scan", "examples/contoso-tenant", ...now, ...options, "--format", "json"]));
  expect(JSON.parse(merged.stdout).summary.waived).toBeGreaterThan(0);
});

test("a shard that is lost, there twice or of another run is an error that names it", () => {
  const [third = "", second = "", first = ""] = shards(["examples/contoso-tenant"], 3);
  const merge = (...files: string[]) => aadguard(["merge", ...files]);
  expect(merge(third, first)).toMatchObject({ exit: 2, stdout: "", stderr: "aadguard: shard 2 of 3 is missing.\n" });
  expect(merge(third).stderr).toBe("aadguard: shard 1 of 3 is missing.\naadguard: shard 2 of 3 is missing.\n");
  expect(merge(third, second, first, second)).toMatchObject({ exit: 2, stdout: "" });
  expect(merge(third, second, first, second).stderr).toBe(`aadguard: shard 2 of 3 is there twice: ${second} and ${second}.\n`);
  const other = join(out.path, "other.json");
  aadguard(["scan", "examples/contoso-clean", ...now, "--shard", "2/3", "--format", `json=${other}`]);
  expect(merge(third, other, first).stderr).toContain(`${other} (shard 2 of 3) and ${third} are of different runs`);
  aadguard(["scan", "examples/contoso-tenant", ...now, "--shard", "2/4", "--format", `json=${other}`]);
  expect(merge(third, other, first).stderr).toContain(`${other} is shard 2 of 4, and ${third} is shard 3 of 3.`);
  aadguard(["scan", "examples/contoso-tenant", ...now, "--format", `json=${other}`]);
  expect(merge(third, other, first).stderr).toContain(`${other}: this is the document of a whole run`);
  writeFileSync(other, "{");
  expect(merge(other)).toMatchObject({ exit: 2, stdout: "" });
  writeFileSync(other, '{"findings": []}');
  expect(merge(other).stderr).toContain("is not a document of");
  rmSync(other);
  expect(merge(other).stderr).toContain("cannot be read (ENOENT)");
});

test.each(["0/3", "4/3", "3", "1/0", "a/b", "1/2/3", "-1/2"])("--shard %s is refused", (given) => {
  const { exit, stderr } = aadguard(["scan", "examples/contoso-clean", `--shard=${given}`]);
  expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringContaining(`"${given}" is not a valid value of --shard`) });
});

test("what --require lacks is lacking in every shard and in the merged run; a shard without subjects is not an empty run", () => {
  const paths = ["examples/manifests/applications.ndjson"];
  const options = ["--require", "assignments"];
  const documents = shards(paths, 2, options);
  const { exit } = aadguard(["merge", ...documents]);
  expect(exit).toBe(aadguard(["scan", ...paths, ...now, ...options]).exit);
  expect(JSON.parse(readFileSync(documents[0] ?? "", "utf8")).shard.lacking).toEqual([expect.stringContaining("assignments")]);
  const many = 40;
  const exits = Array.from(
    { length: many },
    (_, n) => aadguard(["scan", "examples/contoso-clean", ...now, "--shard", `${n + 1}/${many}`]).exit,
  );
  expect(new Set(exits)).toEqual(new Set([0]));
});

test("what needs the whole run is refused with --shard", () => {
  const known = join(out.path, "known.json");
  aadguard(["baseline", "update", "examples/contoso-clean", ...now, "--baseline", known]);
  for (const option of [
    ["--baseline", known],
    ["--changed-since", "HEAD"],
  ])
    expect(aadguard(["scan", "examples/contoso-clean", ...now, "--shard", "1/2", ...option])).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/--shard does not go with .*, which needs the whole run/),
    });
  expect(aadguard(["scan", "examples/contoso-clean", ...now, "--shard", "1/2", "--baseline", "none"]).exit).toBe(0);
  expect(aadguard(["merge"])).toMatchObject({ exit: 2, stderr: expect.stringContaining("merge takes the documents") });
  expect(aadguard(["merge", ...shards(["examples/contoso-clean"], 1), "--format", "html"])).toMatchObject({ exit: 2, stdout: "" });
});
