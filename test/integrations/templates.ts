import { root } from "../cli/run";
import { yamlOf, type Workspace } from "./workspace";

export interface GitlabJob {
  readonly variables: Readonly<Record<string, string>>;
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly artifacts: { readonly when: string; readonly paths: readonly string[]; readonly reports: Readonly<Record<string, string>> };
}

export interface AzureTemplate {
  readonly parameters: readonly { readonly name: string; readonly default: string; readonly values?: readonly string[] }[];
  readonly steps: readonly {
    readonly bash?: string;
    readonly task?: string;
    readonly condition?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly inputs?: Readonly<Record<string, string>>;
  }[];
}

interface Ran {
  readonly exit: number | null;
  readonly output: string;
}

export const gitlabJob = yamlOf<{ aadguard: GitlabJob }>("templates/gitlab-ci.yml").aadguard;
export const azureTemplate = yamlOf<AzureTemplate>("templates/azure-pipelines.yml");

/** Runs GitLab's job with a pipeline's variables; the package is this checkout, so that nothing has to be published. */
export function runGitlab(workspace: Workspace, variables: Readonly<Record<string, string>>): Ran {
  const script = [...gitlabJob.before_script, ...gitlabJob.script].join("\n").replaceAll("/tmp/", `${workspace.temp}/`);
  return workspace.run(script, { ...gitlabJob.variables, AADGUARD_PACKAGE: root, ...variables });
}

/** Runs the scripts of Azure's template with a pipeline's parameters, as the agent does. */
export function runAzure(
  workspace: Workspace,
  given: Readonly<Record<string, string>>,
  /** Of the agent. */
  predefined: Readonly<Record<string, string>> = {},
): Ran {
  const { parameters, steps } = azureTemplate;
  const names = parameters.map(({ name }) => name);
  for (const name of Object.keys(given)) if (!names.includes(name)) throw new Error(`the template has no parameter ${name}`);
  const values = { ...Object.fromEntries(parameters.map(({ name, default: value }) => [name, value])), package: root, ...given };
  const filled = (text: string) =>
    text.replace(/\$\{\{ parameters\.(\w+) \}\}/g, (_, name: string) => values[name as keyof typeof values] ?? `no parameter ${name}`);
  let result: Ran = { exit: 0, output: "" };
  for (const { bash, env = {} } of steps) {
    if (bash === undefined || result.exit !== 0) continue;
    expect(bash).not.toContain("${{");
    const variables = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)]));
    result = workspace.run(bash, { AGENT_TEMPDIRECTORY: workspace.temp, ...predefined, ...variables });
  }
  return result;
}
