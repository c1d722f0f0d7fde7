import { createRequire } from "node:module";
import { join } from "node:path";
import { build, isStale } from "../lib/build.mjs";
import { root } from "../lib/root.mjs";
import { linksFrom } from "./rule-page.mjs";

const begin = "<!-- generated from src/diagnose by `npm run generate`: begin -->";
const end = "<!-- generated: end -->";

/**
 * `docs/flows.md`: the part between the markers is written from the one model of the flows and the links, the rest is kept.
 * @param {{id: string, group: string}[]} rules the catalogue's entries
 * @param {string} current the page as it stands
 */
export function flowDocs(rules, current) {
  if (isStale()) build();
  const dist = createRequire(join(root, "dist", "index.js"));
  const { flowModels } = dist("./diagnose/flows");
  const { linkDefinitions } = dist("./diagnose/links");
  const linkTo = linksFrom("..", rules);
  const parts = [
    "### The flows",
    flowTable(flowModels),
    "### The links, in the order in which they are walked",
    linkTable(linkDefinitions, Object.keys(flowModels), {
      ids: new Set(rules.map(({ id }) => id)),
      linkTo,
      allUses: dist("./diagnose/walk").allUses,
    }),
    "### Sources of the links",
    sources(linkDefinitions),
  ];
  const start = current.indexOf(begin);
  const stop = current.indexOf(end);
  return `${current.slice(0, start)}${begin}\n\n${parts.join("\n\n")}\n\n${current.slice(stop)}`;
}

function flowTable(models) {
  const yes = (value) => (value ? "yes" : "no");
  const rows = Object.entries(models).map(([flow, { title, grantType, user, client, redirect, consentPage, source }]) => {
    const cells = [
      `\`${flow}\``,
      `[${title}](${source.url})`,
      grantType === null ? "none" : `\`${grantType}\``,
      yes(user),
      client,
      yes(redirect),
      yes(consentPage),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const head = ["flow", "what it is", "`grant_type`", "user", "client", "redirect URI", "consent page"];
  return [`| ${head.join(" | ")} |`, `|${" --- |".repeat(head.length)}`, ...rows].join("\n");
}

function linkTable(links, flows, { ids, linkTo, allUses }) {
  const rows = links.map((link) => {
    const { id, title, flows: used, checks } = link;
    const rules = allUses(link);
    const uses = rules.filter(({ rule }) => ids.has(rule)).map((use) => useText(use, used, linkTo));
    const codes = [...new Set(checks.flatMap(({ causes }) => Object.keys(causes)))];
    return `| ${[`\`${id}\``, title, flowsText(used, flows), [...new Set(uses)].join("<br>"), codes.join(", ")].join(" | ")} |`;
  });
  return ["| link | what is walked | flows | rules | codes of its own |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

/** `least`: the lowest severity that breaks the link. */
function useText({ rule, flows, least }, linkFlows, linkTo) {
  const only = flows && flows.length < linkFlows.length ? ` (${flows.join(", ")})` : "";
  return `[${rule}](${linkTo(rule)})${only}${least === "note" ? "\\*" : ""}`;
}

function flowsText(used, all) {
  return used.length === all.length ? "all" : used.join(", ");
}

function sources(links) {
  const all = links.flatMap(({ sources: own = [] }) => own);
  const entries = all.map(({ description, url }) => `- [${description}](${url})`);
  return [...new Set(entries)].sort().join("\n");
}
