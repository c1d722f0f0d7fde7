import type { CodeFacts, LinkFacts } from "../findings/link-facts";
import type { RequestFlow } from "./flows";
import { joined } from "../text/words";
import { everyFlow, flowModels, userFlows } from "./flows";
import type { LinkDefinition } from "./link";
import { linkDefinitions } from "./links";
import { codesOfLink } from "./walk";

/** Every link as the pages of `explain` tell it; of the rules those that exist. */
export function linkFacts(existing: readonly { readonly id: string }[]): LinkFacts[] {
  const ids = new Set(existing.map(({ id }) => id));
  return linkDefinitions.map((link) => ({
    id: link.id,
    title: link.title,
    flows: flowsText(link.flows),
    ruleIds: [...new Set(link.rules.map(({ rule }) => rule).filter((rule) => ids.has(rule)))],
    codes: codeFacts(link),
    sources: link.sources ?? [],
  }));
}

function codeFacts(link: LinkDefinition): Record<string, CodeFacts> {
  const codes = new Set(link.flows.flatMap((flow) => codesOfLink(link, flow)));
  return Object.fromEntries([...codes].map((code) => [code, factsOf(code, link)]));
}

function factsOf(code: string, link: LinkDefinition): CodeFacts {
  const checks = link.checks.filter(({ causes }) => code in causes);
  return {
    flows: flowsText(link.flows.filter((flow) => codesOfLink(link, flow).includes(code))),
    causes: [...new Set(checks.flatMap(({ causes }) => causes[code] ?? []))],
    hidden: [...new Set(checks.flatMap(({ hidden }) => hidden ?? []))],
  };
}

function flowsText(flows: readonly RequestFlow[]): string {
  if (flows.length === everyFlow.length) return "every flow";
  return flows.length === userFlows.length && flows.every((flow) => userFlows.includes(flow))
    ? "every flow with a user"
    : joined(flows.map((flow) => flowModels[flow].title));
}
