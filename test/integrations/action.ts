import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../cli/run";
import { yamlOf, type Workspace } from "./workspace";

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export interface ActionRun {
  readonly exit: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Other actions that it used, with what they were given, in order. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
}

/** Runs action.yml step by step in a fake workspace, as GitHub's runner does with the few expressions that it has. */
export function runAction(
  workspace: Workspace,
  given: Readonly<Record<string, string>>,
  /** Of the runner. */
  variables: Readonly<Record<string, string>> = {},
): ActionRun {
  const action = yamlOf<Action>("action.yml");
  const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: value = "" }]) => [name, given[name] ?? value]));
  const outputs: Record<string, string> = {};
  const evaluate = (text: string) =>
    text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) =>
      valueOf(expression, { ...prefixed("inputs.", inputs), ...prefixed("steps.scan.outputs.", outputs) }),
    );
  const outputFile = join(workspace.temp, "output");
  const summaryFile = join(workspace.temp, "summary");
  for (const file of [outputFile, summaryFile]) writeFileSync(file, "");
  const used: { uses: string; with: Record<string, string> }[] = [];
  let exit = 0;
  let log = "";
  for (const step of action.runs.steps) {
    if (exit !== 0 || (step.if !== undefined && evaluate(step.if) !== "true")) continue;
    if (step.uses) used.push({ uses: step.uses, with: mapped(step.with, evaluate) });
    if (!step.run) continue;
    const result = workspace.run(
      step.run,
      {
        GITHUB_ACTION_PATH: root,
        GITHUB_WORKSPACE: workspace.path,
        GITHUB_OUTPUT: outputFile,
        GITHUB_STEP_SUMMARY: summaryFile,
        RUNNER_TEMP: workspace.temp,
        ...variables,
        ...mapped(step.env, evaluate),
      },
      join(workspace.path, evaluate(step["working-directory"] ?? ".")),
    );
    exit = result.exit ?? -1;
    log += result.output;
    for (const line of readFileSync(outputFile, "utf8").split("\n").filter(Boolean)) {
      outputs[line.slice(0, line.indexOf("="))] = line.slice(line.indexOf("=") + 1);
    }
  }
  return {
    exit,
    log,
    summary: readFileSync(summaryFile, "utf8"),
    outputs: Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, evaluate(value)])),
    used,
  };
}

/** `a`, `a == 'b'` and `a != 'b'`, joined by `&&`. */
function valueOf(expression: string, values: Readonly<Record<string, string>>): string {
  const parts = expression.split("&&").map((part) => part.trim());
  const read = (name: string) => {
    const value = values[name];
    if (value === undefined && !name.startsWith("steps.")) throw new Error(`action.yml uses ${name}, which it does not declare.`);
    return value ?? "";
  };
  const [only = ""] = parts;
  if (parts.length === 1 && !/[=!]=/.test(only)) return read(only);
  return String(
    parts.every((part) => {
      const [, name = "", operator, text] = /^(\S+)\s*(==|!=)\s*'(.*)'$/.exec(part) ?? [];
      return (read(name) === text) === (operator === "==");
    }),
  );
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
}

function mapped(values: Readonly<Record<string, string>> = {}, change: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
