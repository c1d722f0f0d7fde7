import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { PageData } from "../../../src/report/html/page-data";
import { now } from "../../cli/inputs";
import { aadguard } from "../../cli/run";
import { htmlReportOf } from "./page";

const contoso = htmlReportOf(["examples/contoso-tenant"]);
const text = readFileSync(contoso.file, "utf8");
contoso.remove();
const element = (name: string, attributes = ""): string => new RegExp(`<${name}${attributes}>([\\s\\S]*?)</${name}>`).exec(text)?.[1] ?? "";
const data = JSON.parse(element("script", '[^>]*id="data"')) as PageData;

test("the page holds its style and its script, and a policy that allows these two and no request", () => {
  const hash = (content: string) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1];
  expect(policy?.split("; ").sort()).toEqual([
    "base-uri 'none'",
    "default-src 'none'",
    "form-action 'none'",
    `script-src ${hash(element("script"))}`,
    `style-src ${hash(element("style"))}`,
  ]);
  expect(text).not.toMatch(/<(?:link|img|iframe|object|embed)\b|<script[^>]* src=|@import|url\(["']?http/);
});

test("the picture's library comes with its licence", () => {
  expect(element("script")).toMatch(/Copyright 2010-\d+ Mike Bostock[\s\S]*Permission to use, copy, modify/);
});

test("it says of every application what the JSON document says", () => {
  const document = JSON.parse(aadguard(["scan", "examples/contoso-tenant", "--now", now, "--format", "json"]).stdout) as {
    findings: unknown[];
    summary: { applications: number };
  };
  expect(data.findings).toEqual(document.findings);
  expect(data.applications.filter(({ kind }) => kind === "application")).toHaveLength(document.summary.applications);
  // Each finding belongs to one application.
  expect(data.applications.flatMap(({ findings }) => findings).sort((a, b) => a - b)).toEqual(document.findings.map((_, index) => index));
});

test("the same inputs give the same bytes", () => {
  const again = htmlReportOf(["examples/contoso-tenant", "--jobs", "2"]);
  expect(readFileSync(again.file, "utf8") === text).toBe(true);
  again.remove();
});

test("--undetermined ignore lists none, and still counts", () => {
  const selected = htmlReportOf(["examples/manifests/graph-powershell-cut.json", "--undetermined", "ignore"]);
  const page = readFileSync(selected.file, "utf8");
  expect(page).toMatch(/\d+ verdicts? (?:is|are) undetermined; the list was not asked for\./);
  expect((JSON.parse(/id="data">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? "") as PageData).open).toEqual([]);
  selected.remove();
});
