import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { aadguard, aadguardProcess, folderWith, root } from "../cli/run";
import { judged } from "./plans";

const example = (name: string): string => join(root, "examples/terraform", name);
const plan = JSON.stringify(JSON.parse(readFileSync(example("faulty/plan.json"), "utf8")));
const faults = judged(plan).found;

describe("plans as pipelines write them", () => {
  test("there is something to find", () => {
    expect(faults.length).toBeGreaterThan(8);
  });

  test.each<[string, Buffer]>([
    ["in UTF-16, as PowerShell's > writes it", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(plan, "utf16le")])],
    ["behind the first line of setup-terraform's wrapper", Buffer.from(`[command]/opt/terraform-bin show -json tfplan\n${plan}\n`)],
    ["before its commands", Buffer.from(`${plan}\n\n::debug::Terraform exited with code 0.\n::set-output name=exitcode::0\n`)],
    [
      "between both, in UTF-16 and with CRLF",
      Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(`[command]C:\\terraform-bin.exe show -json tfplan\r\n${plan}\r\n::set-output name=stderr::\r\n`, "utf16le"),
      ]),
    ],
  ])("%s", (_what, bytes) => {
    expect(judged(bytes).found).toEqual(faults);
  });

  test("places count the wrapper's lines", () => {
    const { result } = judged(`[command]/opt/terraform-bin show -json tfplan\n${plan}\n::debug::done\n`);
    expect(new Set(result.findings.map(({ location }) => location.line))).toEqual(new Set([2]));
  });

  test("several in one file, each a directory of its own", () => {
    const corrected = JSON.stringify(JSON.parse(readFileSync(example("corrected/plan.json"), "utf8")));
    const { found, result } = judged(`${plan}\n${corrected}\n`);
    expect(found).toEqual(faults);
    expect(new Set(result.findings.filter(({ severity }) => severity === "error").map(({ location }) => location.line))).toEqual(
      new Set([1]),
    );
    expect(result.summary.applications).toBe(24);
  });
});

describe("what is not a plan gets the command to run", () => {
  const says = (files: Readonly<Record<string, unknown>>, ...args: readonly string[]): { exit: number | null; messages: string[] } => {
    const inputs = folderWith(files);
    const { exit, stdout } = aadguard([...args, "--format", "json"], { cwd: inputs.path });
    inputs.remove();
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { message: string }[] };
    return { exit, messages: diagnostics.map(({ message }) => message) };
  };
  const show = "terraform show -json";

  test("a plan in its binary form", () => {
    const { exit, messages } = says({ tfplan: "PK\u0003\u0004\u0014\u0000\u0008" }, "tfplan");
    expect({ exit, messages }).toEqual({ exit: 2, messages: [expect.stringContaining(`${show} <plan> | aadguard scan -`)] });
  });

  test("the event stream of plan -json", () => {
    const lines = ["version", "planned_change"].map((type) =>
      JSON.stringify({ "@level": "info", "@message": "x", "@module": "tofu.ui", type }),
    );
    const { exit, messages } = says({ "plan.json": lines.join("\n") });
    expect({ exit, messages }).toEqual({ exit: 3, messages: [expect.stringContaining("leaves out what is planned")] });
  });

  test("a configuration, named", () => {
    const { exit, messages } = says({ "main.tf": readFileSync(example("faulty/main.tf"), "utf8") }, "main.tf");
    expect({ exit, messages }).toEqual({ exit: 2, messages: [expect.stringContaining("This is a Terraform configuration, not JSON.")] });
  });

  test("a folder of nothing but code", () => {
    const configuration = readFileSync(example("faulty/main.tf"), "utf8");
    const inputs = folderWith({ "main.tf": configuration, "modules/a/main.tf": configuration });
    const { exit, stdout } = aadguard(["--color", "never"], { cwd: inputs.path });
    inputs.remove();
    expect(exit).toBe(3);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "(main.tf, modules/a/main.tf): scan a plan, `terraform show -json tfplan | aadguard scan -`",
    );
  });

  test("code beside a plan is not mentioned", () => {
    expect(says({ "main.tf": "# x", "plan.json": plan }).messages).toEqual([]);
  });
});

test("a walk reads state files, and neither their backups nor what terraform init fetched", () => {
  const inputs = folderWith({
    "notes.txt": "x",
    ".terraform/modules/modules.json": { Modules: [] },
    ".terraform/providers/state.json": JSON.parse(plan),
  });
  for (const name of ["terraform.tfstate", "terraform.tfstate.backup"])
    copyFileSync(example("faulty/terraform.tfstate"), join(inputs.path, name));
  const { stdout } = aadguard(["--format", "json"], { cwd: inputs.path });
  inputs.remove();
  expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 1, scanned: 1, applications: 12 } });
});

test.each(["pretty", "sarif", "json", "html", "markdown", "github", "gitlab", "junit"])(
  "no secret of a plan or a state appears in %s",
  (format) => {
    const inputs = folderWith({ "plan.json": plan });
    copyFileSync(example("faulty/terraform.tfstate"), join(inputs.path, "terraform.tfstate"));
    const { stdout, stderr } = aadguardProcess(["--format", format, "--now", "2026-11-23T00:00:00Z"], {
      cwd: inputs.path,
    });
    inputs.remove();
    const all = stdout + stderr;
    expect(all).toContain("symmetric-key-credential");
    expect(all).not.toContain("bm90IGEgcmVhbCBjZXJ0aWZpY2F0ZQ");
    expect(all).not.toContain("stand-in-");
  },
);

