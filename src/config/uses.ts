import type { Declaration } from "../model/declarations";
import { identityOf } from "../policy/identity";
import type { DeclaredUse } from "../policy/subject";
import type { Severity } from "../policy/verdict";
import type { Config } from "./config";
import { Matcher } from "./match";

/** What the file says about an application: of several entries, the flows of all, daemon-only where one says so, and the first kind. */
export function useOf(config: Config): (declaration: Declaration) => DeclaredUse | undefined {
  const matcher = new Matcher(config.applications);
  return (declaration) => {
    if (config.applications.length === 0) return undefined;
    const entries = matcher.fitting(identityOf(declaration));
    if (entries.length === 0) return undefined;
    const flows = [...new Set(entries.flatMap((entry) => entry.flows ?? []))];
    const daemonOnly = entries.some((entry) => entry.daemonOnly);
    const kind = entries.find((entry) => entry.kind)?.kind;
    return { ...(entries.some((entry) => entry.flows) ? { flows } : {}), ...(daemonOnly ? { daemonOnly } : {}), ...(kind ? { kind } : {}) };
  };
}

/** The severity that the file fixes for a rule. */
export function fixedSeverity(config: Config, ruleId: string): Severity | "off" | undefined {
  return config.rules.get(ruleId);
}

/** The declarations; where other stacks belong to those of the run, what a stack's applications lack may be declared there. */
export function withStacks(declarations: Declaration[], { stacks }: Pick<Config, "stacks">): Declaration[] {
  if (stacks.length === 0) return declarations;
  return declarations.map((one) =>
    one.kind === "application" && one.key?.startsWith("urn:pulumi:") ? { ...one, elsewhere: one.elsewhere ?? "stacks" } : one,
  );
}
