import { codeEntries } from "../../src/diagnose/codes/table";
import { diagnose } from "../../src/library/diagnose";
import { oneOf } from "../support/breadth";
import { filesOf, tenant, type Tenant } from "./tenant";
import { type Case, filled, names, quotesOf } from "./corpus/case";
import { clientCases } from "./corpus/clients";
import { credentialCases } from "./corpus/credentials";
import { otherCases } from "./corpus/others";
import { permissionCases } from "./corpus/permissions";
import { redirectCases } from "./corpus/redirects";

const cases = [...redirectCases, ...clientCases, ...credentialCases, ...permissionCases, ...otherCases];
const all = cases.flatMap((each) => each.texts.map((text) => ({ each, text: textOf(each.code, text) })));

function textOf(code: number, text: string): string {
  return filled(text.includes("AADSTS") && text.startsWith("http") ? text : `AADSTS${code}: ${text}`);
}

/** Beside the one at fault stands a client that is at fault as well, by what leads to other codes. */
function withDecoy(made: Tenant): void {
  const id = "4d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d55";
  const appId = "8a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a55";
  made.applications.push({
    ...tenant().applications[0],
    id,
    appId,
    displayName: "Returns Web",
    web: {
      redirectUris: ["https://returns.contoso.com/cb"],
      implicitGrantSettings: { enableAccessTokenIssuance: true, enableIdTokenIssuance: true },
    },
    keyCredentials: [{ keyId: "k9", type: "Symmetric", usage: "Sign", endDateTime: "2099-01-01T00:00:00Z" }],
  });
  const [own] = tenant().servicePrincipals;
  made.servicePrincipals.push({
    ...own,
    id: "92a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c8",
    appId,
    displayName: "Returns Web",
    servicePrincipalNames: [appId],
  });
  made.grants.push({ ...tenant().grants[0]!, id: "g9", clientId: "92a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c8" });
}

/** Another client, first by name, with the very fault of the one that a message names. */
function withTwin(made: Tenant): void {
  const id = "4d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d66";
  const appId = "8a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a66";
  const [web] = made.applications;
  made.applications.push({ ...structuredClone(web), id, appId, displayName: "Archive Web" });
  const own = made.servicePrincipals.find((principal) => principal.appId === web.appId);
  const principal = "92a3c1d4-2c7e-4e3b-9a55-64b7a3f2d866";
  if (own) made.servicePrincipals.push({ ...own, id: principal, appId, displayName: "Archive Web" });
  made.grants.push(
    ...made.grants
      .filter(({ clientId }) => clientId === own?.id)
      .map((grant) => ({ ...grant, id: `${String(grant.id)}x`, clientId: principal })),
  );
}

async function answer({ fault }: Case, text: string, beside: (tenant: Tenant) => void) {
  const made = tenant((each) => {
    fault?.(each);
    beside(each);
  });
  const files = Object.entries(filesOf(made)).map(([path, content]) => ({ path, text: JSON.stringify(content, null, 2) }));
  return diagnose({ files, error: text, now: "2026-11-23T00:00:00Z" });
}

/** What is wrong with the answer; undefined where it is right. */
async function wrongWith(each: Case, text: string, beside = withDecoy): Promise<string | undefined> {
  const { verdict, request, error } = await answer(each, text, beside);
  const said = JSON.stringify([verdict, error]);
  const lost = quotesOf(text).filter((quote) => !said.includes(JSON.stringify(quote).slice(1, -1)));
  if (lost.length > 0) return `LOST ${lost.join(", ")}`;
  if (each.link === undefined) return verdict.status === "broken" ? `FALSE ${verdict.link}: ${verdict.text}` : undefined;
  if (verdict.status !== "broken") return `NONE ${verdict.text}`;
  if (each.link !== verdict.link) return `OTHER ${verdict.link}: ${verdict.text}`;
  const wanted = each.client === undefined ? "Orders Web" : each.client;
  return wanted === null || request?.client.displayName === wanted ? undefined : `CLIENT ${request?.client.displayName}: ${verdict.text}`;
}

test("the corpus has at least 150 texts, and one of every code that declarations decide", () => {
  expect(all.length).toBeGreaterThanOrEqual(150);
  const covered = new Set(cases.map(({ code }) => `AADSTS${code}`));
  expect(
    codeEntries()
      .filter(({ code, visible }) => visible !== "no" && !covered.has(code))
      .map(({ code }) => code),
  ).toEqual([]);
});

test("the right cause comes first in 95 of 100 texts, what a text quotes comes back, and no cause is false", async () => {
  const tried = oneOf(4, all);
  const wrong: string[] = [];
  for (const { each, text } of tried) {
    const problem = await wrongWith(each, text);
    if (problem) wrong.push(`${problem}\n  <- ${text}`);
  }
  expect(wrong.filter((problem) => !problem.startsWith("NONE"))).toEqual([]);
  expect(wrong.length / tried.length).toBeLessThanOrEqual(0.05);
}, 300_000);

test("of two clients with the same fault the answer is about the one that the message names", async () => {
  const naming = all.filter(({ each, text }) => each.link !== undefined && each.client === undefined && text.includes(names.client));
  expect(naming.length).toBeGreaterThan(50);
  const wrong: string[] = [];
  for (const { each, text } of oneOf(8, naming)) {
    const problem = await wrongWith(each, text, withTwin);
    if (problem && !problem.startsWith("NONE")) wrong.push(`${problem}\n  <- ${text}`);
  }
  expect(wrong).toEqual([]);
}, 300_000);
