// node scripts/generate-data.mjs: writes data/aadsts-codes.json from scripts/data/aadsts-codes.tsv.
// node scripts/generate-data.mjs DIR DATE: writes the other data/*.json too, from the tables in DIR as they were on DATE (yyyy-mm-dd).
// data/README.md describes the tables.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { aadstsCodes, target as codesFile } from "./data/aadsts-codes.mjs";
import { compactJson } from "./data/compact-json.mjs";
import { byGuid, readTable } from "./data/table.mjs";
import { root } from "./lib/root.mjs";

const source = "https://github.com/merill/microsoft-info";
const [directory, date] = process.argv.slice(2);

if (directory !== undefined && !/^\d{4}-\d\d-\d\d$/.test(date ?? "")) {
  process.stderr.write(
    "Usage: node scripts/generate-data.mjs [DIR DATE]\nDIR contains the tables of data/README.md, DATE (yyyy-mm-dd) says how old they are.\n",
  );
  process.exitCode = 2;
} else {
  try {
    writeCodes();
    if (directory !== undefined) writeOthers();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

function writeCodes() {
  const content = aadstsCodes();
  writeFileSync(join(root, codesFile), content);
  process.stdout.write(`${codesFile}: ${Object.keys(JSON.parse(content).codes).length} codes\n`);
}

function writeOthers() {
  write("microsoft-graph-permissions.json", {
    scopes: table("microsoft-graph-scopes.tsv", "id", ["value", "consent", "enabled"], (row) => [row.value, row.consent, isEnabled(row)]),
    roles: table("microsoft-graph-app-roles.tsv", "id", ["value", "enabled"], (row) => [row.value, isEnabled(row)]),
  });
  write("first-party-applications.json", {
    applications: table("first-party-applications.tsv", "appId", ["displayName", "ownerTenant"], (row) => [
      row.displayName,
      row.ownerTenant.toLowerCase() || null,
    ]),
  });
}

function table(name, key, columns, valueOf) {
  const path = join(directory, name);
  return byGuid(path, readTable(path, [key, ...columns]), key, valueOf);
}

function isEnabled({ enabled }) {
  return enabled.toLowerCase() === "true";
}

function write(name, content) {
  writeFileSync(join(root, "data", name), compactJson({ date, source, ...content }));
  const counts = Object.entries(content).map(([what, entries]) => `${Object.keys(entries).length} ${what}`);
  process.stdout.write(`data/${name}: ${counts.join(", ")}\n`);
}
