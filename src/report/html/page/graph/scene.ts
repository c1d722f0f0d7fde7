import { svg } from "../dom";
import { neighbourAt } from "./keyboard";
import type { Picture, Placed } from "./model";
import { arrows, linkCode, linkShape, nodeShape, nodeText } from "./shapes";
import { viewport, type Viewport } from "./viewport";

export interface Scene extends Viewport {
  /** Marks a node and what it is linked with; nothing without one. */
  choose(node: Placed | undefined, focus?: boolean): void;
  /** Draws only what `isShown` says; links go with their ends. */
  filter(isShown: (node: Placed) => boolean): void;
  readonly shown: () => readonly Placed[];
}

/** Draws the picture and makes it answer to mouse and keyboard. One node can be reached by Tab, the others by arrow keys. */
export function scene(picture: Picture, element: SVGSVGElement, onChoice: (node: Placed | undefined) => void): Scene {
  const layer = svg("g", { class: "layer" });
  const shapes = new Map<Placed, SVGGElement>(picture.nodes.map((node) => [node, nodeShape(node, picture.linksOf.get(node) ?? [])]));
  const texts = new Map(picture.nodes.map((node) => [node, nodeText(node, picture.linksOf.get(node) ?? [])]));
  const lines = picture.links.map((link) => ({ link, shapes: [linkShape(link), ...(link.grade === "none" ? [] : [linkCode(link)])] }));
  const nodeOf = new Map<Element, Placed>([...shapes].map(([node, shape]) => [shape, node]));
  layer.append(
    svg("g", {}, ...lines.map((line) => line.shapes[0] ?? "")),
    svg("g", {}, ...shapes.values()),
    svg("g", { "aria-hidden": "true" }, ...texts.values(), ...lines.map((line) => line.shapes[1])),
  );
  element.replaceChildren(arrows(), layer);
  const view = viewport(element, layer);
  let shown: readonly Placed[] = picture.nodes;
  let chosen: Placed | undefined;

  const both = (node: Placed) => [shapes.get(node), texts.get(node)];
  const reach = (node: Placed | undefined): void => {
    element.querySelector(".node[tabindex='0']")?.setAttribute("tabindex", "-1");
    if (node) shapes.get(node)?.setAttribute("tabindex", "0");
  };
  const choose = (node: Placed | undefined, focus = false): void => {
    chosen = node;
    element.querySelectorAll("[aria-pressed='true']").forEach((old) => old.setAttribute("aria-pressed", "false"));
    element.querySelectorAll(".near").forEach((old) => old.classList.remove("near"));
    element.classList.toggle("chosen", node !== undefined);
    for (const { link, shapes: own } of lines) {
      if (!node || (link.source !== node && link.target !== node)) continue;
      for (const each of [...own, ...both(link.source), ...both(link.target)]) each?.classList.add("near");
    }
    if (node) {
      const shape = shapes.get(node);
      shape?.setAttribute("aria-pressed", "true");
      for (const each of both(node)) each?.classList.add("near");
      reach(node);
      view.reveal(node);
      if (focus) shape?.focus({ preventScroll: true });
    }
    onChoice(node);
  };
  const at = (event: Event): Placed | undefined => nodeOf.get((event.target as Element).closest(".node") ?? element);

  element.addEventListener("click", (event) => choose(at(event)));
  element.addEventListener("keydown", (event) => {
    const node = at(event);
    const next = node && neighbourAt(event.key, node, shown);
    if (next) {
      reach(next);
      view.reveal(next);
      shapes.get(next)?.focus({ preventScroll: true });
    } else if (event.key === "Enter" || event.key === " ") choose(node === chosen ? undefined : node);
    else if (event.key === "Escape") choose(undefined);
    else if (event.key === "+" || event.key === "=") view.scaleBy(1.4);
    else if (event.key === "-") view.scaleBy(1 / 1.4);
    else if (event.key === "0") view.fit(shown);
    else if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
  });
  const gravest = (): Placed | undefined => shown.find(({ grade }) => grade === "error") ?? shown[0];
  reach(gravest());
  return {
    ...view,
    choose,
    shown: () => shown,
    filter(isShown) {
      shown = picture.nodes.filter(isShown);
      const kept = new Set(shown);
      for (const node of picture.nodes) for (const each of both(node)) each?.classList.toggle("out", !kept.has(node));
      for (const { link, shapes: own } of lines) {
        for (const each of own) each.classList.toggle("out", !kept.has(link.source) || !kept.has(link.target));
      }
      if (chosen && !kept.has(chosen)) choose(undefined);
      reach(chosen ?? gravest());
    },
  };
}
