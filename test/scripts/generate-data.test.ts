import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const [first, second] = ["0B8A1E5C-7a41-4d6e-9f18-52c7a0b4e9d1", "0a8a1e5c-7a41-4d6e-9f18-52c7a0b4e9d1"];

describe("node scripts/generate-data.mjs", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "aadguard-data-"));
    cpSync(join(root, "scripts"), join(folder, "scripts"), { recursive: true });
    mkdirSync(join(folder, "data"));
    table(
      "microsoft-graph-scopes.tsv",
      ["id", "value", "consent", "enabled"],
      [first, "B.Read", "User", "true"],
      [second, "A.Read", "Admin", "false"],
    );
    table("microsoft-graph-app-roles.tsv", ["id", "value", "enabled"], [first, "B.Read", "true"]);
    table(
      "first-party-applications.tsv",
      ["appId", "displayName", "ownerTenant", "listedBy"],
      [first, "B", second, "x"],
      [second, "A", "", "y"],
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const table = (name: string, ...rows: string[][]) => writeFileSync(join(folder, name), rows.map((row) => `${row.join("\t")}\n`).join(""));
  const run = (...args: string[]) => spawnSync(process.execPath, ["scripts/generate-data.mjs", ...args], { cwd: folder, encoding: "utf8" });
  const read = (name: string) => readFileSync(join(folder, "data", name), "utf8");

  test("writes permissions by type and id, and applications with their owner, sorted, ids in small letters, with the date", () => {
    expect(run(".", "2026-08-20").status).toBe(0);
    expect(JSON.parse(read("microsoft-graph-permissions.json"))).toEqual({
      date: "2026-08-20",
      source: expect.stringMatching(/^https:/),
      scopes: { [second]: ["A.Read", "Admin", false], [first.toLowerCase()]: ["B.Read", "User", true] },
      roles: { [first.toLowerCase()]: ["B.Read", true] },
    });
    expect(read("first-party-applications.json")).toContain(
      `    "${second}": ["A",null],\n    "${first.toLowerCase()}": ["B","${second}"]\n`,
    );
  });

  test.each([
    ["a table that is missing", () => rmSync(join(folder, "microsoft-graph-scopes.tsv")), /microsoft-graph-scopes\.tsv/],
    [
      "a column that is missing",
      () => table("microsoft-graph-app-roles.tsv", ["id", "value"]),
      /microsoft-graph-app-roles\.tsv:1: no column enabled/,
    ],
    [
      "a row with too few cells",
      () => table("microsoft-graph-app-roles.tsv", ["id", "value", "enabled"], ["x"]),
      /app-roles\.tsv:2: 1 cells, 3 columns/,
    ],
    [
      "the same id twice",
      () => table("microsoft-graph-app-roles.tsv", ["id", "value", "enabled"], [first, "a", "true"], [first.toLowerCase(), "b", "true"]),
      /is there twice/,
    ],
  ])("refuses %s", (_, spoil, message) => {
    spoil();
    const { status, stderr } = run(".", "2026-08-20");
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("asks for the date", () => {
    expect(run(".")).toMatchObject({ status: 2, stderr: expect.stringContaining("Usage:") });
  });

  test("without tables writes the codes of the table in the repository alone, as they are committed", () => {
    expect(run()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^data\/aadsts-codes\.json: \d+ codes\n$/) });
    expect(read("aadsts-codes.json")).toBe(readFileSync(join(root, "data", "aadsts-codes.json"), "utf8"));
  });

  test.each([
    ["\tno\t\t", "\tmaybe\t\t", /visible: maybe/],
    ["\tuser\tno\t", "\tweather\tno\t", /not known where it is decided: weather/],
    ["\n16001\t", "\n16000\t", /16000: there twice/],
  ])("refuses a row of the codes that is not sound: %j as %j", (from, to, message) => {
    const path = join(folder, "scripts", "data", "aadsts-codes.tsv");
    writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringMatching(message) });
  });
});
