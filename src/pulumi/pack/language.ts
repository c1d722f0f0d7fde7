import type { CodeLanguage } from "../../model/input-format";
import { runtimeOf } from "./project-folder";

/** The language to show code in. */
export interface ProgramLanguage {
  readonly language: CodeLanguage;
  /** Where the program is written in another one, or nothing says in which: what to call this one. */
  readonly label?: string;
}

const own: Readonly<Record<string, CodeLanguage>> = {
  nodejs: "pulumi-typescript",
  bun: "pulumi-typescript",
  yaml: "pulumi-yaml",
  python: "pulumi-python",
};

/** That of the project's runtime; TypeScript for programs in Go, .NET and Java, whose names of resources and properties are nearly the same. */
export function languageOf(runtime: string | undefined): ProgramLanguage {
  const language = runtime === undefined ? undefined : own[runtime];
  return language === undefined ? { language: "pulumi-typescript", label: "TypeScript" } : { language };
}

/** What the project's file says, else the stack's tags, which Pulumi Cloud keeps. */
export function programLanguage(project: string | undefined, tags: ReadonlyMap<string, string>): ProgramLanguage {
  return languageOf(runtimeOf(project) ?? tags.get("pulumi:runtime"));
}
