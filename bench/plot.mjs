/**
 * A plot over sizes for a page in Markdown, as GitHub draws it.
 * @param {{size: number, folder?: object, file?: object}[]} measured
 * @param {(usage: object) => number} valueOf
 */
export function plotOf(title, measured, valueOf) {
  const lineOf = (name) => measured.map((one) => one[name]).filter((usage) => usage !== undefined);
  const lines = ["folder", "file"].map((name) => lineOf(name).map((usage) => valueOf(usage).toFixed(0)));
  const highest = Math.max(...lines.flat().map(Number));
  return [
    "```mermaid",
    "xychart-beta",
    `  title "${title}"`,
    `  x-axis [${measured.map(({ size }) => `"${size.toLocaleString("en")}"`).join(", ")}]`,
    `  y-axis 0 --> ${Math.ceil(highest * 1.1)}`,
    ...lines.map((values) => `  line [${values.join(", ")}]`),
    "```",
  ].join("\n");
}
