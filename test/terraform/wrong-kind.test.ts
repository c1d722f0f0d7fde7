import { describeWithTofu } from "./engine";
import { judged, planOf } from "./plans";

describeWithTofu("an id of the wrong kind is found before there are any", () => {
  const two = `
    resource "azuread_application" "api" { display_name = "API" }
    resource "azuread_service_principal" "api" { client_id = azuread_application.api.client_id }
    resource "azuread_application" "web" { display_name = "Web" }
    resource "azuread_service_principal" "web" { client_id = azuread_application.web.client_id }
  `;
  const part = (type: string, body: string): string => `resource "${type}" "part" {\n${body}\n}`;
  const preAuthorized = (owner: string, client: string): string =>
    part("azuread_application_pre_authorized", `application_id = ${owner}\n authorized_client_id = ${client}\n permission_ids = []`);
  const grant = (client: string, api: string): string =>
    part(
      "azuread_service_principal_delegated_permission_grant",
      `service_principal_object_id = ${client}\n resource_service_principal_object_id = ${api}\n claim_values = []`,
    );
  const assignment = (principal: string, api: string): string =>
    part(
      "azuread_app_role_assignment",
      `app_role_id = "00000000-0000-0000-0000-000000000000"\n principal_object_id = ${principal}\n resource_object_id = ${api}`,
    );
  const found = (more: string): string[] =>
    judged(planOf(two + more), "--rule", "wrong-kind-of-id").result.findings.map(
      ({ severity, message, location }) => `${severity} ${location.pointer.replace(/^.*\/after(?:_unknown)?\//, "")} ${message}`,
    );

  test.each([
    [
      "a client by its object id",
      preAuthorized("azuread_application.api.id", "azuread_application.web.object_id"),
      "error authorized_client_id API (azuread_application_pre_authorized.part) names Web by the object id of its application instead of a client id: nothing has that id there",
    ],
    [
      "a client by its service principal",
      part(
        "azuread_application_known_clients",
        "application_id = azuread_application.api.id\n known_client_ids = [azuread_service_principal.web.object_id]",
      ),
      "error known_client_ids API (azuread_application_known_clients.part) names Web by the object id of its service principal instead of a client id: nothing has that id there",
    ],
    [
      "the service principal in place of the application",
      part("azuread_application_password", "application_id = azuread_service_principal.web.id"),
      "error application_id azuread_application_password.part names Web by the object id of its service principal instead of the object id of an application: nothing has that id there",
    ],
    [
      "the application in place of its service principal",
      part("azuread_service_principal_password", "service_principal_id = azuread_application.web.object_id"),
      "error service_principal_id azuread_service_principal_password.part names Web by the object id of its application instead of the object id of a service principal: nothing has that id there",
    ],
    [
      "an application by its client id",
      part(
        "azuread_application_redirect_uris",
        `application_id = azuread_application.web.client_id\n type = "Web"\n redirect_uris = ["https://web.contoso.com/"]`,
      ),
      "error application_id azuread_application_redirect_uris.part names Web by its client id instead of the object id of an application: nothing has that id there",
    ],
    [
      "the client of a grant by its application",
      grant("azuread_application.web.object_id", "azuread_service_principal.api.object_id"),
      "error service_principal_object_id azuread_service_principal_delegated_permission_grant.part names Web by the object id of its application instead of the object id of a service principal: nothing has that id there",
    ],
    [
      "the API of an assignment by its application",
      assignment("azuread_service_principal.web.object_id", "azuread_application.api.object_id"),
      "error resource_object_id azuread_app_role_assignment.part names API by the object id of its application instead of the object id of a service principal: nothing has that id there",
    ],
    [
      "the client of an assignment by its client id",
      assignment("azuread_application.web.client_id", "azuread_service_principal.api.object_id"),
      "error principal_object_id azuread_app_role_assignment.part names Web by its client id instead of the object id of a service principal: nothing has that id there",
    ],
    [
      "Microsoft Graph's client id in an assignment",
      assignment("azuread_service_principal.web.object_id", `"00000003-0000-0000-c000-000000000000"`),
      "error resource_object_id azuread_app_role_assignment.part names Microsoft Graph by its client id instead of the object id of a service principal: nothing has that id there",
    ],
    [
      "Microsoft Graph's client id in a grant",
      grant("azuread_service_principal.web.object_id", `"00000003-0000-0000-c000-000000000000"`),
      "error resource_service_principal_object_id azuread_service_principal_delegated_permission_grant.part names Microsoft Graph by its client id instead of the object id of a service principal: nothing has that id there",
    ],
    [
      "a client of Microsoft Graph itself",
      preAuthorized(`"/applications/00000003-0000-0000-c000-000000000000"`, "azuread_application.web.client_id"),
      "error application_id 00000003-0000-0000-c000-000000000000 (azuread_application_pre_authorized.part) adds to Microsoft Graph, which is Microsoft's own: nobody else can change it",
    ],
    [
      "nobody",
      preAuthorized(`"/applications/00000000-0000-0000-0000-000000000000"`, "azuread_application.web.client_id"),
      "error application_id 00000000-0000-0000-0000-000000000000 (azuread_application_pre_authorized.part) names the nil id (all zeros) instead of the object id of an application: nothing has that id",
    ],
  ])("%s", (_what, more, message) => {
    expect(found(more)).toEqual([message]);
  });

  test("an API by its object id is not taken for the API", () => {
    const client = `resource "azuread_application" "client" {
      display_name = "Client"
      required_resource_access {
        resource_app_id = azuread_application.api.object_id
        resource_access {
          id = "6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11"
          type = "Scope"
        }
      }
    }`;
    expect(found(client)).toEqual([
      "error required_resource_access/0 Client (azuread_application.client) names API by the object id of its application instead of a client id: nothing has that id there",
    ]);
  });

  test("the right ids are nothing to speak of", () => {
    expect(found(preAuthorized("azuread_application.api.id", "azuread_application.web.client_id"))).toEqual([]);
    expect(found(grant("azuread_service_principal.web.object_id", "azuread_service_principal.api.object_id"))).toEqual([]);
    expect(found(assignment("azuread_service_principal.web.object_id", "azuread_service_principal.api.object_id"))).toEqual([]);
    expect(found(assignment(`"44444444-1111-4111-8111-111111111111"`, "azuread_service_principal.api.object_id"))).toEqual([]);
  });
});
