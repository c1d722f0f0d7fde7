import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

describe("scripts on a machine with Node only", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "aadguard-scripts-"));
    for (const name of ["scripts", "tools", "package.json"]) cpSync(join(root, name), join(folder, name), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  // `npm test` may have forbidden to build tools; these scripts run as someone calls them.
  const run = (...args: string[]) => runWith({}, ...args);
  const runWith = (env: Record<string, string>, ...args: string[]) =>
    spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, AADGUARD_TOOLS: "", PATH: folder, GOROOT: "", ...env },
    });

  test.each(["opa", "regal", "pulumi", "tofu"])("%s: says that Go is needed, and where to get it", (tool) => {
    const { status, stderr } = run(`scripts/${tool}.mjs`, "version");
    expect(status).toBe(2);
    expect(stderr).toMatch(
      new RegExp(`^${tool} is a Go tool \\(pinned in tools/${tool}\\), and Go was not found\\. Install Go \\(https://go\\.dev/dl/\\)`),
    );
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("under `npm test`, a tool that is not built says how to build it", () => {
    const { status, stderr } = runWith({ AADGUARD_TOOLS: "as-they-are" }, "scripts/opa.mjs", "version");
    expect({ status, stderr }).toEqual({ status: 2, stderr: "opa was not built yet: `npm run tools`, which needs Go\n" });
  });

  test("prepare does nothing where there are no sources, as in an unpacked package", () => {
    for (const name of ["scripts/lib", "tools"]) rmSync(join(folder, name), { recursive: true });
    expect(run("scripts/prepare.mjs")).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(existsSync(join(folder, "dist"))).toBe(false);
  });

  test("prepare does nothing where the compiler is not installed", () => {
    cpSync(join(root, "src/model"), join(folder, "src/model"), { recursive: true });
    expect(run("scripts/prepare.mjs")).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(existsSync(join(folder, "dist"))).toBe(false);
  });
});
