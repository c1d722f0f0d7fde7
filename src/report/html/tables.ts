import type { Rule } from "../../policy/catalogue";
import type { ScanResult, UndeterminedGroup } from "../../findings/result";
import { nameOf } from "../../findings/wording";
import { counted } from "../../text/words";
import { html, type Markup } from "./markup";

/** Subjects that a row names. */
const mostNamed = 5;

/** What was not judged, and what would settle it. */
export function openTable({ undetermined, summary }: ScanResult): Markup {
  if (undetermined.length === 0) {
    const text =
      summary.undetermined > 0
        ? `${counted(summary.undetermined, "verdict")} are undetermined; the list was not asked for.`
        : "Every rule could decide about everything it was asked.";
    return section("open", "Not judged", html`<p>${text}</p>`);
  }
  const rows = undetermined.map(
    (group) =>
      html`<tr>
        <th scope="row"><code>${group.ruleId}</code></th>
        <td class="number">${group.count}</td>
        <td>${group.reason}</td>
        <td>${group.settle}</td>
        <td>${subjectsOf(group)}</td>
      </tr> `,
  );
  return section(
    "open",
    "Not judged",
    table("Undetermined verdicts by rule and reason", ["Rule", "#Verdicts", "Why", "What would settle it", "About"], rows),
  );
}

function subjectsOf({ subjects, count }: UndeterminedGroup): string {
  const names = subjects.slice(0, mostNamed).map(nameOf);
  return count > names.length ? `${names.join(", ")} and ${count - names.length} more` : names.join(", ");
}

/** Every rule that ran. */
export function coverageTable({ coverage, findings }: ScanResult, rules: readonly Rule[]): Markup {
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  const rows = coverage.map(({ ruleId, judged, undetermined, notCarried }) => {
    const found = findings.filter((finding) => finding.ruleId === ruleId).length;
    return html`<tr>
      <th scope="row"><code>${ruleId}</code></th>
      <td>${titles.get(ruleId) ?? ""}</td>
      <td class="number">${judged}</td>
      <td class="number">${undetermined}${notCarried ? ` (${notCarried} not asked for)` : ""}</td>
      <td class="number">${found}</td>
    </tr> `;
  });
  return section(
    "coverage",
    "Rules",
    table("How many subjects each rule could judge", ["Rule", "Title", "#Judged", "#Undetermined", "#Findings"], rows),
  );
}

/** What is to be said about the inputs and the settings. */
export function noticesTable({ diagnostics, notices }: ScanResult): Markup {
  const all = [...diagnostics, ...notices];
  if (all.length === 0) return section("inputs", "Inputs", html`<p>There is nothing to say about the inputs.</p>`);
  const rows = all.map(
    ({ kind, path, line, column, message }) =>
      html`<tr>
        <th scope="row">${kind}</th>
        <td><code>${line === undefined ? path : `${path}:${line}:${column ?? 1}`}</code></td>
        <td>${message}</td>
      </tr> `,
  );
  return section("inputs", "Inputs", table("About the inputs and the settings", ["Kind", "Place", "Message"], rows));
}

function section(id: string, title: string, content: Markup): Markup {
  return html` <section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${content}
  </section>`;
}

/** A column whose name begins with `#` holds numbers. */
function table(caption: string, columns: readonly string[], rows: readonly Markup[]): Markup {
  const head = columns.map((name) =>
    name.startsWith("#") ? html`<th scope="col" class="number">${name.slice(1)}</th>` : html`<th scope="col">${name}</th>`,
  );
  return html`<div class="wide">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
