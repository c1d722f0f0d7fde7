import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { aadguard, bin, cleanEnvironment, folderWith, root } from "../cli/run";
import { leaveOutFileWithout } from "../support/needs";

leaveOutFileWithout("bash");

interface Step {
  readonly bash?: string;
  readonly name?: string;
  readonly publish?: string;
  readonly task?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}
interface Job {
  readonly job: string;
  readonly dependsOn?: string;
  readonly strategy?: { readonly parallel: number };
  readonly variables?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const { jobs } = parse(readFileSync(join(root, "deploy", "azure-pipelines", "sharded-scan.yml"), "utf8")) as { jobs: readonly Job[] };
const [start, scan, merge] = jobs as [Job, Job, Job];

/** What the agent puts in place of macros; one that it does not know stays, and the script fails for it. */
const filled = (text: string, variables: Readonly<Record<string, string>>): string =>
  text.replace(/\$\(([\w.]+)\)/g, (macro, name: string) => variables[name] ?? macro);

test("the parallel jobs give the result of one run", () => {
  const work = folderWith({});
  for (const name of ["bin", "shards"]) mkdirSync(join(work.path, name));
  cpSync(join(root, "examples", "contoso-tenant"), join(work.path, "tenants"), { recursive: true });
  // `npx --yes --omit=optional aadguard@0.1.0 …`, of this checkout.
  const wanted = `--yes --omit=optional aadguard@${version} `;
  writeFileSync(
    join(work.path, "bin", "npx"),
    `#!/bin/sh\ncase "$* " in '${wanted}'*) shift 3; exec '${process.execPath}' '${bin}' "$@";; *) exit 99;; esac\n`,
  );
  chmodSync(join(work.path, "bin", "npx"), 0o755);
  const run = ({ steps }: Job, variables: Readonly<Record<string, string>> = {}) => {
    const [script] = steps.flatMap(({ bash }) => bash ?? []);
    const env = { ...cleanEnvironment(), PATH: `${join(work.path, "bin")}:${process.env.PATH}` };
    return spawnSync("bash", ["--noprofile", "--norc", "-euo", "pipefail", "-c", filled(script ?? "exit 98", variables)], {
      cwd: work.path,
      env,
      encoding: "utf8",
    });
  };

  const [{ name } = {}] = start.steps.filter(({ bash }) => bash !== undefined);
  const [, output, now = ""] = /##vso\[task\.setvariable variable=(\w+);isOutput=true\](\S+)/.exec(run(start).stdout) ?? [];
  expect(scan.dependsOn).toBe(start.job);
  expect(scan.variables?.now).toBe(`$[ dependencies.${start.job}.outputs['${name}.${output}'] ]`);

  const parallel = 3;
  expect(scan.strategy?.parallel).toBeGreaterThan(1);
  for (let position = parallel; position >= 1; position--) {
    const variables = { now, "System.JobPositionInPhase": String(position), "System.TotalJobsInPhase": String(parallel) };
    const { status, stderr } = run(scan, variables);
    expect({ position, status, stderr }).toEqual({ position, status: 0, stderr: "" });
    // An artifact each; the download lays them below `shards`, each in a folder of its name.
    const [published = ""] = scan.steps.flatMap(({ publish }) => publish ?? []).map((path) => filled(path, variables));
    mkdirSync(join(work.path, "shards", `shard-${position}`));
    renameSync(join(work.path, published), join(work.path, "shards", `shard-${position}`, published));
  }

  expect(merge.steps.flatMap(({ inputs }) => inputs?.path ?? [])).toEqual(["shards"]);
  const merged = run(merge);
  expect({ status: merged.status, stderr: merged.stderr }).toEqual({ status: 1, stderr: "" });
  const whole = aadguard(["scan", "tenants", "--now", now, "--format", "json"], { cwd: work.path });
  expect(readFileSync(join(work.path, "aadguard.json"), "utf8")).toBe(whole.stdout);
  work.remove();
});
