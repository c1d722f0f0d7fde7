// npm run bench -- [ROW…] [--applications N] [--rounds N] [--seed N] [--write]: measures rows of bench/rows.mjs, in turn and as whole
// processes; all of them where none is named. --write puts the tables into docs/performance.md. --list prints the rows.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../scripts/lib/root.mjs";
import { usages } from "./measure.mjs";
import { rows } from "./rows.mjs";
import { tableOf, withTable } from "./table.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    applications: { type: "string" },
    rounds: { type: "string" },
    seed: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
  },
});

const unknown = positionals.filter((name) => !(name in rows));
if (values.list) for (const [name, { title }] of Object.entries(rows)) process.stdout.write(`${name}: ${title}\n`);
else if (unknown.length > 0) fail(`${unknown.join(", ")}: not a row. There are ${Object.keys(rows).join(", ")}.`);
else for (const name of positionals.length > 0 ? positionals : Object.keys(rows)) await measure(name);

async function measure(name) {
  const row = rows[name];
  const applications = Number(values.applications ?? row.applications);
  const rounds = Number(values.rounds ?? row.rounds);
  try {
    const table = await measured(name, row, { applications, rounds, seed: Number(values.seed) });
    process.stdout.write(`${table}\n`);
    if (values.write) write(name, table);
  } catch (error) {
    fail(`${name}: ${error.message}`);
  }
}

async function measured(name, row, { applications, rounds, seed }) {
  if (row.table) return `### ${row.title}\n\n${await row.table({ applications, rounds, seed })}`;
  const { totals, commands } = row.make({ applications, seed });
  return tableOf({ name, title: row.title, applications, rounds, totals, usages: usages(commands, rounds) });
}

function write(name, table) {
  const page = join(root, "docs", "performance.md");
  writeFileSync(page, withTable(readFileSync(page, "utf8"), name, table));
  spawnSync(process.execPath, [join(root, "node_modules/prettier/bin/prettier.cjs"), "--write", page]);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
