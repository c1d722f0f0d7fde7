import { describeWithTofu } from "./engine";
import { judged, planOf } from "./plans";

describeWithTofu("a plan that deletes an adopted service principal", () => {
  const adopted = `resource "azuread_service_principal" "exchange" {
    client_id    = "00000002-0000-0ff1-ce00-000000000000"
    use_existing = true
  }`;
  const own = `
    resource "azuread_application" "web" { display_name = "Web" }
    resource "azuread_service_principal" "web" { client_id = azuread_application.web.client_id }
  `;
  const forgotten = `removed {
    from = azuread_service_principal.exchange
    lifecycle { destroy = false }
  }`;
  const rule = ["--rule", "deletes-adopted-principal"];

  test("is a warning, at what the state says of it", () => {
    const { result, exit } = judged(planOf(own, { before: own + adopted }), ...rule);
    expect(result.findings).toMatchObject([
      {
        severity: "warning",
        subject: { kind: "servicePrincipal", address: "azuread_service_principal.exchange" },
        location: { pointer: expect.stringMatching(/\/change\/before\/use_existing$/) },
      },
    ]);
    expect(exit).toBe(0);
  });

  test("is one too where everything goes", () => {
    const { found, result } = judged(planOf(own + adopted, { before: own + adopted, options: ["-destroy"] }), ...rule);
    expect(found).toEqual(["deletes-adopted-principal@azuread_service_principal.exchange"]);
    expect(result.diagnostics).toMatchObject([{ message: expect.stringContaining("only deletes") }]);
  });

  test("is one too where it is only made anew", () => {
    const plan = planOf(own + adopted, { before: own + adopted, options: ["-replace=azuread_service_principal.exchange"] });
    expect(judged(plan, ...rule).found).toEqual(["deletes-adopted-principal@azuread_service_principal.exchange"]);
  });

  test("is none where it stays in the tenant, nor where the configuration made it", () => {
    expect(judged(planOf(own + forgotten, { before: own + adopted }), ...rule).found).toEqual([]);
    expect(judged(planOf(adopted, { before: own + adopted }), ...rule).found).toEqual([]);
  });
});
