import type { PageData } from "../../page-data";
import { byId, h } from "../dom";
import { showDetails } from "./details";
import { layOut } from "./layout";
import { pictureOf, type Placed } from "./model";
import { scene, type Scene } from "./scene";

/** Matches of a search that are proposed. */
const mostProposed = 20;

/** The picture of who calls whom, with its search, filters and details. Returns a function that chooses a node by its id. */
export function showGraph(data: PageData, showFindings: (application: string) => void): (id: string) => void {
  const picture = pictureOf(data);
  const element = byId<SVGSVGElement>("picture");
  const status = byId("graph-status");
  let drawn: Scene | undefined;
  let wanted: string | undefined;

  const choose = (node: Placed): void => drawn?.choose(node, true);
  const onChoice = (node: Placed | undefined): void => {
    if (!node) return byId("graph-details").replaceChildren(h("p", {}, "Choose a node to see what it calls, and who calls it."));
    showDetails(node, picture.linksOf.get(node) ?? [], {
      choose,
      findings: (of) => showFindings(of.node.appId ?? of.node.objectId ?? of.node.urn ?? of.name),
    });
  };
  const chooseById = (id: string): void => {
    const node = picture.byId.get(id);
    byId("graph").scrollIntoView();
    wanted = id;
    if (node && drawn) {
      showEverything(drawn, node);
      choose(node);
    } else if (!node) status.textContent = "It is not part of this picture: see the note above it.";
  };
  status.textContent = "The picture is being laid out.";
  void layOut(picture).then(() => {
    drawn = scene(picture, element, onChoice);
    const draw = (): void => drawn?.filter(shownBy(picture.links.filter(({ grade }) => grade !== "none").flatMap(endsOf)));
    byId("graph-filters").addEventListener("input", draw);
    draw();
    drawn.fit(drawn.shown());
    wire(drawn);
    search(picture.nodes, chooseById);
    status.textContent = "";
    element.dataset.state = "ready";
    onChoice(undefined);
    if (wanted !== undefined) chooseById(wanted);
  });
  return chooseById;
}

function endsOf({ source, target }: { readonly source: Placed; readonly target: Placed }): Placed[] {
  return [source, target];
}

/** What the boxes above the picture leave. */
function shownBy(broken: readonly Placed[]): (node: Placed) => boolean {
  const isOn = (id: string): boolean => byId<HTMLInputElement>(id).checked;
  const [principals, microsoft, faulty] = [isOn("with-principals"), isOn("with-microsoft"), isOn("only-faulty")];
  const ends = new Set(broken);
  return (placed) => {
    const { node, grade } = placed;
    const matters = grade !== "none" || ends.has(placed);
    if (faulty && !matters) return false;
    if (node.microsoft) return microsoft;
    return principals || matters || node.kind !== "servicePrincipal" || node.roles.length > 0;
  };
}

/** A node that was asked for is shown, whatever the boxes say. */
function showEverything(drawn: Scene, node: Placed): void {
  if (drawn.shown().includes(node)) return;
  for (const id of ["with-principals", "with-microsoft"]) byId<HTMLInputElement>(id).checked = true;
  byId<HTMLInputElement>("only-faulty").checked = false;
  drawn.filter(() => true);
}

function wire(drawn: Scene): void {
  byId("zoom-in").addEventListener("click", () => drawn.scaleBy(1.4));
  byId("zoom-out").addEventListener("click", () => drawn.scaleBy(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => drawn.fit(drawn.shown()));
  addEventListener("beforeprint", () => drawn.fit(drawn.shown()));
}

function search(nodes: readonly Placed[], choose: (id: string) => void): void {
  const input = byId<HTMLInputElement>("graph-search");
  input.addEventListener("input", () => {
    const text = input.value.trim().toLowerCase();
    const found = text
      ? nodes.filter(({ name, node }) => [name, node.appId, node.urn].some((each) => each?.toLowerCase().includes(text)))
      : [];
    const items = found.slice(0, mostProposed).map(({ name, node }) => {
      const button = h(
        "button",
        { type: "button", class: "plain" },
        `${name} (${node.kind === "application" ? "application" : "service principal"})`,
      );
      button.addEventListener("click", () => choose(node.id));
      return h("li", {}, button);
    });
    byId("graph-found").replaceChildren(...items);
    byId("graph-status").textContent = text
      ? `${found.length} found${found.length > mostProposed ? `, the first ${mostProposed} are listed` : ""}`
      : "";
  });
}
