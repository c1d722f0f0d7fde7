import type { Directory } from "../directory";
import type { Declaration } from "../model/declarations";
import { catalogue } from "../policy/catalogue";
import { judge } from "../policy/engine";
import type { Candidate } from "./candidates";
import type { WalkSettings } from "./link";
import { codesOfOneCause } from "./codes/neighbours";
import { everyFlow, flowModels } from "./flows";
import { likelyResources } from "./likely";

/**
 * Of very many clients those about which, or about whose APIs, a rule that leads to the code has something to say: all at once and on
 * several threads, since walking each client by itself would take minutes. What is violated comes first.
 */
export async function clientsWithVerdicts(
  candidates: readonly Candidate[],
  code: string,
  directories: readonly Directory[],
  settings: WalkSettings,
): Promise<readonly Candidate[]> {
  const codes = codesOfOneCause(code);
  const rules = new Set(
    catalogue()
      .rules.filter(({ aadsts }) => aadsts.some((each) => codes.includes(each)))
      .map(({ id }) => id),
  );
  if (rules.size === 0) return candidates;
  const weights = new Map<Declaration, number>();
  const weigh = (declaration: Declaration | undefined, weight: number): void => {
    if (declaration) weights.set(declaration, Math.min(weight, weights.get(declaration) ?? weight));
  };
  for (const flow of everyFlow) {
    const users = new Set<Declaration | undefined>(
      candidates.filter(({ flows }) => flows.some((each) => each.flow === flow)).map(({ named }) => named.application),
    );
    const { declaredAs } = flowModels[flow];
    if (users.size === 0 || declaredAs === undefined) continue;
    const useOf = (declaration: Declaration) => (users.has(declaration) ? { flows: [declaredAs] } : settings.useOf(declaration));
    const { judgements } = await judge(directories, { now: settings.now, rules, useOf });
    for (const { declaration, verdicts } of judgements) {
      weigh(declaration, verdicts.some(({ violations }) => violations.length > 0) ? 0 : 1);
    }
  }
  const weightOf = ({ named, directory }: Candidate): number => {
    const { application, servicePrincipal } = named;
    const grants = servicePrincipal ? directory.links.grantsTo(servicePrincipal) : [];
    const apis = likelyResources(named, directory).flatMap((api) => [api.application, api.servicePrincipal]);
    const touching: readonly (Declaration | undefined)[] = [application, servicePrincipal, ...grants, ...apis];
    return Math.min(...touching.map((declaration) => (declaration && weights.get(declaration)) ?? 2));
  };
  return candidates
    .map((candidate) => ({ candidate, weight: weightOf(candidate) }))
    .filter(({ weight }) => weight < 2)
    .sort((a, b) => a.weight - b.weight)
    .map(({ candidate }) => candidate);
}
