import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { scan } from "../../src";
import { root } from "../cli/run";
import { Browser, describeInBrowser } from "../support/browser";

const now = "2026-11-30T00:00:00Z";

describeInBrowser("the library in Chromium", () => {
  const folder = mkdtempSync(join(tmpdir(), "aadguard-library-"));
  const browser = new Browser();
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("scans the example tenant as Node.js does, from files that are given", async () => {
    const bundle = join(folder, "aadguard.mjs");
    const script = `import { buildBrowser } from ${JSON.stringify(join(root, "scripts/lib/build-browser.mjs"))}; await buildBrowser(${JSON.stringify(bundle)});`;
    expect(spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" })).toMatchObject({
      status: 0,
      stderr: "",
    });
    const text = readFileSync(bundle, "utf8");
    expect(text).not.toMatch(/\bfrom\s*"node:|\brequire\("(?:node:)?(?:fs|path|crypto|worker_threads)"\)/);

    const tenant = join(root, "examples", "contoso-tenant");
    const files = readdirSync(tenant, { recursive: true, encoding: "utf8" })
      .map((name) => join(tenant, name))
      .filter((path) => path.endsWith(".json") && statSync(path).isFile())
      .map((path) => ({ path: relative(tenant, path).split(sep).join("/"), text: readFileSync(path, "utf8") }));
    const page = join(folder, "page.html");
    // A page from disk may load no module: the bundle is within.
    const inline = text.replace(/export\s*\{([^{}]*)\};(?=\s*(?:\/\*|$))/, (_, names: string) => {
      return `globalThis.aadguard={${names.replace(/([\w$]+) as (\w+)/g, "$2:$1")}};`;
    });
    expect(inline).toContain("globalThis.aadguard={");
    writeFileSync(page, `<!doctype html><script type="module">${inline.replace(/<(?=\/script|!--)/gi, "\\x3c")}</script>`);
    const { page: opened, complaints, requests } = await browser.open(page);
    await opened.waitForFunction(() => "aadguard" in globalThis);
    const found = await opened.evaluate(
      async ([given, time]) => {
        const { scan: scanHere } = (globalThis as unknown as { aadguard: { scan: (options: object) => Promise<{ document: object }> } })
          .aadguard;
        return (await scanHere({ files: given, now: time })).document;
      },
      [files, now] as const,
    );
    const { document } = await scan({ files, now });
    expect(document.findings.length).toBeGreaterThan(10);
    expect(found).toEqual(JSON.parse(JSON.stringify(document)));
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    // The bundler takes its time on a busy machine.
  }, 240_000);
});
