// node bench/floor.mjs FOLDER: the least that any scanner does. One thread; every file read and parsed, nothing else.
import { readdirSync, readFileSync } from "node:fs";

let files = 0;
walk(process.argv[2]);
process.stdout.write(`${files}\n`);

function walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(path);
    else if (entry.name.endsWith(".json") && JSON.parse(readFileSync(path, "utf8")) !== undefined) files += 1;
  }
}
