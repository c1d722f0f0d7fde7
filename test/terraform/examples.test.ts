import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../cli/run";
import { judged } from "./plans";

const faults = [
  "bundled-consent-gap@azuread_application.booking_api",
  "client-without-service-principal@azuread_application.desk",
  "client-without-service-principal@azuread_application.mobile",
  'client-without-service-principal@module.agency["south"].azuread_application.client',
  "delegated-client-of-app-only-resource@azuread_application.website",
  'delegated-client-of-app-only-resource@module.agency["north"].azuread_application.client',
  'delegated-client-of-app-only-resource@module.agency["south"].azuread_application.client',
  "disabled-service-principal@azuread_service_principal.invoices",
  "resource-without-delegated-scopes@azuread_application.booking_api",
  "service-principal-of-object-id@azuread_service_principal.desk",
  "symmetric-key-credential@azuread_application_certificate.website",
  // Its only key is symmetric, which is not a credential.
  "web-redirect-without-credential@azuread_application.website",
  "wrong-permission-type@azuread_application.website",
];
const faultsOfOld = [
  "client-without-delegated-permission@azuread_application.panel",
  "client-without-service-principal@azuread_application.panel",
  "client-without-service-principal@azuread_application.planner",
  "service-principal-of-object-id@azuread_service_principal.panel",
  "wrong-permission-type@azuread_application.panel",
];

const organisations: readonly (readonly [folder: string, faults: readonly string[]])[] = [
  ["faulty", faults],
  ["corrected", []],
  ["azuread-2/faulty", faults],
  ["azuread-2/corrected", []],
  ["azuread-1/faulty", faultsOfOld],
  ["azuread-1/corrected", []],
];

describe.each(organisations)("examples/terraform/%s", (folder, expected) => {
  test.each(["plan.json", "state.json", "terraform.tfstate"])("%s", (file) => {
    const { exit, found } = judged(readFileSync(join(root, "examples/terraform", folder, file)));
    expect(found).toEqual(expected);
    expect(exit).toBe(expected.length > 0 ? 1 : 0);
  });
});

test("what is open in the corrected plan needs values that only the deployment brings, or grants", () => {
  const { open } = judged(readFileSync(join(root, "examples/terraform/corrected/plan.json")));
  expect(open.filter((one) => !one.startsWith("ungranted-delegated-permission@"))).toEqual([
    "identifier-uri-with-capitals@azuread_application_registration.invoices",
  ]);
});

test("each fault that a comment of the configuration names is found", () => {
  const named = readFileSync(join(root, "examples/terraform/faulty/main.tf"), "utf8").match(/# ([a-z]+(?:-[a-z]+)+)/g) ?? [];
  const rules = new Set(faults.map((fault) => fault.split("@")[0]));
  expect(named.length).toBeGreaterThan(7);
  expect(named.map((one) => one.slice(2)).filter((rule) => !rules.has(rule))).toEqual([]);
});
