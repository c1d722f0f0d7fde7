import { describeWithTofu } from "./engine";
import { judged, planOf } from "./plans";

describeWithTofu("a plan that destroys", () => {
  const looked = `
    data "azuread_service_principal" "graph" { client_id = "00000003-0000-0000-c000-000000000000" }
    module "a" { source = "./a" }
    resource "azuread_application" "web" { display_name = "Web" }`;
  const files = {
    "a/main.tf": `terraform {
        required_providers { azuread = { source = "hashicorp/azuread" } }
      }
      resource "azuread_application" "api" { display_name = "API" }`,
  };
  const messagesOf = (...options: string[]): string[] =>
    judged(planOf(looked, { before: looked, files, options })).result.diagnostics.map(({ message }) => message);

  test("everything, beside what it looks up, says that, and not that something is left out", () => {
    expect(messagesOf("-destroy")).toEqual([
      expect.stringMatching(/^the plan destroys azuread_application\.web and 1 more, which are in the configuration \(plan -destroy\)/),
    ]);
  });

  test("a part says what is destroyed, and what is left out", () => {
    expect(messagesOf("-destroy", "-target=module.a")).toEqual([
      expect.stringMatching(/^azuread_application\.web is in the configuration and not in the plan/),
      expect.stringMatching(/^the plan destroys module\.a\.azuread_application\.api, which is in the configuration/),
    ]);
  });

  test("what is left out is still called left out", () => {
    const { result } = judged(planOf(looked, { files, options: ["-target=module.a"] }));
    expect(result.diagnostics.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^azuread_application\.web is in the configuration and not in the plan \(-target/),
    );
  });
});
