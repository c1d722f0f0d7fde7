import { readFileSync } from "node:fs";
import { folderWith } from "../../cli/run";
import { Browser, accessibilityFaults, describeInBrowser } from "../../support/browser";
import { hostileNames } from "../hostile";
import { htmlReportOf, opened, type Written } from "./page";

const graphId = "00000003-0000-0000-c000-000000000000";
const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";
const idOf = (start: string, n: number): string => `${start}-${String(n).padStart(12, "0")}`;
const markup = [
  "</script><script>document.title = 'taken'</script>",
  "Photos <img src=x onerror=\"document.title='taken'\">",
  "<!--<script>",
  "</style></title>",
];

/** Applications with a symmetric signing key each, so that names stand in findings, remedies and the picture. */
const hostileApplications = [...markup, ...hostileNames].map((displayName, n) => ({
  id: idOf("0b6f3f52-7c1d-4c0e-8a55", n),
  appId: idOf("4f1c1a5e-0d4e-4f6b-9a53", n),
  displayName,
  signInAudience: "AzureADMyOrg",
  requiredResourceAccess: [{ resourceAppId: graphId, resourceAccess: [{ id: userRead, type: "Scope" }] }],
  keyCredentials: [
    {
      keyId: "3b0e0c1a-6a52-4f0e-9f4b-0b8f6c1d2e01",
      type: "Symmetric",
      usage: "Sign",
      displayName,
      key: "c2VjcmV0",
      endDateTime: "2099-01-01T00:00:00Z",
    },
  ],
}));

function reportOf(files: Readonly<Record<string, unknown>>): Written {
  const folder = folderWith(files);
  const written = htmlReportOf(["."], folder.path);
  folder.remove();
  return written;
}

describeInBrowser("the HTML report of inputs that are not well-behaved", () => {
  const browser = new Browser();
  afterAll(() => browser.close());
  afterEach(() => browser.closePages());

  test("names that hold markup stay text", async () => {
    const report = reportOf({ "apps.json": hostileApplications });
    expect(report.run.exit).toBe(1);
    expect(readFileSync(report.file, "utf8")).not.toContain("c2VjcmV0");
    const { page, complaints, requests } = await opened(browser, report.file);
    await page.getByLabel("Name or id").fill("photos");
    await page.locator("#application-list summary").click();
    await page.locator("#application-list button").click();
    expect(await page.locator("#graph-details h3").innerText()).toBe(markup[1]);
    expect(await page.title()).toMatch(/^aadguard: /);
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    expect(await page.locator("script").count()).toBe(2);
    expect(await page.locator("main img, main b:not(.tile b)").count()).toBe(0);
    const headings = (await page.locator("#finding-list h3").allInnerTexts()).join("\n");
    for (const name of markup) expect(headings).toContain(name);
    // Marks that turn the writing around, and controls, are shown.
    expect(headings).toContain("\\u202eevil\\u2066");
    report.remove();
  });

  test("what could not be judged is told for each application, with why and what settles it", async () => {
    const report = reportOf({
      "app.json": {
        id: idOf("0b6f3f52-7c1d-4c0e-8a55", 1),
        appId: idOf("4f1c1a5e-0d4e-4f6b-9a53", 1),
        displayName: "Stock",
        signInAudience: "AzureADMyOrg",
      },
    });
    const { page } = await opened(browser, report.file);
    await page.getByRole("combobox", { name: "Verdicts", exact: true }).selectOption("undetermined");
    await page.locator("#application-list summary").click();
    const row = page.locator("#application-list tr", { hasText: "symmetric-signing-key" });
    expect((await row.innerText()).replace(/\s+/g, " ")).toBe(
      "symmetric-signing-key undetermined application: `keyCredentials` is not in the input. " +
        "Export the whole objects: `az ad app list --all` and `az ad sp list --all`, without $select or --query.",
    );
    expect(await page.locator("#open tbody tr").count()).toBeGreaterThan(3);
    expect(await page.locator("#summary .outcome").innerText()).toMatch(
      /^This run does not fail: nothing found in what could be judged\. \d+ verdicts could not be decided\.$/,
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    report.remove();
  });

  test("a run without anything has a page that says so", async () => {
    const report = reportOf({ "other.json": { hello: 1 } });
    expect(report.run.exit).toBe(3);
    const { page, complaints } = await opened(browser, report.file);
    expect(await page.locator("#summary .outcome").innerText()).toBe("This run fails: nothing was judged, since no declaration was found.");
    expect(complaints).toEqual([]);
    expect(await accessibilityFaults(page)).toEqual([]);
    report.remove();
  });

  describe("large tenants", () => {
    /** Every client calls Microsoft Graph; every tenth holds a signing key. */
    const tenantOf = (count: number) => ({
      "apps.json": Array.from({ length: count }, (_, n) => ({
        ...hostileApplications[0],
        id: idOf("0b6f3f52-7c1d-4c0e-8a55", n),
        appId: idOf("4f1c1a5e-0d4e-4f6b-9a53", n),
        displayName: `Client ${n}`,
        ...(n % 10 === 0 ? {} : { keyCredentials: [] }),
      })),
    });

    test("two thousand nodes are drawn, and lists show their beginning", async () => {
      const report = reportOf(tenantOf(1999));
      const { page } = await opened(browser, report.file);
      expect(await page.locator("#picture .node").count()).toBe(2000);
      expect(await page.locator("#application-list > li").count()).toBe(50);
      await page.getByRole("button", { name: "Show all 200" }).click();
      expect(await page.locator("#finding-list > li").count()).toBe(200);
      report.remove();
    });

    test("beyond, the neighbourhoods of the findings are drawn, and the page says so", async () => {
      const report = reportOf(tenantOf(2500));
      const { page } = await opened(browser, report.file);
      expect(await page.locator("#graph").innerText()).toMatch(/251 of 2501 nodes are drawn: the neighbourhoods of the findings\./);
      expect(await page.locator("#picture .node").count()).toBe(251);
      await page.getByLabel("Name or id").fill("Client 1234");
      await page.locator("#application-list summary").click();
      await page.locator("#application-list button").click();
      expect(await page.locator("#graph-status").innerText()).toBe("It is not part of this picture: see the note above it.");
      report.remove();
    });
  });
});
