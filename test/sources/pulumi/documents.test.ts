import type { Application } from "../../../src/model/declarations";
import { read } from "../folder";
import { application as urnOf, engineEvent, exported, preview, principal, state, step } from "./written";

const sentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const computed = { $unknown: "computed" };
const objectId = "5b8f9d6e-8d5e-4f5c-9a51-02c0f1a3d7e4";
const clientId = "c0a80101-52c0-4a4b-9a77-8c2a7d4f1b10";

const first = (content: unknown, name = "stack.json"): Application => {
  const found = read({ [name]: content }).declarations.find((d): d is Application => d.kind === "application");
  if (!found) throw new Error("no application");
  return found;
};

describe("a stack export", () => {
  const web = state(urnOf("web"), {
    id: `/applications/${objectId}`,
    inputs: { __defaults: ["signInAudience"], displayName: "Web", signInAudience: "AzureADMyOrg", api: { __defaults: [] } },
    outputs: { displayName: "Web", clientId, objectId, identifierUris: null, disabledByMicrosoft: "<nil>" },
    sourcePosition: "project:///index.ts#12,13",
  });

  test("gives what was declared and what the provider answered", () => {
    expect(first(exported([web]))).toMatchObject({
      displayName: "Web",
      appId: clientId,
      id: objectId,
      identifierUris: [],
      tenant: "stack.json",
    });
  });

  test("has its places in the program, and else in the file", () => {
    const known = first(exported([web]));
    expect(known.source.locate(["displayName"])).toMatchObject({ path: "index.ts", line: 12, column: 13, urn: urnOf("web") });
    const elsewhere = first(exported([{ ...web, sourcePosition: "project:///../node_modules/acme/component.ts#3,4" }]));
    expect(elsewhere.source.locate(["displayName"])).toEqual({
      path: "stack.json",
      pointer: "/deployment/resources/0/inputs/displayName",
      urn: urnOf("web"),
    });
    expect(elsewhere.source.locate(["appId"]).pointer).toBe("/deployment/resources/0/outputs/clientId");
  });

  test("a position that is not a URI is taken as it is written", () => {
    const odd = first(exported([{ ...web, sourcePosition: "project:///bad%zz.ts#3" }]));
    expect(odd.source.locate(["displayName"])).toMatchObject({ path: "bad%zz.ts", line: 3 });
  });

  test("a component's line is the program's, not the package's", () => {
    const stackTrace = [
      { sourcePosition: "project:///node_modules/acme/a.ts#1,1" },
      {},
      { sourcePosition: "project:///infra/index.ts#7,1" },
    ];
    const found = first(exported([{ ...web, sourcePosition: "project:///node_modules/acme/a.ts#1,1", stackTrace }]));
    expect(found.source.locate([])).toMatchObject({ path: "infra/index.ts", line: 7 });
  });

  test("keeps secrets closed, whether encrypted or shown", () => {
    const signature = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
    for (const secret of [
      { ...signature, ciphertext: "v1:abc" },
      { ...signature, plaintext: '"hush"' },
    ]) {
      const found = first(exported([{ ...web, inputs: { displayName: secret, identifierUris: [secret] }, outputs: {} }]));
      expect(found).toMatchObject({ displayName: { $unknown: "secret" }, identifierUris: [{ $unknown: "secret" }] });
      expect(JSON.stringify(found)).not.toContain("hush");
    }
  });

  test("leaves out what is about to be deleted, and takes what is only read as partial", () => {
    const { declarations } = read({
      "s.json": exported([{ ...web, delete: true }, state(urnOf("read"), { external: true, outputs: { displayName: "Read" } })]),
    });
    expect(declarations).toMatchObject([{ displayName: "Read", partial: true }]);
  });

  test("of two tenants is two directories", () => {
    const provider = (name: string, tenantId: string) =>
      state(`urn:pulumi:dev::shop::pulumi:providers:azuread::${name}`, { id: name, inputs: { tenantId } });
    const inTenant = (name: string) =>
      state(urnOf(name), { inputs: { displayName: name }, provider: `urn:pulumi:dev::shop::pulumi:providers:azuread::${name}::${name}` });
    const { declarations } = read({ "s.json": exported([provider("a", "t1"), provider("b", "t2"), inTenant("a"), inTenant("b")]) });
    expect(declarations.map((d) => d.tenant)).toEqual(["s.json#t1", "s.json#t2"]);
  });

  test("each stack is a directory of its own", () => {
    expect(new Set(read({ "a.json": exported([web]), "b.json": exported([web]) }).declarations.map((d) => d.tenant))).toEqual(
      new Set(["a.json", "b.json"]),
    );
  });

  test("without any resource of azuread is not one of ours", () => {
    expect(read({ "s.json": exported([state("urn:pulumi:dev::shop::aws:s3/bucket:Bucket::b", {})]) })).toMatchObject({
      skipped: 1,
      scanned: 0,
    });
  });
});

