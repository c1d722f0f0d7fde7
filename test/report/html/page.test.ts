import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { root } from "../../cli/run";
import { accessibilityFaults, Browser, describeInBrowser } from "../../support/browser";
import { htmlReportOf, opened } from "./page";

// A browser shares its processors with whatever else runs.
const contoso = htmlReportOf(["examples/contoso-tenant"]);
afterAll(contoso.remove);

describeInBrowser("the HTML report in a browser", () => {
  const browser = new Browser();
  afterAll(() => browser.close());
  afterEach(() => browser.closePages());
  const choice = (page: Page, name: string) => page.getByRole("combobox", { name, exact: true });
  const field = (page: Page, name: string) => page.locator("label", { hasText: new RegExp(`^${name}\\s*$`) }).locator("input");
  const messages = (page: Page) => page.locator("#finding-list h3").allInnerTexts();
  const count = (page: Page) => page.locator("#finding-count").innerText();

  test("asks no network for anything and has nothing to complain about", async () => {
    const { page, complaints, requests } = await opened(browser, contoso.file);
    await page.emulateMedia({ media: "print" });
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
  });

  test("reads like this to those who do not see it", async () => {
    const { page } = await opened(browser, contoso.file);
    const text = `${await page.locator("main").ariaSnapshot()}\n`;
    const file = join(root, "test", "report", "snapshots", "contoso.html.aria.yml");
    if (process.env.UPDATE_SNAPSHOTS) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, "utf8"));
  });

  test("filters by severity, rule, root cause, application and text", async () => {
    const { page } = await opened(browser, contoso.file);
    const all = Number((await count(page)).replace(" findings", ""));
    // The first fifty; a button shows the others.
    expect((await messages(page)).length).toBe(Math.min(all, 50));

    await choice(page, "Severity").selectOption("error");
    const errors = await page.locator("#finding-list > li.error").count();
    expect(await page.locator("#finding-list > li").count()).toBe(errors);
    expect(await count(page)).toBe(`${errors} of ${all} findings`);

    await page.getByRole("button", { name: "Reset" }).click();
    await choice(page, "Rule").selectOption("symmetric-signing-key");
    expect(new Set(await page.locator("#finding-list dl dd:nth-of-type(1)").allInnerTexts())).toEqual(new Set(["symmetric-signing-key"]));

    await page.getByRole("button", { name: "Reset" }).click();
    await choice(page, "Root cause").selectOption("5");
    const causes = (await page.locator("#finding-list dd").allInnerTexts()).filter((text) => /^\d\. /.test(text));
    expect(new Set(causes)).toEqual(new Set([expect.stringMatching(/^5\. The resource API/)]));

    await page.getByRole("button", { name: "Reset" }).click();
    await field(page, "Application").fill("warehouse dash");
    expect(await messages(page)).toEqual(Array(3).fill(expect.stringContaining("Contoso Warehouse Dashboard")));

    await page.getByRole("button", { name: "Reset" }).click();
    await field(page, "Text").fill("AADSTS7000112");
    expect((await messages(page)).join("\n")).toMatch(
      /^error Microsoft has disabled Contoso Bulk Mailer.*\nerror The service principal of Contoso Shipping API/,
    );
    await field(page, "Text").fill("no such thing");
    expect(await count(page)).toBe(`0 of ${all} findings`);
  });

  test("a tile of the summary shows the findings behind it", async () => {
    const { page } = await opened(browser, contoso.file);
    await page.locator("#summary a.warning").click();
    const warnings = Number(await page.locator("#summary a.warning b").innerText());
    expect(await page.locator("#finding-list > li.warning").count()).toBe(warnings);
    expect(await page.locator("#finding-list > li").count()).toBe(warnings);
  });

  test("the picture marks a broken link with its code, and answers to the keyboard", async () => {
    const { page } = await opened(browser, contoso.file);
    expect(await page.locator("#picture .code.error").allTextContents()).toContain("✕ AADSTS7000112");

    await field(page, "Find").fill("warehouse dashboard");
    await page.locator("#graph-found button", { hasText: "(application)" }).click();
    const chosen = page.locator("#picture .node[aria-pressed=true]");
    expect(await chosen.getAttribute("aria-label")).toMatch(/^Contoso Warehouse Dashboard, application, client, 3 findings.*broken link/);
    const details = page.getByRole("region", { name: "The chosen node" });
    expect(await details.innerText()).toMatch(/Calls \(2\)[\s\S]*Contoso Warehouse API\s*✕ AADSTS50000/);

    await details.getByRole("button", { name: "Contoso Warehouse API" }).click();
    expect(await details.innerText()).toMatch(/^Contoso Warehouse API[\s\S]*Called by \(1\)[\s\S]*Contoso Warehouse Dashboard/);
    const focused = () => page.evaluate<string | null>("document.activeElement.getAttribute('aria-label')");
    const before = await focused();
    await page.keyboard.press("ArrowLeft");
    expect(await focused()).not.toBe(before);
    await page.keyboard.press("Enter");
    expect(await chosen.getAttribute("aria-label")).toBe(await focused());
    await page.keyboard.press("Escape");
    expect(await chosen.count()).toBe(0);
    expect(await page.locator("#picture .node[tabindex='0']").count()).toBe(1);
  });

  test("zooms, and leaves out what the boxes say", async () => {
    const { page } = await opened(browser, contoso.file);
    const transform = () => page.locator("#picture .layer").getAttribute("transform");
    const fitted = await transform();
    await page.getByRole("button", { name: "Zoom in" }).click();
    expect(await transform()).not.toBe(fitted);
    await page.getByRole("button", { name: "Show all", exact: true }).click();
    expect(await transform()).toBe(fitted);
    const shown = () => page.locator("#picture .node:not(.out)").count();
    const all = await shown();
    await page.getByLabel("Microsoft's APIs").uncheck();
    expect(await shown()).toBeLessThan(all);
    await page.getByLabel("only what has findings").check();
    expect(await page.locator("#picture .node.none:not(.out)").count()).toBeLessThan(await shown());
    expect(await page.locator("#picture .node.error.out").count()).toBe(0);
  });

  test("leads from a finding to its node and back", async () => {
    const { page } = await opened(browser, contoso.file);
    await page.getByRole("button", { name: "Show in the graph: Contoso Survey" }).click();
    expect(await page.locator("#graph-details h3").innerText()).toBe("Contoso Survey");
    await page.getByRole("button", { name: "Show its finding" }).click();
    expect((await messages(page)).every((text) => text.includes("Contoso Survey"))).toBe(true);
  });

  test("lists each application's verdicts, the gravest first", async () => {
    const { page } = await opened(browser, contoso.file);
    const names = page.locator("#application-list summary");
    expect(await names.first().innerText()).toMatch(/2 errors.*\d+ satisfied/);
    await field(page, "Name or id").fill("orders web");
    await names.first().click();
    const verdicts = await page.locator("#application-list .verdicts").innerText();
    expect(verdicts).toMatch(/application [0-9a-f-]{36} in examples\/contoso-tenant\/Applications\//);
    expect(verdicts).toMatch(/Satisfied \(\d+\): .*symmetric-signing-key/);
    await field(page, "Name or id").fill("");
    await choice(page, "Verdicts").selectOption("satisfied");
    expect(await page.locator("#application-list .badge.error").count()).toBe(0);
  });

  test.each(["light", "dark"] as const)("axe-core finds nothing wrong with it in %s", async (scheme) => {
    const { page } = await opened(browser, contoso.file, { scheme });
    await page.locator("#application-list summary").first().click();
    await page.getByRole("button", { name: "Show in the graph: Contoso Survey" }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("fits a narrow window without scrolling sideways", async () => {
    const { page } = await opened(browser, contoso.file, { width: 360 });
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("prints its findings and its picture without the controls, black on white", async () => {
    const { page } = await opened(browser, contoso.file, { scheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.locator("#finding-filters").isVisible()).toBe(false);
    expect(await page.locator("#picture").isVisible()).toBe(true);
    expect(await page.evaluate<string>("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
    expect((await page.pdf()).length).toBeGreaterThan(20_000);
  });
});
