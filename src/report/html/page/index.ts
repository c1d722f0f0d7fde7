import type { PageData } from "../page-data";
import { showApplications } from "./applications";
import { byId } from "./dom";
import { showFindings } from "./findings";
import { showGraph } from "./graph";

/** Everything that the page shows comes from its own JSON: nothing is loaded. */
const data = JSON.parse(byId("data").textContent ?? "") as PageData;

const filter = showFindings(data, (finding) => {
  const index = data.findings.indexOf(finding);
  choose(data.applications.find(({ findings }) => findings.includes(index))?.node ?? "");
});
const choose = showGraph(data, (application) => {
  filter({ application });
  byId("findings").scrollIntoView();
  byId("findings-title").focus();
});
showApplications(data, choose);

for (const link of document.querySelectorAll<HTMLElement>("[data-severity]")) {
  link.addEventListener("click", () => filter({ severity: link.dataset.severity ?? "", state: "active" }));
}

byId<HTMLSelectElement>("theme").addEventListener("change", (event) => {
  document.documentElement.dataset.theme = (event.target as HTMLSelectElement).value;
});
