import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { root } from "../../cli/run";
import { Browser, describeInBrowser } from "../../support/browser";
import { htmlReportOf, opened } from "./page";

/**
 * The pictures of the docs, of the example tenant's report. To take them anew, and then look at them:
 * UPDATE_PICTURES=1 npx jest test/report/html/pictures.test.ts
 */
const folder = join(root, "docs", "images");
const schemes = ["light", "dark"] as const;
const pageOfDocs = readFileSync(join(root, "docs", "html-report.md"), "utf8");
const contoso = htmlReportOf(["examples/contoso-tenant"]);
afterAll(contoso.remove);

describeInBrowser("the pictures of the docs", () => {
  const browser = new Browser();
  afterAll(() => browser.close());
  afterEach(() => browser.closePages());

  async function take(page: Page, name: string, height: number): Promise<void> {
    await page.setViewportSize({ width: 1180, height });
    if (process.env.UPDATE_PICTURES) await page.screenshot({ path: join(folder, name) });
    expect(existsSync(join(folder, name))).toBe(true);
    expect(pageOfDocs).toContain(`(images/${name})`);
  }

  test.each(schemes)("the report, %s", async (scheme) => {
    const { page } = await opened(browser, contoso.file, { scheme, width: 1180 });
    await take(page, `html-report-${scheme}.png`, 1160);
  });

  test.each(schemes)("who calls whom, around one API, %s", async (scheme) => {
    const { page } = await opened(browser, contoso.file, { scheme, width: 1180 });
    await page.locator("#graph-search").fill("Contoso Orders API");
    await page.locator("#graph-found button", { hasText: "(application)" }).click();
    await page.locator("#graph-search").fill("");
    await page.locator("#graph-search").blur();
    await page.locator("#graph").evaluate((section) => section.scrollIntoView());
    expect(await page.locator("#graph-details").innerText()).toContain("Contoso Orders API");
    await take(page, `html-graph-${scheme}.png`, 900);
  });
});