test("what is marked sensitive is judged and not shown", () => {
  const document = JSON.parse(plan) as { resource_changes: { address: string; change: Record<string, Record<string, unknown>> }[] };
  for (const { address, change } of document.resource_changes) {
    if (address === "azuread_application.mobile") Object.assign(change["after_sensitive"] ?? {}, { display_name: true });
    if (address === "azuread_application_certificate.website") Object.assign(change["after_sensitive"] ?? {}, { type: true });
    if (address === "azuread_application.mobile") Object.assign(change["after"] ?? {}, { display_name: "Project Bluebird" });
  }
  const inputs = folderWith({ "plan.json": document });
  const { stdout } = aadguardProcess(["plan.json", "--color", "never", "--now", "2026-11-23T00:00:00Z"], { cwd: inputs.path });
  inputs.remove();
  expect(stdout).not.toContain("Bluebird");
  expect(stdout).toContain("azuread_application.mobile is a client, but this configuration declares no service principal");
  expect(stdout).toContain("symmetric-key-credential");
});

test("what azapi is told to make in Microsoft Graph is named", () => {
  const change = {
    actions: ["create"],
    before: null,
    after: { type: "Microsoft.Graph/applications@v1.0", body: { displayName: "x" } },
    after_unknown: { id: true },
  };
  const resource = { address: "azapi_resource.app", mode: "managed", type: "azapi_resource", name: "app", change };
  const { exit, result } = judged(
    JSON.stringify({ format_version: "1.2", planned_values: { root_module: {} }, resource_changes: [resource] }),
  );
  expect(exit).toBe(3);
  expect(result.diagnostics).toMatchObject([
    { kind: "incomplete", message: expect.stringMatching(/^azapi_resource\.app is of a provider/) },
  ]);
});

test.each([
  ["msgraph_resource_action", { resource_url: "applications/6f1d6a5e-0001-4a01-8a01-00000000000a", action: "addPassword" }],
  ["msgraph_resource_action", { resource_url: "applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621", action: "instantiate" }],
  ["msgraph_resource", { url: "policies/claimsMappingPolicies", body: { displayName: "x" } }],
  ["msgraph_resource", { url: "servicePrincipals/6f1d6a5e-0001-4a01-8a01-00000000000b/claimsMappingPolicies/$ref", body: {} }],
  ["msgraph_update_resource", { url: "policies/authorizationPolicy", body: {} }],
  [
    "msgraph_resource_action",
    { resource_url: "https://graph.microsoft.com/beta/servicePrincipals/x", action: "addTokenSigningCertificate" },
  ],
  ["msgraph_resource", { body: { "@odata.id": "https://graph.microsoft.com/v1.0/policies/claimsMappingPolicies/x" } }],
])("%s %j is a request that is not read, and is named", (type, after) => {
  const change = { actions: ["create"], before: null, after, after_unknown: { id: true } };
  const resource = { address: `${type}.this`, mode: "managed", type, name: "this", change };
  const { result } = judged(JSON.stringify({ format_version: "1.2", planned_values: { root_module: {} }, resource_changes: [resource] }));
  expect(result.diagnostics).toMatchObject([
    { kind: "incomplete", message: expect.stringMatching(/\.this sends Microsoft Graph requests that are not read \(policies, actions\)/) },
  ]);
});

test.each(["groups", "applications/6f1d6a5e-0001-4a01-8a01-00000000000a/owners/$ref", "users"])(
  "a request to %s declares nothing that is judged, and is not named",
  (url) => {
    const change = { actions: ["create"], before: null, after: { url, body: {} }, after_unknown: { id: true } };
    const resource = { address: "msgraph_resource.this", mode: "managed", type: "msgraph_resource", name: "this", change };
    const { result } = judged(JSON.stringify({ format_version: "1.2", planned_values: { root_module: {} }, resource_changes: [resource] }));
    expect(result.diagnostics.filter(({ message }) => message.includes("not read"))).toEqual([]);
  },
);

test("a plan that Terraform calls incomplete misses nothing, and says so", () => {
  const missing = (document: object): string[] =>
    judged(JSON.stringify(document)).found.filter((one) => one.startsWith("client-without-service-principal@"));
  const whole = JSON.parse(plan) as object;
  expect(missing({ ...whole, complete: true }).length).toBeGreaterThan(0);
  expect(missing({ ...whole, complete: false })).toEqual([]);
  const { result } = judged(JSON.stringify({ ...whole, complete: false }));
  expect(result.diagnostics.map(({ message }) => message).join()).toContain("the plan says that it is not complete");
});

test("an encrypted state is named beside what is read", () => {
  const encrypted = {
    serial: 1,
    lineage: "a",
    meta: { "key_provider.pbkdf2.a": "e30=" },
    encrypted_data: "AAAA",
    encryption_version: "v0",
  };
  const folder = folderWith({ "plan.json": JSON.parse(plan) as object, "terraform.tfstate": encrypted });
  try {
    expect(aadguard(["scan", folder.path, "--now", "2026-11-23T00:00:00Z"]).stdout).toContain("This state is encrypted by OpenTofu");
  } finally {
    folder.remove();
  }
});
