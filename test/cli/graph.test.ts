import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Graph, GraphLink, GraphNode } from "../../src/graph";
import { hostileNames } from "../report/hostile";
import { now } from "./inputs";
import { aadguard, folderWith, root } from "./run";

const contoso = ["graph", "examples/contoso-tenant", "--now", now];
const graphOf = (args: readonly string[], cwd?: string): Graph => {
  const { exit, stdout, stderr } = aadguard([...args, "--format", "json"], { cwd });
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  return JSON.parse(stdout) as Graph;
};
const whole = graphOf(contoso);
const nodeOf = (name: string, kind: GraphNode["kind"] = "application", { nodes }: Graph = whole) =>
  nodes.find((node) => node.displayName === name && node.kind === kind) ?? fail(`no ${kind} ${name}`);
const linkOf = (from: string, to: string, kind: GraphLink["kind"], { links }: Graph = whole) =>
  links.find((link) => link.from === from && link.to === to && link.kind === kind) ?? fail(`no ${kind} link`);
const fail = (message: string): never => {
  throw new Error(message);
};

describe("graph --format json", () => {
  test("links a client with the API that it calls, naming permissions and who says so", () => {
    const [web, orders] = [nodeOf("Contoso Orders Web"), nodeOf("Contoso Orders API")];
    expect(linkOf(web.id, orders.id, "calls")).toMatchObject({
      by: ["requiredResourceAccess", "oauth2PermissionGrant"],
      delegated: expect.arrayContaining([expect.stringMatching(/^[A-Z]\w+/)]) as string[],
      findings: [],
    });
    expect(web.roles).toEqual(["client"]);
    expect(orders.roles).toEqual(["client", "api"]);
  });

  test("links an application with its service principal, and shows one that is missing", () => {
    expect(
      linkOf(nodeOf("Contoso Orders Web").id, nodeOf("Contoso Orders Web", "servicePrincipal").id, "servicePrincipal").findings,
    ).toEqual([]);
    const missing = nodeOf("Contoso Expense Importer", "servicePrincipal");
    expect(missing.presence).toBe("missing");
    const { findings } = linkOf(nodeOf("Contoso Expense Importer").id, missing.id, "servicePrincipal");
    expect(findings).toEqual([expect.objectContaining({ ruleId: "client-without-service-principal", severity: "error", active: true })]);
  });

  test("marks the link that a finding breaks, and no other", () => {
    const reports = nodeOf("Contoso Order Reports");
    const codes = whole.links
      .filter(({ from }) => from === reports.id)
      .map(({ findings }) => findings.flatMap(({ aadsts }) => aadsts[0] ?? ""));
    // The second one: an API that it holds a grant for is disabled.
    expect(codes.filter((list) => list.length > 0)).toEqual([["AADSTS65001"], ["AADSTS7000112"]]);
  });

  test("a waived finding marks, and does not break", () => {
    const folder = folderWith({
      "aadguard.yaml": `waivers:\n  - { rule: symmetric-signing-key, match: { displayName: Orders }, reason: moved, expires: 2027-01-31 }\n`,
      "app.json": {
        id: "a",
        appId: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a01",
        displayName: "Orders",
        keyCredentials: [{ keyId: "k", type: "Symmetric", usage: "Sign", endDateTime: "2099-01-01T00:00:00Z" }],
      },
    });
    const { nodes } = graphOf(["graph", ".", "--now", now], folder.path);
    expect(nodes[0]?.findings).toEqual([expect.objectContaining({ ruleId: "symmetric-signing-key", active: false })]);
    folder.remove();
  });

  test("an API that the run does not hold is elsewhere, and Microsoft's is known by name", () => {
    const asks = (resourceAppId: string) => ({
      resourceAppId,
      resourceAccess: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
    });
    const folder = folderWith({
      "app.json": {
        id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c09",
        appId: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a09",
        displayName: "Portal",
        requiredResourceAccess: [
          asks("00000003-0000-0000-c000-000000000000"),
          asks("4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7aff"),
          asks("4f1c1a5e-0d4e-4f6b-9a53"),
        ],
      },
    });
    const { nodes, links } = graphOf(["graph", ".", "--now", now], folder.path);
    expect(nodes.slice(1).map(({ displayName, presence, microsoft }) => ({ displayName, presence, microsoft }))).toEqual([
      { displayName: "Microsoft Graph", presence: "elsewhere", microsoft: true },
      { displayName: null, presence: "elsewhere", microsoft: false },
      { displayName: "4f1c1a5e-0d4e-4f6b-9a53", presence: "unknown", microsoft: false },
    ]);
    expect(links[0]).toMatchObject({ delegated: ["User.Read"], application: [] });
    expect(links[2]?.findings).toEqual([expect.objectContaining({ ruleId: "malformed-client-id" })]);
    folder.remove();
  });

  test("two tenants in one run share no node", () => {
    // Both examples are exports of one tenant: the second becomes another one.
    const { path: other, remove } = folderWith({});
    cpSync(join(root, "examples", "contoso-clean"), other, { recursive: true });
    for (const name of readdirSync(other, { recursive: true, encoding: "utf8" }).filter((each) => each.endsWith(".json"))) {
      const path = join(other, name);
      writeFileSync(
        path,
        readFileSync(path, "utf8").replaceAll("e9434e51-305b-42f8-a154-7480d0a9f23e", "7d0a9f23-e305-4b42-8f8a-1547480de943"),
      );
    }
    const { nodes, links } = graphOf(["graph", "examples/contoso-tenant", other, "--now", now]);
    remove();
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    const tenantOf = new Map(nodes.map(({ id, tenant }) => [id, tenant]));
    expect(new Set(nodes.map(({ tenant }) => tenant)).size).toBe(2);
    expect(links.filter(({ from, to }) => tenantOf.get(from) !== tenantOf.get(to))).toEqual([]);
  });
});

