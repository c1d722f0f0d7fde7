import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DiagnoseDocument } from "../../src/diagnose";
import { aadguard, root } from "./run";

const manifest = "examples/manifests/portal-manifest.json";
const { appId } = JSON.parse(readFileSync(join(root, manifest), "utf8")) as { appId: string };
const diagnose = (...args: string[]) => aadguard(["diagnose", ...args, manifest, "--now", "2026-11-30T00:00:00Z"]);

const codes = [50000, 50011, 65001, 700016, 7000215, 7000222, 700027, 500011, 700213, 50105, 90094, 700054];

describe.each(codes)("AADSTS%d with one manifest", (code) => {
  const { stdout } = diagnose("--error", `AADSTS${code}: x`, "--format", "json");
  const { verdict, tried } = JSON.parse(stdout) as DiagnoseDocument;

  test("has an answer: what is broken and where, or where to look", () => {
    expect(tried?.requests).toBeGreaterThan(0);
    if (verdict.status === "broken") {
      expect(verdict.evidence[0]).toMatchObject({ path: manifest });
      expect(verdict.remediation?.text).toMatch(/\S{3}/);
    } else {
      expect(verdict.see?.text).toMatch(/\S{3}/);
      expect(verdict.see?.commands.length).toBeGreaterThan(0);
    }
  });

  test("names the application of the manifest in its commands", () => {
    const commands = [...(verdict.remediation?.commands ?? []), ...(verdict.see?.commands ?? [])].map(({ command }) => command);
    const unfilled = commands.filter((command) => command.includes("<appId>"));
    expect(unfilled).toEqual([]);
    if (commands.some((command) => /--id|appId/.test(command))) expect(commands.join("\n")).toContain(appId);
  });

  test("says what it could not see, or what is broken, or who decides", () => {
    expect(verdict.status === "broken" || /Cannot be seen here: \S|, which no declaration shows/.test(verdict.text)).toBe(true);
  });

  test("rules nothing out that only a tenant's export shows", () => {
    expect(verdict.text).not.toMatch(/Not the cause: [^.]*(?:Assignment|Consent)/);
  });

  test("calls no flow the application's that nobody declared", () => {
    expect(verdict.text).not.toMatch(/uses the (?!id)(?:[a-z-]+ ){1,4}flow/);
  });
});

test("--resource is any word, and the link says that nobody answers to it", () => {
  const { exit, stdout } = diagnose("--client", appId, "--resource", "no-such-api", "--flow", "clientCredentials", "--format", "json");
  const { request, links } = JSON.parse(stdout) as DiagnoseDocument;
  expect([0, 1]).toContain(exit);
  expect(request?.resource.displayName).toBe("no-such-api");
  expect(JSON.stringify(links.filter(({ status }) => status !== "holds"))).toContain("no-such-api");
});

describe.each(["pretty", "json", "markdown"])("secrets of the text as %s", (format) => {
  const value = "abc8Q~NotAnActualSecretValue0123456789abc";
  const token = `eyJhbGciOiJSUzI1NiJ9.${"eyJub3QiOiJhIHRva2VuIn0".repeat(3)}.c2lnbmF0dXJlLW9mLW5vdGhpbmc`;

  test.each([
    ["client_secret in a body", `grant_type=client_credentials&client_secret=${encodeURIComponent(value)}&scope=x AADSTS7000215: x`, value],
    ["a secret in JSON", `{"client_secret":"${value}","error_description":"AADSTS7000215: Invalid client secret"}`, value],
    ["secret= in a log", `secret=${value}; AADSTS7000215: x`, value],
    ["an assertion", `client_assertion=${token} AADSTS700027: x`, token],
    ["an assertion of on-behalf-of", `assertion=${token}&requested_token_use=on_behalf_of AADSTS50013: x`, token],
    ["a bearer token", `Authorization: Bearer ${token}\nAADSTS500131: x`, token],
    ["a password", `username=alice@contoso.com&password=${value} AADSTS50126: x`, value],
  ])("%s appears nowhere", (_, text, secret) => {
    const { stdout, stderr } = diagnose("--error", text, "--format", format, "--all");
    const shown = stdout + stderr;
    expect(shown).toContain("AADSTS");
    for (const part of [secret, secret.slice(0, 20), secret.slice(-20), encodeURIComponent(secret)]) expect(shown).not.toContain(part);
  });
});
