import type { Declaration } from "../model/declarations";
import type { Config } from "./config";

/** The declarations; where other stacks belong to those of the run, what a stack's applications lack may be declared there. */
export function withStacks(declarations: Declaration[], { stacks }: Pick<Config, "stacks">): Declaration[] {
  if (stacks.length === 0) return declarations;
  return declarations.map((one) =>
    one.kind === "application" && one.key?.startsWith("urn:pulumi:") ? { ...one, elsewhere: one.elsewhere ?? "stacks" } : one,
  );
}
