import type { Finding } from "../../../findings/result";
import { byWeight } from "../../../findings/weight";
import { nameOf } from "../../../findings/wording";
import { counted } from "../../../text/words";
import type { PageData } from "../page-data";
import { everything, matches, stateOf, type Criteria } from "./criteria";
import { byId, h } from "./dom";
import { findingCard } from "./finding-card";
import { PagedList } from "./paged-list";

/** Applications that the filter proposes. */
const mostProposed = 500;

/** The findings and their filters. Returns a function that sets filters from elsewhere. */
export function showFindings(data: PageData, show: (finding: Finding) => void): (criteria: Partial<Criteria>) => void {
  const form = byId<HTMLFormElement>("finding-filters");
  const causeTitle = (cause: number): string => data.rootCauses.find(({ number }) => number === cause)?.title ?? "";
  const list = new PagedList<Finding>("finding-list", "finding-more", (finding) => findingCard(finding, causeTitle, show));
  fillChoices(data, causeTitle);
  const errorsFirst = [...data.findings].sort(byWeight);
  const update = (): void => {
    const criteria = criteriaOf(form);
    const left = errorsFirst.filter((finding) => matches(finding, criteria));
    list.set(left);
    byId("finding-count").textContent =
      left.length === data.findings.length
        ? counted(left.length, "finding")
        : `${left.length} of ${counted(data.findings.length, "finding")}`;
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  update();
  return (criteria) => {
    for (const [name, value] of Object.entries({ ...everything, ...criteria })) control(form, name).value = value;
    update();
  };
}

function criteriaOf(form: HTMLFormElement): Criteria {
  const given = Object.keys(everything).map((name) => [name, control(form, name).value]);
  return Object.fromEntries(given) as unknown as Criteria;
}

function control(form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement {
  return form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
}

/** Only what occurs can be chosen, with how often it does. */
function fillChoices({ findings, rules }: PageData, causeTitle: (cause: number) => string): void {
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  choices("rule", counts(findings.map(({ ruleId }) => ruleId)), (id) => `${id}: ${titles.get(id) ?? ""}`);
  choices("severity", counts(findings.map(({ severity }) => severity)), (severity) => severity);
  choices("rootCause", counts(findings.map(({ rootCause }) => String(rootCause ?? "none"))), (cause) =>
    cause === "none" ? "none of Microsoft's" : `${cause}. ${causeTitle(Number(cause))}`,
  );
  choices("state", counts(findings.map(stateOf)), (state) => state);
  const names = [...new Set(findings.map(({ subject }) => nameOf(subject)))].sort().slice(0, mostProposed);
  byId("applications-with-findings").append(...names.map((value) => h("option", { value })));
}

function choices(name: string, found: ReadonlyMap<string, number>, text: (value: string) => string): void {
  const options = [...found].map(([value, count]) => h("option", { value }, `${text(value)} (${count})`));
  byId(`filter-${name}`).append(...options);
}

function counts(values: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const value of [...values].sort()) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}
