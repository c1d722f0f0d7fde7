import { median, usages } from "./measure.mjs";
import { plotOf } from "./plot.mjs";
import { scanOf, storedFile, storedTenant } from "./stored-tenant.mjs";

const sizes = [1000, 3000, 10_000, 30_000, 100_000, 300_000];
/** A folder of 300,000 applications is 840,000 files: beyond this, one file of applications shows how it goes on. */
const largestFolder = 100_000;

/**
 * Time and memory as a tenant grows, of a folder with service principals and grants and of one NDJSON file of applications alone, as a
 * table and two plots in Markdown.
 * @param {{applications: number, rounds: number, seed: number}} settings `applications`: the largest
 */
export function growth({ applications, rounds, seed }) {
  const measured = sizes.filter((size) => size <= applications).map((size) => measure(size, rounds, seed));
  const cells = (usage) =>
    usage === undefined
      ? ["", "", "", ""]
      : [`${usage.wall.toFixed(0)} µs`, `${usage.processor.toFixed(0)} µs`, `${usage.memory.toFixed(0)} MB`, `${usage.each.toFixed(1)} KB`];
  const columns = ["by the clock", "processor time", "most memory", "memory an application"];
  const lines = measured.map(
    ({ size, folder, file }) => `| ${[size.toLocaleString("en"), ...cells(folder), ...cells(file)].join(" | ")} |`,
  );
  return [
    `\`npm run bench -- growth\`: medians of ${rounds} rounds, ${new Date().toISOString().slice(0, 10)}. Each application's share of the time; left a folder`,
    "with service principals and grants, right one NDJSON file of applications alone.",
    "",
    `| applications | folder: ${columns.join(" | folder: ")} | file: ${columns.join(" | file: ")} |`,
    `| --- |${" --- |".repeat(2 * columns.length)}`,
    ...lines,
    "",
    plotOf("Processor time an application (µs): folder above, file below", measured, (usage) => usage.processor),
    "",
    plotOf("Most memory (MB)", measured, (usage) => usage.memory),
  ].join("\n");
}

function measure(size, rounds, seed) {
  const folder = size <= largestFolder ? storedTenant(size, seed).folder : undefined;
  const file = storedFile(size, seed, "ndjson").path;
  const commands = Object.entries({ folder, file }).filter(([, path]) => path !== undefined);
  const found = usages(
    commands.map(([name, path]) => ({ name, args: scanOf(path, "json"), exit: [0, 1] })),
    rounds,
  );
  const usageOf = (name) => {
    const list = found.get(name);
    if (list === undefined) return undefined;
    const memory = median(list.map((usage) => usage.memory));
    return {
      wall: (median(list.map((usage) => usage.wall)) * 1000) / size,
      processor: (median(list.map((usage) => usage.user + usage.system)) * 1000) / size,
      memory,
      each: (memory * 1024) / size,
    };
  };
  return { size, folder: usageOf("folder"), file: usageOf("file") };
}
