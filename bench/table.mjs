import { availableParallelism } from "node:os";
import { median } from "./measure.mjs";

/**
 * A row's table in Markdown: medians, and how many times the first command each takes.
 * @param {{name: string, title: string, applications: number, rounds: number, totals: {files: number, bytes: number},
 *   usages: ReturnType<typeof import("./measure.mjs").usages>}} row
 */
export function tableOf({ name, title, applications, rounds, totals, usages }) {
  const [first] = usages.keys();
  const middle = (command, what) => {
    const values = usages.get(command).map((usage) => usage[what]);
    return values.includes(undefined) ? undefined : median(values);
  };
  const times = (command, what) => ratio(middle(command, what), middle(first, what));
  const lines = [...usages.keys()].map((command) => {
    const cells = [
      shown(middle(command, "wall"), (ms) => `${(ms / 1000).toFixed(2)} s`),
      times(command, "wall"),
      times(command, "user"),
      applications === 1 ? "" : shown(middle(command, "wall"), (ms) => `${((ms * 1000) / applications).toFixed(0)} µs`),
      shown(middle(command, "memory"), (mb) => `${mb.toFixed(0)} MB`),
    ];
    return `| ${[command, ...cells].join(" | ")} |`;
  });
  const size = `${count(applications, "application")}, ${count(totals.files, "file")}, ${(totals.bytes / 1e6).toFixed(1)} MB`;
  const how = `Node ${process.versions.node}, ${availableParallelism()} processors, medians of ${rounds} rounds in turn, ${today()}`;
  return [
    `### ${title}`,
    "",
    `\`npm run bench -- ${name}\`: ${size}. ${how}.`,
    "",
    `| | by the clock | × ${first} | processor time, × ${first} | an application | most memory |`,
    "| --- | --- | --- | --- | --- | --- |",
    ...lines,
  ].join("\n");
}

/** The page with the row's table in place of its former one, or at the end of the measured rows. */
export function withTable(page, name, table) {
  const [begin, end] = [`<!-- bench: ${name} -->`, `<!-- bench end: ${name} -->`];
  const block = `${begin}\n\n${table}\n\n${end}`;
  const from = page.indexOf(begin);
  if (from !== -1) return page.slice(0, from) + block + page.slice(page.indexOf(end) + end.length);
  const last = "<!-- bench rows end -->";
  if (!page.includes(last)) throw new Error(`docs/performance.md has no ${last}`);
  return page.replace(last, () => `${block}\n\n${last}`);
}

function ratio(value, base) {
  return value === undefined || base === undefined ? "" : (value / base).toFixed(2);
}

function shown(value, show) {
  return value === undefined ? "" : show(value);
}

function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