describe("a preview", () => {
  const created = step("create", urnOf("web"), { newState: { inputs: { displayName: "Web", fallbackPublicClientEnabled: sentinel } } });

  test("shows what is not known yet as unknown", () => {
    expect(first(preview([created]))).toMatchObject({
      displayName: "Web",
      isFallbackPublicClient: computed,
      appId: computed,
      id: computed,
    });
  });

  test("links by property dependencies", () => {
    const linked = step("create", principal("sp"), {
      newState: { inputs: { clientId: sentinel }, propertyDependencies: { clientId: [urnOf("web")] } },
    });
    const found = read({ "p.json": preview([created, linked]) }).declarations.find((d) => d.kind === "servicePrincipal");
    expect(found?.references).toEqual({ appId: urnOf("web") });
  });

  test("keeps the ids of what stays, not those of what is replaced", () => {
    const before = { id: `/applications/${objectId}`, outputs: { clientId, objectId, displayName: "Old" } };
    for (const op of ["same", "update"]) {
      expect(first(preview([step(op, urnOf("web"), { oldState: before, newState: { inputs: { displayName: "New" } } })]))).toMatchObject({
        appId: clientId,
        id: objectId,
        displayName: "New",
      });
    }
    const replaced = ["create-replacement", "replace", "delete-replaced"].map((op) =>
      step(op, urnOf("web"), { oldState: before, ...(op === "delete-replaced" ? {} : { newState: { inputs: { displayName: "New" } } }) }),
    );
    expect(read({ "p.json": preview(replaced) }).declarations).toMatchObject([{ appId: computed, id: computed, displayName: "New" }]);
  });

  test("knows of an adopted object that its outputs come with deployment; of one that the stack makes, the defaults", () => {
    const adopted = (inputs: Record<string, unknown>) =>
      read({ "p.json": preview([step("create", principal("api"), { newState: { inputs: { clientId, ...inputs } } })]) }).declarations[0];
    expect(adopted({ useExisting: true })).toMatchObject({ oauth2PermissionScopes: computed, servicePrincipalType: computed });
    expect(adopted({})).toMatchObject({ servicePrincipalType: "Application" });
  });

  test("leaves out what is deleted", () => {
    const deleted = step("delete", urnOf("gone"), { oldState: { inputs: { displayName: "Gone" } } });
    expect(read({ "p.json": preview([created, deleted]) }).declarations).toHaveLength(1);
  });

  test("without unchanged resources says so and proves nothing missing", () => {
    const { collections, diagnostics } = read({ "p.json": preview([created], { create: 1, same: 4 }) });
    expect(collections).toEqual([{ kind: "servicePrincipal", tenant: "p.json", path: "p.json", count: 0, complete: false }]);
    expect(diagnostics).toEqual([{ kind: "incomplete", path: "p.json", message: expect.stringContaining("--show-sames") }]);
    expect(read({ "p.json": preview([created], { create: 1 }) })).toMatchObject({ collections: [], diagnostics: [] });
  });

  test("secrets are closed", () => {
    expect(first(preview([step("create", urnOf("web"), { newState: { inputs: { displayName: "[secret]" } } })])).displayName).toEqual({
      $unknown: "secret",
    });
  });
});

describe("engine events", () => {
  const lines = [
    { sequence: 0, timestamp: 1, preludeEvent: { config: {} } },
    engineEvent(1, "resourcePreEvent", "create", urnOf("web"), { inputs: { displayName: "Web" }, outputs: {} }),
    engineEvent(2, "resOutputsEvent", "create", urnOf("web"), { inputs: { displayName: "Web" }, outputs: { clientId: sentinel } }),
    engineEvent(3, "resourcePreEvent", "create", principal("sp"), { inputs: { clientId: sentinel } }),
    { sequence: 4, timestamp: 1, summaryEvent: { resourceChanges: { create: 2 } } },
  ];
  const events = lines.map((line) => JSON.stringify(line)).join("\n");

  test("are read, each resource once, at the line that told of it last", () => {
    const { declarations, scanned } = read({ "e.jsonl": events });
    expect(scanned).toBe(1);
    expect(declarations.map((d) => d.kind)).toEqual(["application", "servicePrincipal"]);
    expect(declarations[0]?.source.locate(["displayName"])).toMatchObject({
      path: "e.jsonl",
      pointer: "/2/resOutputsEvent/metadata/new/inputs/displayName",
    });
  });

  test("say that links are not in them", () => {
    const { diagnostics } = read({ "e.jsonl": events });
    expect(diagnostics).toMatchObject([{ kind: "incomplete", message: expect.stringContaining("PULUMI_ENABLE_STREAMING_JSON_PREVIEW") }]);
  });
});

test.each([
  ["a package.json", { name: "x", version: "1" }],
  ["a deployment of something else", { version: 3, deployment: { resources: [{ urn: "x", type: "y" }] } }],
  ["a list of steps", { steps: [{ op: "create", urn: "step-1" }] }],
  ["a workflow", { version: 1, steps: [{ run: "echo" }] }],
])("%s is not a stack", (_name, content) => {
  expect(read({ "f.json": content })).toMatchObject({ skipped: 1, scanned: 0 });
});
