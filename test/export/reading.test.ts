import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Behaviour, refusedReply } from "./fake-graph";
import { cleanUp, graphOf } from "./run";
import { id, mailRead, smallTenant, userRead } from "./tenant";

afterEach(cleanUp);

interface Result {
  readonly findings: readonly { readonly ruleId: string }[];
  readonly undetermined: readonly { readonly ruleId: string; readonly reason: string; readonly settle: string }[];
  readonly diagnostics: readonly { readonly kind: string; readonly path: string; readonly message: string }[];
}

/** Exports from a Graph that behaves so, changes the folder, and scans it. */
async function scanned(
  behaviour?: Behaviour,
  layout = "collections",
  change: (folder: string) => void = () => {},
  tenant = smallTenant(),
): Promise<Result> {
  const { run, scan, cwd } = await graphOf(tenant, behaviour);
  await run(["export", "--layout", layout]);
  change(join(cwd, "export"));
  return JSON.parse((await scan(["export", "--format", "json"])).stdout) as Result;
}

const refusing =
  (part: string): Behaviour =>
  ({ path }) =>
    path.includes(part) ? refusedReply : undefined;

const layouts = ["collections", "objects"];

test.each(layouts)("a whole export (%s) is read without a word, and leaves nothing open", async (layout) => {
  const { diagnostics, undetermined } = await scanned(undefined, layout);
  expect(diagnostics).toEqual([]);
  expect(undetermined).toEqual([]);
});

test.each<[string, string, string]>([
  ["/oauth2PermissionGrants", "oauth2PermissionGrants", "Directory.Read.All"],
  ["authorizationPolicy", "authorizationPolicy", "Policy.Read.All"],
  ["/servicePrincipals", "servicePrincipals", "Application.Read.All"],
])("what was refused (%s) is undetermined, with the permission to ask for", async (part, name, permission) => {
  for (const layout of layouts) {
    const { undetermined, diagnostics } = await scanned(refusing(part), layout, undefined, smallTenant({}, [userRead, mailRead]));
    const open = undetermined.filter(({ settle }) => settle.includes(`permission ${permission}`));
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(({ reason }) => reason.includes("refused"))).toBe(true);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ kind: "incomplete", path: "export/export.json", message: expect.stringContaining(`refused ${name}`) }),
    );
  }
});

test("refused grants are not said to be missing", async () => {
  const { findings } = await scanned(refusing("/oauth2PermissionGrants"));
  expect(findings.filter(({ ruleId }) => ruleId.startsWith("ungranted"))).toEqual([]);
});

test.each(layouts)("a collection that lost something since (%s) is incomplete", async (layout) => {
  const { diagnostics, findings } = await scanned(undefined, layout, (folder) => {
    if (layout === "objects") return rmSync(join(folder, "ServicePrincipals", id("b0", 1)), { recursive: true });
    const file = join(folder, "servicePrincipals.json");
    const page = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...page, value: page.value.filter((one: { id: string }) => one.id !== id("b0", 1)) }));
  });
  expect(diagnostics.map(({ message }) => message).join("\n")).toMatch(/servicePrincipals do not fit: 3 were exported, and 2 are here/);
  expect(findings.filter(({ ruleId }) => ruleId === "client-without-service-principal")).toEqual([]);
});

test("objects of another export among them are said, too", async () => {
  const { diagnostics } = await scanned(undefined, "objects", (folder) => {
    const [first = ""] = readdirSync(join(folder, "Applications"));
    const other = id("a0", 77);
    const text = readFileSync(join(folder, "Applications", first, `${first}.json`), "utf8");
    writeFileSync(join(folder, "extra.json"), text.replaceAll(first, other));
  });
  expect(diagnostics.map(({ message }) => message).join("\n")).toMatch(
    /applications do not fit: 2 were exported, and 3 are here; some are of another export/,
  );
});

test("an export that was killed while it was written is not taken as whole", async () => {
  const { diagnostics, findings } = await scanned(undefined, "collections", (folder) => {
    const manifest = JSON.parse(readFileSync(join(folder, "export.json"), "utf8"));
    writeFileSync(join(folder, "export.json"), JSON.stringify({ ...manifest, finishedAt: null, collections: {} }));
    writeFileSync(
      join(folder, "servicePrincipals.json"),
      JSON.stringify({ ...JSON.parse(readFileSync(join(folder, "servicePrincipals.json"), "utf8")), value: [] }),
    );
  });
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ kind: "incomplete", message: expect.stringContaining("did not come to its end") }),
  );
  expect(findings.filter(({ ruleId }) => ruleId === "client-without-service-principal")).toEqual([]);
});

test("two exports below one folder are two tenants, and neither answers for the other", async () => {
  const { run, scan, cwd } = await graphOf(smallTenant());
  const other = await graphOf(
    smallTenant({
      organization: { id: id("5e", 8), displayName: "Fabrikam" },
      servicePrincipals: smallTenant().servicePrincipals.slice(0, 1),
    }),
  );
  await run(["all/one"]);
  await run(["all/two"], { AADGUARD_GRAPH_URL: other.url });
  const missing = async (path: string): Promise<number> => {
    const { findings } = JSON.parse((await scan([path, "--format", "json"])).stdout) as Result;
    return findings.filter(({ ruleId }) => ruleId === "client-without-service-principal").length;
  };
  expect(readdirSync(join(cwd, "all"))).toEqual(["one", "two"]);
  expect([await missing("all/one"), await missing("all/two"), await missing("all")]).toEqual([0, 2, 2]);
});
