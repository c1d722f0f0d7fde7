import { severities } from "../../policy/verdict";
import { isActive } from "../../findings/weight";
import { rootCauses } from "../explain/root-causes";
import type { ReportContext } from "../reporter";
import { outcomeText } from "../../findings/outcome";
import type { ScanResult } from "../../findings/result";
import { leftOutText } from "../left-out";
import { html, type Markup } from "./markup";

/** The counts, and what they amount to. */
export function summary(result: ScanResult, context: ReportContext): Markup {
  const { summary: counts } = result;
  const leftOut = leftOutText(result.leftOut);
  const facts = (
    [
      ["waived", counts.waived],
      ["in the baseline", counts.baselined],
      ["undetermined verdicts", counts.undetermined],
      ["verdicts not asked for", counts.notCarried ?? 0],
      ["applications", counts.applications],
      ["service principals", counts.servicePrincipals],
      ["files read", counts.scanned],
      ["files skipped", counts.skipped],
      ["files unreadable", counts.unreadable],
    ] as const
  ).filter(([name, count]) => count > 0 || !/waived|baseline|skipped|not asked/.test(name));
  return html` <section id="summary" aria-labelledby="summary-title">
    <h2 id="summary-title">Summary</h2>
    <p class="outcome"><strong>${outcomeText(result, context.outcome)}</strong></p>
    ${leftOut === undefined ? html`` : html`<p>${leftOut}</p>`}
    <ul class="tiles">
      ${severities.map(
        (severity) =>
          html`<li>
            <a class="tile ${severity}" href="#findings" data-severity="${severity}"
              ><b>${counts[`${severity}s`]}</b> ${severity}${counts[`${severity}s`] === 1 ? "" : "s"}</a
            >
          </li> `,
      )}${facts.map(([name, count]) => html`<li class="tile"><b>${count}</b> ${name}</li> `)}
    </ul>
    ${causes(result)}
  </section>`;
}

/** Findings by Microsoft's root causes. */
function causes({ findings }: ScanResult): Markup {
  const active = findings.filter(isActive);
  const row = (title: string, cause: number | null): Markup => {
    const own = active.filter(({ rootCause }) => rootCause === cause);
    const cells = severities.map(
      (severity) => html`<td class="number">${own.filter((finding) => finding.severity === severity).length}</td>`,
    );
    return html`<tr>
      <th scope="row">${title}</th>
      ${cells}
    </tr> `;
  };
  return html`<div class="wide">
    <table>
      <caption>
        Findings by the root causes of AADSTS50000 that Microsoft names
      </caption>
      <thead>
        <tr>
          <th scope="col">Root cause</th>
          <th scope="col" class="number">Errors</th>
          <th scope="col" class="number">Warnings</th>
          <th scope="col" class="number">Notes</th>
        </tr>
      </thead>
      <tbody>
        ${rootCauses.map(({ number, title }) => row(`${number}. ${title}`, number))}${row("Around them, with other codes", null)}
      </tbody>
    </table>
  </div>`;
}
