import type { Graph } from "../../graph";
import { html, type Markup } from "./markup";

/** The sections that the page's script fills: the markup that it finds. */
export function findingsSection(): Markup {
  const choice = (name: string, label: string): Markup =>
    html`<label
      >${label}
      <select id="filter-${name}" name="${name}">
        <option value="">all</option>
      </select></label
    > `;
  return html` <section id="findings" aria-labelledby="findings-title">
    <h2 id="findings-title" tabindex="-1">Findings</h2>
    <form id="finding-filters" aria-label="Filter the findings">
      ${choice("severity", "Severity")}${choice("rule", "Rule")}${choice("rootCause", "Root cause")}${choice("state", "State")}<label
        >Application <input name="application" type="search" list="applications-with-findings" autocomplete="off"
      /></label>
      <datalist id="applications-with-findings"></datalist>
      <label>Text <input name="text" type="search" autocomplete="off" /></label>
      <button type="reset">Reset</button>
    </form>
    <p id="finding-count" role="status"></p>
    <ol class="cards" id="finding-list"></ol>
    <p id="finding-more"></p>
  </section>`;
}

export function applicationsSection(): Markup {
  return html` <section id="applications" aria-labelledby="applications-title">
    <h2 id="applications-title">Applications and their verdicts</h2>
    <form id="application-filters" aria-label="Filter the applications">
      <label>Name or id <input name="name" type="search" autocomplete="off" /></label>
      <label
        >Verdicts
        <select name="outcome">
          <option value="">all</option>
          <option value="findings">with findings</option>
          <option value="undetermined">with undetermined verdicts</option>
          <option value="satisfied">all satisfied</option>
        </select></label
      >
    </form>
    <p role="status"><span id="application-count"></span> applications and service principals of others</p>
    <ul class="rows" id="application-list"></ul>
    <p id="application-more"></p>
  </section>`;
}

const keys =
  "Tab reaches the picture, arrow keys move from node to node, Enter shows what a node calls and who calls it, + and - zoom, 0 shows everything, Escape ends the choice.";
const legend = [
  "circle: client",
  "square: API",
  "octagon: client and API",
  "diamond: service principal",
  "dashed outline: missing, or not in this run",
  "dashed line with a code: broken link",
];

export function graphSection(whole: Graph, drawn: Graph): Markup {
  const note =
    drawn.nodes.length < whole.nodes.length
      ? html`<p>
          <strong>${drawn.nodes.length} of ${whole.nodes.length} nodes are drawn: the neighbourhoods of the findings.</strong>
          <code>aadguard graph</code> writes the whole, or what is around one application.
        </p>`
      : html`<p>${whole.nodes.length} nodes, ${whole.links.length} links.</p>`;
  return html` <section id="graph" aria-labelledby="graph-title">
    <h2 id="graph-title">Who calls whom</h2>
    ${note}
    <div id="graph-tools">
      <form id="graph-filters" aria-label="What the picture shows">
        <label>Find <input id="graph-search" type="search" autocomplete="off" /></label>
        <label class="box"><input type="checkbox" id="with-principals" checked /> applications' own service principals</label>
        <label class="box"><input type="checkbox" id="with-microsoft" checked /> Microsoft's APIs</label>
        <label class="box"><input type="checkbox" id="only-faulty" /> only what has findings</label>
        <button type="button" id="zoom-in" aria-label="Zoom in">+</button>
        <button type="button" id="zoom-out" aria-label="Zoom out">−</button>
        <button type="button" id="zoom-fit">Show all</button>
      </form>
      <ul id="graph-found"></ul>
      <p id="graph-keys">${keys}</p>
    </div>
    <p id="graph-status" role="status"></p>
    <div class="stage">
      <svg id="picture" role="group" aria-labelledby="graph-title" aria-describedby="graph-keys"></svg>
      <div id="graph-details" role="region" aria-label="The chosen node" aria-live="polite" tabindex="0"></div>
    </div>
    <ul class="legend" aria-label="Legend">
      ${legend.map((text) => html`<li>${text}</li>`)}
    </ul>
  </section>`;
}
