import type { Behaviour } from "./fake-graph";
import { aadguard, cleanUp, graphOf } from "./run";
import { id, smallTenant } from "./tenant";

afterEach(cleanUp);

test("a token that ends midway is renewed where the command gives another one, in batches too", async () => {
  let accepted = ["first"];
  let answered = 0;
  const behaviour: Behaviour = ({ path }) => {
    if (++answered === 6 || path === "/$batch") accepted = ["second"];
    return undefined;
  };
  const { run, graph } = await graphOf(smallTenant(), behaviour, { tokens: () => accepted });
  const script =
    'const fs=require("fs");const n=fs.existsSync("asked")?"second":"first";fs.writeFileSync("asked","");console.log(JSON.stringify({accessToken:n}))';
  const { exit, stderr } = await run(["export", "--token-command", `node -e ${JSON.stringify(script).replaceAll("$", "\\$")}`], {
    AADGUARD_GRAPH_TOKEN: "",
  });
  expect({ exit, stderr }).toMatchObject({ exit: 0 });
  expect(new Set(graph.requests.filter(({ status }) => status === 200).map(({ token }) => token))).toEqual(new Set(["first", "second"]));
});

test("a token that ends midway without another one ends the export, says so, and --resume goes on", async () => {
  let accepted = ["first"];
  const { run, has, graph, manifest } = await graphOf(
    smallTenant(),
    ({ path }) => {
      if (path === "/$batch" && accepted[0] === "first") accepted = ["second"];
      return undefined;
    },
    { tokens: () => accepted },
  );
  const { exit, stderr } = await run(["export"]);
  expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringMatching(/token of AADGUARD_GRAPH_TOKEN.*expired.*--resume/) });
  expect(has("export")).toBe(false);
  const before = graph.requests.length;
  expect((await run(["export", "--resume"], { AADGUARD_GRAPH_TOKEN: "second" })).exit).toBe(0);
  expect(graph.requests.slice(before).map(({ path }) => path)).not.toContain("/applications?$top=999&$expand=federatedIdentityCredentials");
  expect(manifest().collections["applications"]).toMatchObject({ status: "complete", count: 2 });
});

test("a killed export looks like none, and --resume goes on from the page that was next", async () => {
  const many = Array.from({ length: 3000 }, (_, n) => ({ id: id("a5", n), appId: id("c5", n), displayName: `App ${n}` }));
  const { url, cwd, graph, has, run, value } = await graphOf(smallTenant({ applications: many }), undefined, { delay: 150 });
  const env = { AADGUARD_GRAPH_URL: url, AADGUARD_GRAPH_TOKEN: "first" };
  const killed = await aadguard(["export", "export"], cwd, env, (kill) => {
    const timer = setInterval(() => {
      if (graph.requests.filter(({ path }) => path.startsWith("/applications")).length < 3) return;
      clearInterval(timer);
      kill();
    }, 10);
  });
  expect(killed.exit).toBe(null);
  expect(has("export")).toBe(false);
  // Nor is what it left behind anything that a scan takes for an export.
  const scanned = await aadguard(["scan", ".", "--format", "json"], cwd, {});
  expect(scanned.exit).toBe(3);
  const before = graph.requests.length;
  expect((await run(["export", "--resume"])).exit).toBe(0);
  const asked = graph.requests
    .slice(before)
    .map(({ path }) => path)
    .filter((path) => path.startsWith("/applications"));
  expect(asked.every((path) => path.includes("skiptoken"))).toBe(true);
  expect(value("applications")).toHaveLength(3000);
});

test("a link that has expired when an export goes on begins its collection anew", async () => {
  const many = Array.from({ length: 1200 }, (_, n) => ({ id: id("a5", n), appId: id("c5", n), displayName: `App ${n}` }));
  let accepted = ["first"];
  const { run, value } = await graphOf(
    smallTenant({ applications: many }),
    ({ path, token }) => {
      if (path.includes("skiptoken") && token === "first") accepted = ["second"];
      if (path.includes("skiptoken=999") && token === "first") return { status: 401 };
      return path.includes("skiptoken=999") && !restarted
        ? ((restarted = true), { status: 400, body: { error: { code: "InvalidPageToken" } } })
        : undefined;
    },
    { tokens: () => accepted },
  );
  let restarted = false;
  expect((await run(["export"])).exit).toBe(2);
  expect((await run(["export", "--resume"], { AADGUARD_GRAPH_TOKEN: "second" })).exit).toBe(0);
  expect(value("applications")).toHaveLength(1200);
});

test("an interrupted export of one tenant does not go on with the token of another", async () => {
  let accepted = ["first"];
  const one = await graphOf(smallTenant(), ({ path }) => ((accepted = path === "/$batch" ? ["none"] : accepted), undefined), {
    tokens: () => accepted,
  });
  expect((await one.run(["export"])).exit).toBe(2);
  const other = await graphOf(smallTenant({ organization: { id: id("5e", 7), displayName: "Fabrikam" } }));
  const { exit, stderr } = await one.run(["export", "--resume"], { AADGUARD_GRAPH_URL: other.url });
  expect({ exit, stderr }).toMatchObject({ exit: 2, stderr: expect.stringContaining("cannot go on") });
});
