import type { DeclarationKind } from "../model/declarations";
import { repositoryUrl } from "../model/version";
import { packageText } from "../platform";
import type { Circumstance, CodeLanguage } from "../model/input-format";
import type { CodeDialect } from "../model/place";
import type { Severity } from "./verdict";

export interface Command {
  readonly shell: "az" | "powershell";
  readonly command: string;
}

export interface Code {
  readonly language: CodeLanguage;
  readonly text: string;
}

/** What to write in place of, or beside, what is declared: a template, as those of commands. */
export interface CodeTemplate extends Code {
  /** Types of resource that need a text of their own (`ApplicationRegistration`); without, it is for all others. */
  readonly on?: readonly string[];
  /** The only names of the provider that it is written in; without, it is right in all of them. */
  readonly dialects?: readonly CodeDialect[];
}

/** One rule as its METADATA declares it; `policies/bundle/catalog.json` is generated from there. */
export interface Rule {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly description: string;
  /** The default. */
  readonly severity: Severity;
  /** The highest that a violation of this rule can have. */
  readonly highestSeverity: Severity;
  readonly rootCause: number | null;
  readonly aadsts: readonly string[];
  /** The kinds of declaration that it judges. */
  readonly subjects: readonly DeclarationKind[];
  /** Fields and facts (`input.…`) without all of which it has nothing to say; none: it always has to be asked. */
  readonly silentWithout: readonly string[];
  /** Fields and facts with any of which, where it is true or there, it has nothing to say. */
  readonly silentWith: readonly string[];
  /** `object`: one declaration decides; `directory`: neighbours take part. */
  readonly scope: "object" | "directory";
  /** A template: `{name}` stands for a parameter of the violation, `{subject}` for the subject's name. */
  readonly message: string;
  readonly remediation: Remedy;
  /** Other messages and remedies for cases of the same rule. */
  readonly variants: Readonly<Record<string, Variant>>;
  /** What a reader should know before calling it a false alarm. */
  readonly falsePositives: readonly string[];
  /** How it answers in formats that show less than an export; absent where it answers alike. */
  readonly differs?: readonly Difference[];
  /** What a violation shows of the call graph beside a mark at its place. */
  readonly callGraph?: "missing-resource" | "missing-principal" | "principal-of-related";
  /** What puts the fault right in a Pulumi program, where one value is right: `src/pulumi/pack/remedies.ts`. */
  readonly pulumiRemedy?: PulumiRemedy;
  /** `none`: it breaks no token request, so no link of `diagnose` rests on it. */
  readonly links?: "none";
  readonly since: string;
  readonly sources: readonly { readonly url: string; readonly description: string }[];
}

export type PulumiRemedy = "enable-principal" | "set-token-version" | "set-permission-type";

export interface Difference {
  readonly in: Circumstance;
  /** The rule leaves it undetermined, says nothing, says more than of what exists already, or says the same with a lower severity. */
  readonly say: "undetermined" | "nothing" | "more" | "weaker";
  /** Why, as a sentence. */
  readonly reason: string;
}

/** Another case of a rule, with its own message. */
export interface Variant {
  readonly message: string;
  /** The codes that it leads to, where these are not all of the rule's. */
  readonly aadsts?: readonly string[];
  /** The rule's own, where there is none. */
  readonly remediation?: Remedy;
}

export interface Remedy {
  readonly text: string;
  /** Templates as `message`; also `{appId}`, `{objectId}`. */
  readonly commands: readonly Command[];
  /** Templates too; also `{resourceName}`, `{variable}`, `{reference}` and those of what is related: see `src/findings/code.ts`. */
  readonly code: readonly CodeTemplate[];
}

export interface Catalogue {
  readonly schemaVersion: 1;
  readonly rules: readonly Rule[];
}

let loaded: Catalogue | undefined;

/** The committed catalogue, rules sorted by id. */
export function catalogue(): Catalogue {
  return (loaded ??= JSON.parse(packageText("policies/bundle/catalog.json")) as Catalogue);
}

export function ruleOf(id: string): Rule | undefined {
  return catalogue().rules.find((rule) => rule.id === id);
}

/** The rule's page: what it finds, why, the remedy, and when it is a false alarm. */
export function pageOfRule({ group, id }: Pick<Rule, "group" | "id">): string {
  return repositoryUrl(`policies/${group}/${id}/README.md`);
}
