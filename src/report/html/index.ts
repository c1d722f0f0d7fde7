import { neighbourhood } from "../graph/neighbourhood";
import type { Reporter } from "../reporter";
import type { ScanResult } from "../../findings/result";
import { counted } from "../../text/words";
import { assets } from "./assets";
import { dataJson } from "./data-json";
import { html } from "./markup";
import { mostNodes } from "./page-data";
import { applicationsSection, findingsSection, graphSection } from "./sections";
import { summary } from "./summary";
import { coverageTable, noticesTable, openTable } from "./tables";

const sections = [
  ["summary", "Summary"],
  ["findings", "Findings"],
  ["applications", "Applications"],
  ["graph", "Who calls whom"],
  ["open", "Not judged"],
  ["coverage", "Rules"],
  ["inputs", "Inputs"],
] as const;

/** The state of the organisation on one page: one file that holds everything it needs and asks no network for anything. */
export const htmlReport: Reporter = {
  name: "html",
  audience: "programs",
  *render(result, context) {
    const { script, style, policy } = assets();
    const callGraph = context.callGraph();
    const drawn = neighbourhood(callGraph.graph, mostNodes);
    yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n`;
    yield html`<meta http-equiv="Content-Security-Policy" content="${policy}" /> `.markup;
    yield `<meta name="viewport" content="width=device-width, initial-scale=1">\n`;
    yield html`<title>aadguard: ${titleOf(result)}</title> `.markup;
    yield `<style>${style}</style>\n</head>\n<body>`;
    yield head(result);
    yield "<main>";
    yield summary(result, context).markup;
    yield `\n<noscript><p><strong>The findings, the applications and the picture need JavaScript, which this page carries within.</strong></p></noscript>`;
    yield findingsSection().markup;
    yield applicationsSection().markup;
    yield graphSection(callGraph.graph, drawn).markup;
    yield openTable(result).markup;
    yield coverageTable(result, context.rules).markup;
    yield noticesTable(result).markup;
    yield `\n</main>\n<script type="application/json" id="data">`;
    yield* dataJson(result, context.rules, callGraph, drawn);
    yield `</script>\n<script>${script}</script>\n</body>\n</html>\n`;
  },
};

function head({ tool }: ScanResult): string {
  return html`
    <a class="skip" href="#findings">Skip to the findings</a>
    <header>
      <div class="head">
        <h1>aadguard report</h1>
        <label class="theme"
          >Colours
          <select id="theme">
            <option value="">as the system</option>
            <option value="light">light</option>
            <option value="dark">dark</option>
          </select></label
        >
      </div>
      <p>What will make sign-ins with Microsoft Entra ID fail, found by aadguard ${tool.version}.</p>
      <nav aria-label="Sections">
        <ul>
          ${sections.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li> `)}
        </ul>
      </nav>
    </header>
  `.markup;
}

function titleOf({ summary: { errors, warnings, notes } }: ScanResult): string {
  return `${counted(errors, "error")}, ${counted(warnings, "warning")}, ${counted(notes, "note")}`;
}
