import { readFileSync } from "node:fs";

/**
 * The rows of a tab-separated table as objects by column name.
 * @param {string[]} columns that the table must have
 * @throws {Error} naming file and line where a row does not fit
 */
export function readTable(path, columns) {
  const [heading = "", ...lines] = readFileSync(path, "utf8").split(/\r?\n/).filter(Boolean);
  const names = heading.split("\t");
  const absent = columns.filter((column) => !names.includes(column));
  if (absent.length > 0) throw new Error(`${path}:1: no column ${absent.join(", ")}.`);
  return lines.map((line, index) => {
    const cells = line.split("\t");
    if (cells.length !== names.length) throw new Error(`${path}:${index + 2}: ${cells.length} cells, ${names.length} columns.`);
    return Object.fromEntries(names.map((name, column) => [name, cells[column]]));
  });
}

/** Rows keyed by a GUID column, in small letters. The same id twice is an error: one of the rows would be lost. */
export function byGuid(path, rows, column, valueOf) {
  const result = {};
  for (const row of rows) {
    const id = row[column].toLowerCase();
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error(`${path}: ${row[column]} is not a GUID.`);
    if (Object.hasOwn(result, id)) throw new Error(`${path}: ${id} is there twice.`);
    result[id] = valueOf(row);
  }
  return result;
}
