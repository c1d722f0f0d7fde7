// node bench/floor.mjs PATH: the least that any scanner does. One thread; every file, or each line of an NDJSON file, read and
// parsed, nothing else. An array in one file is parsed whole where a string can hold it (512 MB).
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";

let objects = 0;
const [path] = process.argv.slice(2);
if (path.endsWith(".ndjson")) lines(path);
else if (statSync(path).isFile()) objects = JSON.parse(readFileSync(path, "utf8")).length;
else walk(path);
process.stdout.write(`${objects}\n`);

function walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inner = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(inner);
    else if (entry.name.endsWith(".json") && JSON.parse(readFileSync(inner, "utf8")) !== undefined) objects += 1;
  }
}

function lines(file) {
  const descriptor = openSync(file, "r");
  const buffer = Buffer.allocUnsafe(1 << 20);
  let held = 0;
  for (let read; (read = readSync(descriptor, buffer, held, buffer.length - held, null)) > 0;) {
    const end = held + read;
    let from = 0;
    for (let at; (at = buffer.indexOf(10, from)) !== -1 && at < end; from = at + 1) {
      if (JSON.parse(buffer.utf8Slice(from, at)) !== undefined) objects += 1;
    }
    buffer.copy(buffer, 0, from, end);
    held = end - from;
  }
  closeSync(descriptor);
}
