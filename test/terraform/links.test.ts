import { join } from "node:path";
import { describeWithTofu, root, script } from "./engine";
import { judged, planOf } from "./plans";

describeWithTofu("links of a plan in which no id is known yet", () => {
  test("are followed through indexes, keys, modules, variables, outputs and several steps", () => {
    const { stdout } = script("tofu-plan.mjs", join(root, "test/terraform/configurations/links"));
    const { found, open, result } = judged(stdout);
    expect(found).toEqual([
      "client-without-service-principal@azuread_application.counted[1]",
      "client-without-service-principal@azuread_application.mistaken",
      "service-principal-of-object-id@module.mistaken.azuread_service_principal.this",
      "unknown-scope-on-resource@azuread_application.asks_wrong_kind",
      "wrong-permission-type@azuread_application.asks_wrong_kind",
    ]);
    expect(open).toEqual([]);
    expect(result.summary).toMatchObject({ applications: 18, servicePrincipals: 17 });
  });

  const client = (name: string): string => `
    resource "azuread_application" "${name}" {
      display_name = "${name}"
      password { display_name = "x" }
    }
  `;
  const principal = (name: string, clientId: string, more = ""): string => `
    resource "azuread_service_principal" "${name}" {
      client_id = ${clientId}
      ${more}
    }
  `;

  test.each([
    ["a local value", `locals { id = azuread_application.a.client_id }`, "local.id"],
    ["one of two", `variable "first" { default = true }`, "var.first ? azuread_application.a.client_id : azuread_application.b.client_id"],
    ["one of many", "", "values({ for app in [azuread_application.a, azuread_application.b] : app.display_name => app })[0].client_id"],
  ])("%s is nobody's for certain: no application is called without service principal", (_what, more, expression) => {
    const { found, open } = judged(planOf(client("a") + client("b") + more + principal("it", expression)));
    expect(found).toEqual([]);
    expect(open).toContain("client-without-service-principal@azuread_application.a");
    expect(open).toContain("client-without-service-principal@azuread_application.b");
  });

  test("a deleted service principal is missing, a forgotten one is not", () => {
    const before =
      client("a") + client("b") + principal("a", "azuread_application.a.client_id") + principal("b", "azuread_application.b.client_id");
    const after = `${client("a") + client("b")}
      removed {
        from = azuread_service_principal.b
        lifecycle { destroy = false }
      }`;
    const { found, open } = judged(planOf(after, { before }));
    expect(found).toEqual(["client-without-service-principal@azuread_application.a"]);
    expect(open).toEqual([]);
  });

  test("a plan that destroys everything has nothing to judge, and says so", () => {
    const before = client("a") + principal("a", "azuread_application.a.client_id");
    const { exit, result } = judged(planOf(before, { before, options: ["-destroy"] }));
    expect(exit).toBe(3);
    expect(result.diagnostics).toMatchObject([{ kind: "incomplete", message: expect.stringContaining("only deletes") }]);
  });

  test("what -target leaves out is not missing, and is named", () => {
    const plan = planOf(client("a") + principal("a", "azuread_application.a.client_id"), { options: ["-target=azuread_application.a"] });
    const { found, open, result } = judged(plan);
    expect(found).toEqual([]);
    expect(open).toContain("client-without-service-principal@azuread_application.a");
    expect(result.diagnostics).toMatchObject([
      { message: expect.stringMatching(/^azuread_service_principal\.a is in the configuration and not in the plan/) },
    ]);
  });

  test("a renamed resource keeps its links, and a replaced credential is new", () => {
    const certificate = (owner: string, type: string): string => `
      resource "azuread_application_certificate" "key" {
        application_id = azuread_application.${owner}.id
        encoding = "base64"
        type = "${type}"
        value = "c2VjcmV0LXZhbHVl"
      }`;
    const before = client("a") + principal("a", "azuread_application.a.client_id") + certificate("a", "AsymmetricX509Cert");
    const after = `${client("b").replace('display_name = "b"', 'display_name = "a"')}
      moved {
        from = azuread_application.a
        to   = azuread_application.b
      }
      ${principal("a", "azuread_application.b.client_id")} ${certificate("b", "Symmetric")}`;
    expect(judged(planOf(after, { before })).found).toEqual(["symmetric-key-credential@azuread_application_certificate.key"]);
  });

  test("one tenant's service principal does not answer for another's", () => {
    const { found, result } = judged(
      planOf(`
        provider "azuread" { tenant_id = "11111111-1111-4111-8111-111111111111" }
        variable "partner" { default = "22222222-2222-4222-8222-222222222222" }
        provider "azuread" {
          alias     = "partner"
          tenant_id = var.partner
        }
        ${client("a")}
        ${principal("a", "azuread_application.a.client_id", "provider = azuread.partner")}
      `),
    );
    expect(found).toEqual(["client-without-service-principal@azuread_application.a"]);
    expect(result.diagnostics).toEqual([]);
  });

  test("a state names no tenants: two service principals of one client id are in two of them", () => {
    const shown = (...principals: readonly [address: string, client: string, id: string][]): string =>
      JSON.stringify({
        format_version: "1.0",
        values: {
          root_module: {
            resources: principals.map(([name, client_id, object_id]) => ({
              address: `azuread_service_principal.${name}`,
              mode: "managed",
              type: "azuread_service_principal",
              name,
              values: { client_id, object_id, id: `/servicePrincipals/${object_id}`, account_enabled: true },
            })),
          },
        },
      });
    const [client, first, second] = [1, 2, 3].map((n) => `${n}`.repeat(8) + "-1111-4111-8111-111111111111") as [string, string, string];
    expect(judged(shown(["home", client, first], ["partner", client, second])).found).toEqual([]);
    expect(judged(shown(["home", client, first], ["again", client, first])).found).toEqual([
      "duplicate-declaration@azuread_service_principal.again",
    ]);
  });

  test("what an import takes over may have a service principal already, as one that is made here has not", () => {
    const plan = JSON.parse(planOf(client("a"))) as { resource_changes: { change: Record<string, unknown> }[] };
    const severities = (): string[] => judged(JSON.stringify(plan)).result.findings.map(({ ruleId, severity }) => `${severity} ${ruleId}`);
    expect(severities()).toContain("error client-without-service-principal");
    for (const { change } of plan.resource_changes) {
      const id = "11111111-1111-4111-8111-111111111111";
      const known = { ...(change["after"] as object), id: `/applications/${id}`, object_id: id, client_id: id.replace("1", "2") };
      Object.assign(change, { actions: ["update"], before: known, after: known, after_unknown: {}, importing: { id } });
    }
    expect(severities()).toContain("warning client-without-service-principal");
  });

  test("what is looked up is asked and not judged", () => {
    const { found, result } = judged(
      planOf(`
        data "azuread_application" "tasks" { display_name = "Tasks" }
        data "azuread_application" "daemon" { display_name = "Tasks daemon" }
        ${client("a")} ${principal("a", "azuread_application.a.client_id")}
        resource "azuread_application" "reader" {
          display_name = "reader"
          required_resource_access {
            resource_app_id = data.azuread_application.tasks.client_id
            resource_access {
              id   = data.azuread_application.tasks.oauth2_permission_scope_ids["Tasks.Read"]
              type = "Scope"
            }
          }
          required_resource_access {
            resource_app_id = data.azuread_application.daemon.client_id
            resource_access {
              id   = data.azuread_application.tasks.oauth2_permission_scope_ids["Tasks.Read"]
              type = "Scope"
            }
          }
        }
        ${principal("reader", "azuread_application.reader.client_id")}
      `),
    );
    expect(found).toEqual(["delegated-client-of-app-only-resource@azuread_application.reader"]);
    expect(result.summary).toMatchObject({ applications: 2, servicePrincipals: 2 });
  });
});
