import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { aadguard, bin, cleanEnvironment, folderWith, root } from "../cli/run";

const folder = join(root, "deploy", "kubernetes");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

/** A Job, as the file has it; with three shards in place of sixteen, as the page says how. */
function job(name: string) {
  const text = readFileSync(join(folder, `${name}.yaml`), "utf8")
    .replace("completions: 16", "completions: 3")
    .replaceAll("/16", "/3");
  const { kind, spec } = parse(text);
  expect(kind).toBe("Job");
  const [container] = spec.template.spec.containers;
  return {
    completions: spec.completions as number | undefined,
    indexed: spec.completionMode === "Indexed",
    pod: spec.template.spec,
    container,
  };
}

test("the Jobs' own scripts give the result of one run", () => {
  const work = folderWith({});
  for (const name of ["facts", "shards", "reports", "bin"]) mkdirSync(join(work.path, name));
  cpSync(join(root, "examples", "contoso-tenant"), join(work.path, "tenants"), { recursive: true });
  writeFileSync(join(work.path, "bin", "aadguard"), `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
  chmodSync(join(work.path, "bin", "aadguard"), 0o755);
  for (const name of ["facts", "scan", "merge"]) {
    const { completions = 1, indexed, container } = job(name);
    expect(indexed).toBe(name !== "merge");
    const [program, ...options] = container.command;
    for (let index = completions - 1; index >= 0; index--) {
      const env = { ...cleanEnvironment(), PATH: `${join(work.path, "bin")}:${process.env.PATH}`, JOB_COMPLETION_INDEX: String(index) };
      const { status, stderr } = spawnSync(program, [...options, ...container.args], { cwd: work.path, env, encoding: "utf8" });
      expect({ name, index, status, stderr }).toEqual({ name, index, status: 0, stderr: "" });
    }
  }
  const now = /--now (\S+)/.exec(job("scan").container.args[0])?.[1] ?? "";
  const whole = aadguard(["scan", "tenants", "--now", now, "--format", "json"], { cwd: work.path });
  expect(whole.exit).toBe(1);
  expect(readFileSync(join(work.path, "reports", "aadguard.json"), "utf8")).toBe(whole.stdout);
  work.remove();
});

test.each(["facts", "scan", "merge"])("the pods of %s may do no more than they need", (name) => {
  const { pod, container } = job(name);
  expect(pod).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true } });
  expect(container.securityContext).toMatchObject({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
  });
  expect(container.resources.limits.memory).toMatch(/^\d+[MG]i$/);
  expect(container.image).toBe(`aadguard:${version}`);
});
