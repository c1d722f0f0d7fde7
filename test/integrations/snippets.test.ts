import { cpSync, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { now } from "../cli/inputs";
import { root } from "../cli/run";
import { runAction } from "./action";
import { runAzure, runGitlab } from "./templates";
import { Workspace, yamlOf } from "./workspace";
import { leaveOutFileWithout } from "../support/needs";

leaveOutFileWithout("bash", "npm");

/** What people copy from docs/pipelines.md: each block is tried on exports that hold faults, where the block says they are. */
const readme = readFileSync(join(root, "README.md"), "utf8");
const pipelines = readFileSync(join(root, "docs", "pipelines.md"), "utf8");
const files = [".github/workflows/aadguard.yml", ".gitlab-ci.yml", "azure-pipelines.yml", ".pre-commit-config.yaml"];
const blockOf = (file: string) => pipelines.split("```").find((block) => block.startsWith(`yaml\n# ${file}\n`)) ?? "";
const contentOf = <T>(file: string) => parse(blockOf(file).slice("yaml\n".length)) as T;

const workspace = new Workspace();
afterAll(() => workspace.remove());
beforeAll(() => cpSync(join(root, "examples", "contoso-tenant"), join(workspace.path, "infra", "entra"), { recursive: true }));

test.each(files)("docs/pipelines.md has %s", (file) => expect(blockOf(file)).not.toBe(""));

test("the workflow of the README is that of docs/pipelines.md", () => {
  expect(readme).toContain(`\`\`\`${blockOf(".github/workflows/aadguard.yml")}\`\`\``);
});

test("GitHub: the step runs the action with inputs that it has, and fails for findings", () => {
  interface Workflow {
    readonly jobs: { readonly aadguard: { readonly steps: readonly { readonly uses: string; readonly with?: Record<string, string> }[] } };
  }
  const step = contentOf<Workflow>(".github/workflows/aadguard.yml").jobs.aadguard.steps.find(({ uses }) => /\/aadguard@v/.test(uses));
  const inputs = Object.keys(yamlOf<{ inputs: object }>("action.yml").inputs);
  expect(inputs).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})));
  const { exit, used } = runAction(workspace, { package: root, args: `--now\n${now}`, ...step?.with });
  expect({ exit, uploads: used.length }).toEqual({ exit: 1, uploads: 1 });
});

test("GitLab: the job of the template, with the variables of the block, fails for findings", () => {
  const { include, aadguard } = contentOf<{ include: { file: string }[]; aadguard: { variables: Record<string, string> } }>(
    ".gitlab-ci.yml",
  );
  expect(include.map(({ file }) => existsSync(join(root, file)))).toEqual([true]);
  const { exit, output } = runGitlab(workspace, { AADGUARD_ARGS: `--now ${now}`, ...aadguard.variables });
  expect(exit).toBe(1);
  expect(output).toContain("error[symmetric-signing-key]");
});

test("Azure DevOps: the template, with the parameters of the block, fails for findings", () => {
  interface Pipeline {
    readonly resources: { readonly repositories: readonly { readonly repository: string }[] };
    readonly steps: readonly { readonly template: string; readonly parameters: Record<string, string> }[];
  }
  const { resources, steps } = contentOf<Pipeline>("azure-pipelines.yml");
  const [file = "", repository] = steps[0]?.template.split("@") ?? [];
  expect(existsSync(join(root, file))).toBe(true);
  expect(resources.repositories.map((entry) => entry.repository)).toEqual([repository]);
  const { exit, output } = runAzure(workspace, { arguments: `--now ${now}`, ...steps[0]?.parameters });
  expect(exit).toBe(1);
  expect(output).toContain("error[symmetric-signing-key]");
});

test("pre-commit: the hook is there, and with the arguments of the block fails for findings", () => {
  interface Configuration {
    readonly repos: readonly { readonly hooks: readonly { readonly id: string; readonly args: readonly string[] }[] }[];
  }
  const [used] = contentOf<Configuration>(".pre-commit-config.yaml").repos.flatMap(({ hooks }) => hooks);
  const hook = yamlOf<{ id: string; entry: string; language: string }[]>(".pre-commit-hooks.yaml").find(({ id }) => id === used?.id);
  // pre-commit runs a script by its path in the hook's repository, in the folder of the user's.
  expect(hook?.language).toBe("script");
  const variables = { AADGUARD_PACKAGE: root, AADGUARD_PREFIX: join(workspace.temp, "pre-commit") };
  const run = () => workspace.run(`"${join(root, hook?.entry ?? "")}" ${used?.args.join(" ")} --now ${now}`, variables);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const installed = () => {
    const file = join(variables.AADGUARD_PREFIX, version, "package-lock.json");
    return existsSync(file) ? statSync(file).mtimeMs : undefined;
  };
  expect(installed()).toBeUndefined();
  expect(run().exit).toBe(1);
  const first = installed();
  expect(first).toBeDefined();
  expect([run().exit, installed()]).toEqual([1, first]);
});
