import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import type { Placed } from "./model";

/** Below this scale names would be unreadable, and are left out but for what has findings. */
const readable = 0.55;

export interface Viewport {
  /** Shows all of these nodes. */
  fit(nodes: readonly Placed[]): void;
  scaleBy(factor: number): void;
  /** Moves until the node can be seen. */
  reveal(node: Placed): void;
}

/** Zooming and moving by mouse and touch. The wheel zooms with Ctrl, or once the picture has the focus: else it scrolls the page. */
export function viewport(picture: SVGSVGElement, layer: SVGGElement): Viewport {
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([0.02, 6])
    .filter((event: MouseEvent) => {
      if (event.type === "wheel") return event.ctrlKey || event.metaKey || picture.contains(document.activeElement);
      return !event.button;
    })
    .on("zoom", ({ transform }: { transform: { toString(): string; k: number } }) => {
      layer.setAttribute("transform", transform.toString());
      picture.classList.toggle("far", transform.k < readable);
    });
  const target = select<SVGSVGElement, unknown>(picture).call(behaviour).on("dblclick.zoom", null);
  const size = (): { width: number; height: number } => picture.getBoundingClientRect();
  const centre = (x: number, y: number, scale: number): void => {
    const { width, height } = size();
    target.call((selection) =>
      behaviour.transform(
        selection,
        zoomIdentity
          .translate(width / 2, height / 2)
          .scale(scale)
          .translate(-x, -y),
      ),
    );
  };
  return {
    fit(nodes) {
      if (nodes.length === 0) return;
      const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
      const [left, right, top, bottom] = [min(xs) - 70, max(xs) + 70, min(ys) - 40, max(ys) + 50];
      const { width, height } = size();
      centre((left + right) / 2, (top + bottom) / 2, Math.min(width / (right - left), height / (bottom - top), 1.5));
    },
    scaleBy: (factor) => void target.call((selection) => behaviour.scaleBy(selection, factor)),
    reveal({ x, y }) {
      const { width, height } = size();
      const [a, , , d, e, f] = matrixOf(layer);
      const [px, py] = [a * x + e, d * y + f];
      if (px < 30 || py < 30 || px > width - 30 || py > height - 40) centre(x, y, Math.max(a, readable));
    },
  };
}

function matrixOf(layer: SVGGElement): [number, number, number, number, number, number] {
  const matrix = layer.transform.baseVal.consolidate()?.matrix;
  return matrix ? [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f] : [1, 0, 0, 1, 0, 0];
}

// Math.min(...list) takes no list of any length.
function min(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

function max(values: readonly number[]): number {
  return -min(values.map((value) => -value));
}