describe("graph --application", () => {
  const names = (...args: string[]) => [...new Set(graphOf([...contoso, ...args]).nodes.map(({ displayName }) => displayName))];

  test("leaves what is around one application, by name in any case or by client id", () => {
    const around = names("--application", "contoso price feed");
    expect(around).toEqual(expect.arrayContaining(["Contoso Price Feed", "Contoso Pricing API"]));
    expect(around).toHaveLength(2);
    expect(names("--application", nodeOf("Contoso Price Feed").appId ?? "")).toEqual(around);
  });

  test("--depth goes further", () => {
    const [one, two] = [names("--application", "func-orders-prod"), names("--application", "func-orders-prod", "--depth", "2")];
    expect(one.sort()).toEqual(["Contoso Orders API", "func-orders-prod"]);
    expect(two.length).toBeGreaterThan(one.length);
    expect(two).toContain("Contoso Orders Web");
  });

  test.each([
    [["--application", "Contoso Orders APP"], /is called "Contoso Orders APP" \(--application\)\. Did you mean "Contoso Orders API"\?/],
    [["--depth", "2"], /--depth goes with --application/],
    [["--application", "Contoso Orders API", "--depth", "0"], /it takes a whole number from 1/],
    [["--format", "svg"], /"svg" is not a valid value of --format: use mermaid, dot, json/],
  ])("%j is a mistake that is told", (args, message) => {
    const { exit, stdout, stderr } = aadguard([...contoso, ...args]);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});

describe("graph for people's tools", () => {
  test("mermaid is the default, with the code on a broken link", () => {
    const { stdout } = aadguard([...contoso, "--application", "Contoso Price Feed"]);
    expect(stdout.replace(/fill.*$/gm, "…")).toBe(
      [
        "flowchart LR",
        '  n0("Contoso Price Feed")',
        '  n1{"Contoso Price Feed"}',
        '  n2["Contoso Pricing API"]',
        "  n0 --- n1",
        '  n0 -. "✕ AADSTS50000" .-> n2',
        "  classDef error …",
        "  class n0 error",
        "  classDef note …",
        "  class n2 note",
        "",
      ].join("\n"),
    );
  });

  test("dot draws the same", () => {
    const { stdout } = aadguard([...contoso, "--application", "Contoso Price Feed", "--format", "dot"]);
    expect(stdout).toMatch(/^digraph aadguard \{\n {2}rankdir=LR;/);
    expect(stdout).toMatch(/"application:[0-9a-f-]{36}" \[label="Contoso Price Feed", shape="ellipse", color="#a8071a", penwidth="2"\];/);
    expect(stdout).toMatch(/ -> "application:[0-9a-f-]{36}" \[label="✕ AADSTS50000", .*style="dashed"\];/);
    expect(stdout.trimEnd().endsWith("}")).toBe(true);
  });

  test("hostile names stay names", () => {
    const apps = hostileNames.map((displayName, n) => ({
      id: `0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c${n + 10}`,
      appId: `4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a${n + 10}`,
      displayName,
      signInAudience: "AzureADMyOrg",
    }));
    const folder = folderWith({ "apps.json": apps });
    const outputs = ["mermaid", "dot"].map(
      (format) => aadguard(["graph", ".", "--now", now, "--format", format], { cwd: folder.path }).stdout,
    );
    // One line for each node: no name ends its text.
    expect(outputs[0]?.split("\n").filter((line) => /^ {2}n\d+\("[^"<>`\\;]*(?:#\d+;[^"<>`\\;]*)*"\)$/.test(line))).toHaveLength(
      apps.length,
    );
    expect(
      outputs[1]?.split("\n").filter((line) => /^ {2}"(?:[^"\\]|\\.)*" \[label="(?:[^"\\]|\\.)*", shape="ellipse"\];$/.test(line)),
    ).toHaveLength(apps.length);
    // eslint-disable-next-line no-control-regex -- they are what must not come out
    for (const output of outputs) expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066]/);
    folder.remove();
  });

  test("a graph too large for Mermaid is told on standard error", () => {
    const apps = Array.from({ length: 501 }, (_, n) => {
      const id = String(n).padStart(12, "0");
      const resourceAccess = [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }];
      return {
        id: `0b6f3f52-7c1d-4c0e-8a55-${id}`,
        appId: `4f1c1a5e-0d4e-4f6b-9a53-${id}`,
        displayName: `An application with a name that is as long as some people like to write them, number ${id}`,
        requiredResourceAccess: [{ resourceAppId: "00000003-0000-0000-c000-000000000000", resourceAccess }],
      };
    });
    const folder = folderWith({ "apps.json": apps });
    const { exit, stderr } = aadguard(["graph", ".", "--now", now], { cwd: folder.path });
    expect({ exit, stderr }).toEqual({
      exit: 0,
      stderr: expect.stringMatching(
        /^aadguard: this graph has 501 links, and Mermaid draws 500 and \d{5,} characters, and Mermaid reads 50000: /,
      ) as string,
    });
    folder.remove();
  });
});

test("nothing is drawn of a folder that cannot be read whole, or that holds nothing", () => {
  const folder = folderWith({ "a/broken.json": '{"appId":', "b/other.json": { hello: 1 } });
  expect(aadguard(["graph", "a"], { cwd: folder.path })).toMatchObject({ exit: 2, stdout: "" });
  expect(aadguard(["graph", "b"], { cwd: folder.path })).toMatchObject({ exit: 3, stdout: "" });
  folder.remove();
});
