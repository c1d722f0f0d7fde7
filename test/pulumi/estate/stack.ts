import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { Project } from "../engine/project";
import { edited, type Program } from "./program";
import { programsOfKinds } from "./kinds";
import { typescriptPrograms } from "./typescript";
import { yamlPrograms } from "./yaml";

const programs = [...typescriptPrograms, ...programsOfKinds, ...yamlPrograms];

const folder = join(__dirname, "programs");
const textOf = (file: string): string => readFileSync(join(folder, file), "utf8");

export type Version = "correct" | "faulty" | "updated";

/** The programs that share a stack. */
export function membersOf(stack: Program["stack"]): readonly Program[] {
  return programs.filter((program) => program.stack === stack);
}

/** The files of a project that holds all programs of a stack. */
export function filesOf(stack: Program["stack"], version: Version): Record<string, string> {
  return stack === "yaml" ? yamlProject(version) : typescriptProject(stack, version);
}

export function projectOf(stack: Program["stack"], version: Version): Project {
  return new Project(filesOf(stack, version));
}

function written(program: Program, file: string, version: Version): string {
  const edits = { correct: [], faulty: program.faulty.edits, updated: program.updated }[version];
  return edited(textOf(file), edits);
}

function typescriptProject(stack: Program["stack"], version: Version): Record<string, string> {
  const members = membersOf(stack);
  return {
    "Pulumi.yaml": "name: estate\nruntime: nodejs\nmain: program/index.ts\n",
    "program/index.ts": members.map(({ name }) => `import "./${name}";\n`).join(""),
    "program/ids.ts": textOf("ids.ts"),
    "program/random.ts": textOf("random.ts"),
    ...Object.fromEntries(members.map((member) => [`program/${member.name}.ts`, written(member, `${member.name}.ts`, version)])),
  };
}

/** YAML knows no parts: the resources of all programs stand in one file. */
function yamlProject(version: Version): Record<string, string> {
  const parts = membersOf("yaml").map((member) => parse(written(member, `${member.name}.yaml`, version)) as { resources: object });
  const resources = Object.assign({}, ...parts.map((part) => part.resources)) as object;
  return { "Pulumi.yaml": stringify({ name: "estate", runtime: "yaml", resources }) };
}
