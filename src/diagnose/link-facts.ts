import type { CodeFacts, LinkFacts } from "../findings/link-facts";
import type { RequestFlow } from "./flows";
import { joined } from "../text/words";
import { delegatedFlows, everyFlow, flowModels, registeredFlows, resourceFlows, userFlows } from "./flows";
import type { LinkDefinition } from "./link";
import { linkDefinitions } from "./links";
import { allUses, codesOfLink } from "./walk";

/** Every link as the pages of `explain` tell it; of the rules those that exist. */
export function linkFacts(existing: readonly { readonly id: string }[]): LinkFacts[] {
  const ids = new Set(existing.map(({ id }) => id));
  return linkDefinitions.map((link) => ({
    id: link.id,
    title: link.title,
    flows: flowsText(link.flows),
    ruleIds: [
      ...new Set(
        allUses(link)
          .map(({ rule }) => rule)
          .filter((rule) => ids.has(rule)),
      ),
    ],
    codes: codeFacts(link),
    sources: link.sources ?? [],
  }));
}

function codeFacts(link: LinkDefinition): Record<string, CodeFacts> {
  // Once for all codes: a link walks its checks for each flow.
  const byFlow = new Map(link.flows.map((flow) => [flow, codesOfLink(link, flow)]));
  const codes = new Set([...byFlow.values()].flat());
  return Object.fromEntries([...codes].map((code) => [code, factsOf(code, link, byFlow)]));
}

function factsOf(code: string, link: LinkDefinition, byFlow: ReadonlyMap<RequestFlow, readonly string[]>): CodeFacts {
  const checks = link.checks.filter(({ causes }) => code in causes);
  return {
    flows: flowsText(link.flows.filter((flow) => byFlow.get(flow)?.includes(code))),
    causes: [...new Set(checks.flatMap(({ causes }) => causes[code] ?? []))],
    hidden: [...new Set(checks.flatMap(({ hidden }) => hidden ?? []))],
  };
}

const groups: readonly (readonly [string, readonly RequestFlow[]])[] = [
  ["every flow", everyFlow],
  ["every flow but managed identity", everyFlow.filter((flow) => flow !== "managedIdentity")],
  ["every flow but SAML sign-on", resourceFlows],
  ["every flow but SAML sign-on and managed identity", registeredFlows],
  ["every flow with a user", userFlows],
  ["every flow with a user but SAML sign-on", delegatedFlows],
];

function flowsText(flows: readonly RequestFlow[]): string {
  const isAll = (group: readonly RequestFlow[]) => flows.length === group.length && flows.every((flow) => group.includes(flow));
  const [name] = groups.find(([, group]) => isAll(group)) ?? [];
  return name ?? joined(flows.map((flow) => flowModels[flow].title));
}
