import { ordersApi, web, type Tenant } from "../diagnose/tenant";
import { documentOf } from "./diagnose-run";

describe("--error", () => {
  const ids = "Trace ID: 0d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d21 Timestamp: 2026-11-23 09:12:44Z";

  test("the causes of the code are tried against every client, the likely one first", () => {
    const { exit, document } = documentOf(["--error", `AADSTS50000: There was an error issuing a token. ${ids}`], (made) => {
      made.servicePrincipals[1].keyCredentials = [{ keyId: "k", type: "Symmetric", usage: "Sign", endDateTime: "2020-01-01T00:00:00Z" }];
      made.applications.push({
        ...made.applications[0],
        id: "4d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d22",
        appId: "8a1e7d52-3f0e-4b7c-8d3a-2b7c9e5f4a10",
        displayName: "Returns Web",
      });
    });
    expect(exit).toBe(1);
    expect(document.error).toMatchObject({
      code: "AADSTS50000",
      traceId: "0d3f57b6-6fd5-4c0b-8f0e-0a5f3c6f9d21",
      time: "2026-11-23 09:12:44Z",
    });
    // An error is likelier than a warning: the expired key of the API, which concerns both clients.
    expect(document.request?.client.displayName).toBe("Returns Web");
    expect(document.verdict).toMatchObject({ link: "client-principal" });
    expect(document.others.some(({ request: { client }, link }) => client.displayName === "Orders Web" && link === "signing-keys")).toBe(
      true,
    );
  });

  test("a message that names the client is about that client", () => {
    const text = `AADSTS650052: … consent … application with ID '${web}' …`;
    const { document } = documentOf(["--error", text], (made) => void made.servicePrincipals.splice(1, 1));
    expect(document.request).toMatchObject({ client: { appId: web }, resource: { appId: ordersApi } });
    expect(document.verdict.link).toBe("resource-principal");
  });

  test("a message that names the API is about its clients", () => {
    const text = `AADSTS500014: The service principal for resource '${ordersApi}' is disabled. ${ids}`;
    const { document } = documentOf(["--error", text], (made) => void (made.servicePrincipals[1].accountEnabled = false));
    expect(document.request).toMatchObject({ client: { appId: web }, resource: { appId: ordersApi } });
    expect(document.verdict.link).toBe("resource-enabled");
  });

  describe("a disabled service principal leads to one code as a client, to others as a resource", () => {
    const asClient = `AADSTS7000112: Application '${web}'(Orders Web) is disabled. ${ids}`;
    const asResource = `AADSTS500014: The service principal for resource '${ordersApi}' is disabled. ${ids}`;
    const disabled = (n: 0 | 1) => (made: Tenant) => void (made.servicePrincipals[n].accountEnabled = false);

    test.each([
      [asClient, 0, "client-enabled", ["AADSTS7000112"]],
      [asResource, 1, "resource-enabled", ["AADSTS500014", "AADSTS50001"]],
    ] as const)("%s", (text, n, link, aadsts) => {
      expect(documentOf(["--error", text], disabled(n)).document.verdict).toMatchObject({ link, aadsts });
    });

    test.each([
      [asClient, 1],
      [asResource, 0],
    ] as const)("the other one's state does not explain: %s", (text, n) => {
      const { document } = documentOf(["--error", text], disabled(n));
      expect(document.verdict.text).toMatch(
        /^Nothing that this run shows explains AADSTS\d+\. Not the cause: .* Something else is broken, which does not lead/,
      );
      expect(document.tried?.causes).toBe(0);
    });

    test("what Microsoft has disabled breaks a resource too, by no code that a source tells", () => {
      const { exit, link } = documentOf(["--client", web, "--resource", ordersApi, "--flow", "authorizationCode"], (made) => {
        made.applications[1].disabledByMicrosoftStatus = "DisabledDueToViolationOfServicesAgreement";
      });
      expect(exit).toBe(1);
      expect(link("resource-enabled")).toMatchObject({ status: "broken", ruleIds: ["disabled-by-microsoft"], aadsts: [] });
    });
  });

  test.each([
    [`AADSTS50194: Application '${web}'(Orders Web) is not configured as a multi-tenant application.`, "authority"],
    [`AADSTS240002: Input id_token cannot be used as 'urn:ietf:params:oauth:grant-type:jwt-bearer' grant.`, "assertion"],
    [
      `AADSTS650053: The application 'Orders Web' asked for scope 'Orders.Raed' that doesn't exist on the resource '${ordersApi}'.`,
      "requested-scope",
    ],
    ["AADSTS1002012: The provided value for scope api://orders/Orders.All is not valid. Client credential flows must …", "requested-scope"],
    [
      `AADSTS65001: The user or administrator has not consented to use the application with ID '${web}' named 'Orders Web'.`,
      "requested-scope",
    ],
  ])("%s", (text, link) => {
    const more = text.includes("65001")
      ? ["--scope", "api://orders/Orders.Write"]
      : text.includes("240002")
        ? ["--client", web, "--flow", "onBehalfOf"]
        : [];
    const { exit, document } = documentOf(["--error", text, ...more]);
    expect(exit).toBe(1);
    expect(document.verdict.link).toBe(link);
  });

  test("what leads to the code and cannot be seen is told, and nothing more is claimed", () => {
    const { exit, document } = documentOf(["--error", `AADSTS50126: Error validating credentials. ${ids}`]);
    expect(exit).toBe(0);
    expect(document.verdict).toMatchObject({
      status: "not-visible",
      text: "AADSTS50126 is decided by the user's account, which no declaration shows. Cannot be seen here: The user's sign-in.",
    });
    expect(document.links.filter(({ status }) => status !== "holds").map(({ id, status }) => [id, status])).toEqual([
      ["user-sign-in", "cannot-be-seen"],
    ]);
  });

  test("of several codes each is tried, whichever comes first", () => {
    const disabled = (made: Tenant) => void (made.servicePrincipals[0].accountEnabled = false);
    const codes = [
      "AADSTS50126: Error validating credentials.",
      "AADSTS99999999: Something new.",
      "AADSTS7000112: Application is disabled.",
    ];
    for (const text of [codes.join(" "), [...codes].reverse().join(" ")]) {
      const { exit, document } = documentOf(["--error", text], disabled);
      expect(exit).toBe(1);
      expect(document.verdict).toMatchObject({ link: "client-enabled", text: expect.stringMatching(/^AADSTS7000112: /) });
    }
    const { exit, document } = documentOf(["--error", codes.join(" ")]);
    expect(exit).toBe(0);
    expect(document.verdict.text).toBe(
      "Nothing that this run shows explains AADSTS7000112. AADSTS50126 is decided by the user's account, which no declaration shows. " +
        "AADSTS99999999 is not among the codes that are known here: nothing is known about what leads to it. " +
        "Not the cause: The client's state. Cannot be seen here: The user's sign-in.",
    );
  });

  test("an unknown code says so", () => {
    const { exit, document } = documentOf(["--error", "AADSTS99999999: Something new."]);
    expect(exit).toBe(0);
    expect(document.verdict.text).toContain("AADSTS99999999 is not among the codes that are known here");
  });

  test("an OAuth error response is read as it is", () => {
    const response = {
      error: "invalid_grant",
      error_description: "AADSTS50000: There was an error issuing a token.",
      error_codes: [50000],
      trace_id: "t",
    };
    const { document } = documentOf(["--error", JSON.stringify(response)]);
    expect(document.error).toMatchObject({ code: "AADSTS50000", error: "invalid_grant", traceId: "t" });
  });
});
