import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { root } from "../cli/run";
import { findProgram, groupNeeding } from "./needs";

const program = ["chromium", "chromium-browser", "google-chrome"].map(findProgram).find((path) => path !== undefined);
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Groups of tests that look at a page in Chromium (Debian: `apt-get install chromium`). */
export const describeInBrowser = groupNeeding("Chromium", program !== undefined);

export interface Visit {
  readonly page: Page;
  /** What the page itself complains about: errors, and warnings of the console. */
  readonly complaints: readonly string[];
  /** Addresses that anything on the page asked for, the page's own file apart. */
  readonly requests: readonly string[];
}

/** A fresh browser with a profile of its own; `close` it. */
export class Browser {
  private readonly profile = mkdtempSync(join(tmpdir(), "aadguard-browser-"));
  private context: BrowserContext | undefined;

  async open(file: string, { scheme = "light", width = 1280 }: { scheme?: "light" | "dark"; width?: number } = {}): Promise<Visit> {
    this.context ??= await chromium.launchPersistentContext(this.profile, {
      executablePath: program,
      args: [...flags, ...quiet],
    });
    const page = await this.context.newPage();
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on("console", (message) => void complaints.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => void complaints.push(String(error)));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    const own = pathToFileURL(file).href;
    page.on("request", (request) => void (request.url().split("#")[0] !== own && requests.push(request.url())));
    await page.goto(own);
    return { page, complaints, requests };
  }

  async closePages(): Promise<void> {
    for (const page of this.context?.pages().slice(1) ?? []) await page.close();
  }

  async close(): Promise<void> {
    await this.context?.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}

const axe = join(root, "node_modules", "axe-core", "axe.min.js");

/** What axe-core, an independent checker of accessibility, finds wrong: one line for each element. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(axe, "utf8"));
  return page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
    return (await run()).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
