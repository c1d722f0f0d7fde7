import { nameOf } from "../../../findings/wording";
import { kindWord } from "../../../model/kind-words";
import { counted } from "../../../text/words";
import type { PageApplication, PageData } from "../page-data";
import { stateOf } from "./criteria";
import { byId, h } from "./dom";
import { PagedList } from "./paged-list";
import { Standings, type Standing } from "./standing";

/** Every application with its verdicts, and a filter by name and outcome. */
export function showApplications(data: PageData, show: (node: string) => void): void {
  const form = byId<HTMLFormElement>("application-filters");
  const standings = new Standings(data);
  const list = new PagedList<PageApplication>("application-list", "application-more", (entry) => item(entry, data, standings, show));
  const sorted = [...data.applications].sort((a, b) => standings.of(a).weight - standings.of(b).weight || compare(nameOf(a), nameOf(b)));
  const update = (): void => {
    const values = new FormData(form);
    const text = String(values.get("name") ?? "")
      .trim()
      .toLowerCase();
    const outcome = String(values.get("outcome") ?? "");
    const left = sorted.filter((entry) => isNamed(entry, text) && standings.of(entry).is(outcome));
    list.set(left);
    byId("application-count").textContent = `${left.length} of ${data.applications.length}`;
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  update();
}

function item(entry: PageApplication, data: PageData, standings: Standings, show: (node: string) => void): HTMLLIElement {
  const standing = standings.of(entry);
  const details = h(
    "details",
    {},
    h("summary", {}, h("span", { class: "name" }, nameOf(entry)), " ", ...badges(standing).flatMap((badge) => [badge, " "])),
  );
  // Ten thousand applications have a quarter of a million verdicts: those that are looked at are written.
  details.addEventListener(
    "toggle",
    () => details.open && details.childElementCount === 1 && details.append(content(entry, data, standings, show)),
  );
  return h("li", {}, details);
}

function badges({ isJudged, counts, undetermined, satisfied, settled }: Standing): HTMLElement[] {
  return [
    ...counts.map(([severity, count]) => h("span", { class: `badge ${severity}` }, counted(count, severity))),
    ...(settled > 0 ? [h("span", { class: "badge" }, `${settled} waived or baselined`)] : []),
    ...(undetermined > 0 ? [h("span", { class: "badge open" }, `${undetermined} undetermined`)] : []),
    isJudged
      ? h("span", { class: "badge good" }, `${satisfied.length} satisfied`)
      : h("span", { class: "badge" }, "not judged in this run"),
  ];
}

function content(entry: PageApplication, data: PageData, standings: Standings, show: (node: string) => void): HTMLElement {
  const found = entry.findings.flatMap((at) => data.findings[at] ?? []);
  const open = entry.undetermined.flatMap((at) => data.open[at] ?? []);
  const { satisfied } = standings.of(entry);
  const row = (rule: string, verdict: HTMLElement, ...why: (HTMLElement | string)[]): HTMLTableRowElement =>
    h("tr", {}, h("th", { scope: "row" }, h("code", {}, rule)), h("td", {}, verdict), h("td", {}, ...why));
  const graph = h("button", { type: "button", "aria-label": `Show in the graph: ${nameOf(entry)}` }, "Show in the graph");
  graph.addEventListener("click", () => show(entry.node));
  return h(
    "div",
    { class: "verdicts" },
    h(
      "p",
      {},
      `${kindWord(entry.kind)} `,
      h("code", {}, entry.appId ?? entry.objectId ?? entry.urn ?? ""),
      " in ",
      h("code", {}, entry.path),
      " ",
      graph,
    ),
    found.length + open.length > 0 &&
      h(
        "table",
        {},
        h("caption", {}, `Verdicts about ${nameOf(entry)}`),
        h("thead", {}, h("tr", {}, ...["Rule", "Verdict", "Why"].map((name) => h("th", { scope: "col" }, name)))),
        h(
          "tbody",
          {},
          ...found.map((finding) => {
            const state = stateOf(finding);
            return row(
              finding.ruleId,
              h("span", { class: `badge ${finding.severity}` }, state === "active" ? `violated (${finding.severity})` : state),
              finding.message,
            );
          }),
          ...open.map(({ ruleId, kind, reason, settle }) =>
            row(ruleId, h("span", { class: "badge open" }, "undetermined"), `${kindWord(kind)}: ${reason}. `, h("em", {}, settle)),
          ),
        ),
      ),
    h("p", {}, h("strong", {}, `Satisfied (${satisfied.length}): `), satisfied.join(", ") || "none"),
  );
}

function isNamed(entry: PageApplication, text: string): boolean {
  return !text || [entry.displayName, entry.appId, entry.objectId, entry.urn].some((name) => name?.toLowerCase().includes(text));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
