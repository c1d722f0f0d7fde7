import { describeWithTofu } from "./engine";
import { judged, planOf } from "./plans";

interface Said {
  readonly exit: number | null;
  readonly messages: readonly string[];
}

function saidOf(document: object | string): Said {
  const { exit, result } = judged(typeof document === "string" ? document : JSON.stringify(document));
  return { exit, messages: result.diagnostics.map(({ message }) => message) };
}

const empty = { format_version: "1.2", terraform_version: "1.9.0", planned_values: { root_module: {} } };
const drift = (address: string): object => ({
  address,
  mode: "managed",
  type: address.split(".")[0],
  name: "web",
  change: { actions: ["delete"], before: { display_name: "Web" }, after: null, after_unknown: {} },
});
const event = (type: string, module = "terraform.ui"): string =>
  JSON.stringify({ "@level": "info", "@message": "x", "@module": module, type });

test.each<[string, object | string, RegExp]>([
  ["a single event of Terraform", event("version"), /^This is the event stream of `terraform plan -json`/],
  ["a single event of OpenTofu", event("diagnostic", "tofu.ui"), /^This is the event stream of `terraform plan -json`/],
  [
    "a state of version 3",
    {
      version: 3,
      terraform_version: "0.11.14",
      serial: 2,
      lineage: "a",
      modules: [
        {
          path: ["root"],
          outputs: {},
          resources: { "azuread_application.web": { type: "azuread_application", primary: { id: "a", attributes: { name: "Web" } } } },
        },
      ],
    },
    /^This is a state file of an old version, .*`terraform state pull \| aadguard scan -`/,
  ],
  [
    "drift alone",
    { ...empty, resource_drift: [drift("azuread_application.web"), drift("azuread_service_principal.web")] },
    /^The plan only compares the state with what exists/,
  ],
  [
    "outputs alone",
    { ...empty, output_changes: { a: { actions: ["create"], before: null, after: "x" } } },
    /^The plan changes only outputs and contains no resource/,
  ],
  [
    "a configuration in JSON",
    { resource: { azuread_application: { web: { display_name: "Web" } } } },
    /Plan it: `terraform plan -out=tfplan`, then `terraform show -json tfplan \| aadguard scan -`\.$/,
  ],
])("%s: one sentence says why nothing is judged", (_what, document, sentence) => {
  expect(saidOf(document)).toEqual({ exit: 3, messages: [expect.stringMatching(sentence)] });
});

test.each<[string, object]>([
  ["a log line of another program", { "@level": "info", "@message": "x", "@module": "vault" }],
  [
    "a state of version 3 of other resources",
    { version: 3, serial: 1, modules: [{ resources: { "random_pet.a": { type: "random_pet" } } }] },
  ],
  ["drift of other resources", { ...empty, resource_drift: [drift("random_pet.a")] }],
  ["a plan without anything", empty],
])("%s is passed over", (_what, document) => {
  expect(saidOf(document)).toEqual({ exit: 3, messages: [] });
});

test("drift of azuread's resources does not hide an application that another provider declares", () => {
  const nil = "00000000-0000-0000-0000-000000000000";
  const body = { displayName: "Web", requiredResourceAccess: [{ resourceAppId: nil, resourceAccess: [{ id: nil, type: "Scope" }] }] };
  const web = { address: "msgraph_resource.web", mode: "managed", type: "msgraph_resource", name: "web" };
  const values = { url: "applications", body };
  const plan = {
    ...empty,
    planned_values: { root_module: { resources: [{ ...web, values }] } },
    resource_changes: [{ ...web, change: { actions: ["create"], before: null, after: values, after_unknown: { id: true } } }],
    resource_drift: [drift("azuread_application.api")],
    configuration: { root_module: { resources: [{ ...web, expressions: { url: { constant_value: "applications" } } }] } },
  };
  const { exit, result } = judged(JSON.stringify(plan));
  expect(result.findings.map(({ ruleId }) => ruleId)).toContain("malformed-client-id");
  expect({ exit, messages: result.diagnostics.map(({ message }) => message) }).toEqual({ exit: 1, messages: [] });
});

describeWithTofu("plans of the real engine", () => {
  test("of outputs alone", () => {
    expect(saidOf(planOf(`output "a" { value = "x" }`))).toEqual({
      exit: 3,
      messages: [expect.stringMatching(/^The plan changes only outputs/)],
    });
  });

  test("with -refresh-only", () => {
    const web = `resource "azuread_application" "web" { display_name = "Web" }`;
    const plan = JSON.parse(planOf(web, { before: web, options: ["-refresh-only"] })) as Record<string, unknown>;
    const says = { exit: 3, messages: [expect.stringMatching(/^The plan only compares the state with what exists/)] };
    expect(saidOf(plan)).toEqual(says);
    expect(saidOf({ ...plan, resource_drift: [] })).toEqual(says);
  });
});
