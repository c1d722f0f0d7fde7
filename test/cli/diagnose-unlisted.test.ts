import type { DiagnoseDocument } from "../../src/diagnose";
import { filesOf, ordersApi, tenant, web, type Tenant } from "../diagnose/tenant";
import { documentOf, request, runIn } from "./diagnose-run";

// Requests for APIs that the client does not list in `requiredResourceAccess`.

describe("assignment to an API that requires it, by an application of its own", () => {
  const unlisted = (made: Tenant) => {
    made.servicePrincipals[1].appRoleAssignmentRequired = true;
    const list = made.applications[0].requiredResourceAccess as object[];
    made.applications[0].requiredResourceAccess = list.slice(1) as never;
  };
  const toSomebodyElse = (made: Tenant) => {
    unlisted(made);
    for (const each of made.assignments) each.principalId = "c2a3c1d4-2c7e-4e3b-9a55-64b7a3f2d8c9";
  };

  test("an API that the client does not list requires it too: 501051", () => {
    const { exit, link } = documentOf(request("clientCredentials"), toSomebodyElse);
    expect(exit).toBe(1);
    expect(link("assignment")).toMatchObject({ status: "broken", ruleIds: [], aadsts: ["AADSTS501051", "AADSTS50105"] });
    expect(link("assignment")?.remediation?.commands.length).toBeGreaterThan(0);
  });

  test("so does one of which it lists delegated permissions only", () => {
    const { link } = documentOf(request("clientCredentials"), (made) => {
      const [entry] = made.applications[0].requiredResourceAccess as { resourceAccess: object[] }[];
      toSomebodyElse(made);
      made.applications[0].requiredResourceAccess = [{ ...entry, resourceAccess: entry?.resourceAccess.slice(0, 1) ?? [] } as never];
    });
    expect(link("assignment")).toMatchObject({ status: "broken" });
  });

  test("--error finds it", () => {
    const text = "AADSTS501051: Application 'Orders Web' is not assigned to a role for the application 'Orders API'.";
    const { document } = documentOf(["--error", text, "--client", web, "--resource", ordersApi], toSomebodyElse);
    expect(document.verdict.link).toBe("assignment");
  });

  test("the client's own assignment is shown, and holds", () => {
    const { exit, link } = documentOf(request("clientCredentials"), unlisted);
    expect(exit).toBe(0);
    expect(link("assignment")).toMatchObject({ status: "holds", evidence: [{ text: "required, and Orders Web is assigned" }] });
  });

  test("an API whose service principal is not in the run, or whose requirement was left out, cannot be seen", () => {
    const withoutPrincipal = documentOf(request("clientCredentials"), (made) => {
      unlisted(made);
      made.servicePrincipals.splice(1, 1);
    });
    expect(withoutPrincipal.link("assignment")).toMatchObject({ status: "cannot-be-seen" });
    const leftOut = documentOf(request("clientCredentials"), (made) => {
      unlisted(made);
      delete made.servicePrincipals[1].appRoleAssignmentRequired;
    });
    expect(leftOut.link("assignment")).toMatchObject({ status: "cannot-be-seen" });
  });
});

describe("an API of Microsoft that the client does not list", () => {
  const vault = ["--client", web, "--resource", "https://vault.azure.net", "--flow", "clientCredentials"];

  test("needs its service principal in the tenant: a complete export without it breaks the request", () => {
    const { exit, link } = documentOf(vault);
    expect(exit).toBe(1);
    expect(link("resource-principal")).toMatchObject({
      status: "broken",
      aadsts: expect.arrayContaining(["AADSTS500011", "AADSTS650052"]),
    });
  });

  test("an export without one service principal of Microsoft's cannot tell, nor can one that is cut off", () => {
    const withoutMicrosofts = documentOf(vault, (made) => void made.servicePrincipals.splice(2, 1));
    expect(withoutMicrosofts.link("resource-principal")).toMatchObject({ status: "cannot-be-seen" });
    const files = filesOf(tenant());
    const page = {
      ...(files["servicePrincipals.json"] as object),
      "@odata.nextLink": "https://graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=x",
    };
    const { stdout } = runIn({ ...files, "servicePrincipals.json": page }, [...vault, "--format", "json"]);
    const { links } = JSON.parse(stdout) as DiagnoseDocument;
    expect(links.find(({ id }) => id === "resource-principal")).toMatchObject({ status: "cannot-be-seen" });
  });
});
