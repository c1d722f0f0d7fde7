import type { LinkFacts } from "../report/explain/links";
import type { Flow } from "../config/config";
import { joined } from "../report/words";
import { everyFlow, flowModels, userFlows } from "./flows";
import { linkDefinitions } from "./links";

/** Every link as the pages of `explain` tell it; of the rules those that exist. */
export function linkFacts(existing: readonly { readonly id: string }[]): LinkFacts[] {
  const ids = new Set(existing.map(({ id }) => id));
  return linkDefinitions.map(({ id, title, flows, rules, checks, sources = [] }) => ({
    id,
    title,
    flows: flowsText(flows),
    ruleIds: [...new Set(rules.map(({ rule }) => rule).filter((rule) => ids.has(rule)))],
    aadsts: [...new Set(checks.flatMap(({ causes }) => Object.keys(causes)))],
    sources,
  }));
}

function flowsText(flows: readonly Flow[]): string {
  if (flows.length === everyFlow.length) return "every flow";
  return flows.length === userFlows.length && flows.every((flow) => userFlows.includes(flow))
    ? "every flow with a user"
    : joined(flows.map((flow) => flowModels[flow].title));
}
