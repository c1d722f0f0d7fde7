import type { CodeTemplate } from "../../src/policy/catalogue";
import { codeFor } from "../../src/findings/code";

const urn = (type: string, name: string): string => `urn:pulumi:prod::shop::shop:index:Team$azuread:index/${type}:${type}::${name}`;
const templates: readonly CodeTemplate[] = [
  { language: "pulumi-typescript", text: "{variable}.clientId" },
  { language: "pulumi-typescript", on: ["ApplicationRegistration"], text: 'registration "{resourceName}"' },
  { language: "pulumi-yaml", text: "${{resourceName}.clientId}" },
  { language: "pulumi-python", text: "{variable}.client_id" },
  { language: "hcl", text: "{reference}" },
];

test("a Pulumi declaration gets Pulumi's languages, with its own names", () => {
  expect(codeFor(templates, { address: null, urn: urn("Application", "orders-web") }, {})).toEqual([
    { language: "pulumi-typescript", text: "ordersWeb.clientId" },
    { language: "pulumi-yaml", text: "${orders-web.clientId}" },
    { language: "pulumi-python", text: "orders_web.client_id" },
  ]);
});

test("a type of resource with a text of its own gets that one", () => {
  const [first, ...rest] = codeFor(templates, { address: urn("ApplicationRegistration", "orders::eu"), urn: null }, {});
  expect(first).toEqual({ language: "pulumi-typescript", text: 'registration "orders::eu"' });
  expect(rest).toEqual([
    { language: "pulumi-yaml", text: "${orders::eu.clientId}" },
    { language: "pulumi-python", text: "orders_eu.client_id" },
  ]);
});

test("what was exported gets none", () => expect(codeFor(templates, { address: null, urn: null }, {})).toEqual([]));

test("any name makes a variable", () => {
  const variable = (name: string): string | undefined => codeFor(templates, { address: null, urn: urn("Application", name) }, {})[0]?.text;
  expect(variable("Orders Web")).toBe("ordersWeb.clientId");
  expect(variable("42")).toBe("app42.clientId");
  expect(variable("-")).toBe("app.clientId");
  expect(variable("default")).toBe("appDefault.clientId");
  expect(variable("import")).toBe("appImport.clientId");
});

test("any name makes a variable of Python", () => {
  const variable = (name: string): string | undefined =>
    codeFor(templates, { address: null, urn: urn("Application", name) }, {}).find(({ language }) => language === "pulumi-python")?.text;
  expect(variable("Orders Web")).toBe("orders_web.client_id");
  expect(variable("ordersWeb")).toBe("orders_web.client_id");
  expect(variable("SPAClient2")).toBe("spa_client2.client_id");
  expect(variable("42")).toBe("app_42.client_id");
  expect(variable("-")).toBe("app.client_id");
  expect(variable("lambda")).toBe("app_lambda.client_id");
  expect(variable("default")).toBe("default.client_id");
});

test("what is related is named too, where the same program declares it", () => {
  const text: CodeTemplate[] = [
    { language: "pulumi-typescript", text: 'of("{relatedName}", {relatedVariable})' },
    { language: "hcl", text: "{relatedReference}.id" },
  ];
  const pulumi = (...related: string[]) =>
    codeFor(
      text,
      { address: null, urn: urn("Application", "web") },
      {},
      related.map((one) => ({ address: null, urn: one })),
    );
  expect(pulumi(urn("Application", "orders-api"), urn("Application", "other"))).toEqual([
    { language: "pulumi-typescript", text: 'of("orders-api", ordersApi)' },
  ]);
  // Without it there is nothing to name, and another stack's has no variable here.
  expect(pulumi()).toEqual([]);
  expect(pulumi(urn("Application", "orders-api").replace("prod::shop", "prod::platform"))).toEqual([]);
  const hcl = codeFor(text, { address: "azuread_application.web", urn: null }, {}, [{ address: "azuread_application.api", urn: null }]);
  expect(hcl).toEqual([{ language: "hcl", text: "azuread_application.api.id" }]);
});

const reference = (address: string): readonly unknown[] =>
  codeFor([...templates, { language: "bicep", text: "{reference}.appId" }], { address, urn: null }, {}).map(({ language, text }) => [
    language,
    text,
  ]);

test("azuread's resources get HCL, with the reference of their own module", () => {
  expect(reference("azuread_application.orders_web")).toEqual([["hcl", "azuread_application.orders_web"]]);
  expect(reference('module.team["a.b"].module.x.azuread_application.web')).toEqual([["hcl", "azuread_application.web"]]);
});

test("of several instances the key is left to people", () => {
  expect(reference('azuread_application.web["eu"]')).toEqual([["hcl", "<reference>"]]);
  expect(reference("azuread_application.web[0]")).toEqual([["hcl", "<reference>"]]);
});

test("other providers' resources get none", () => {
  expect(reference("msgraph_resource.web")).toEqual([]);
  expect(reference("module.team.azapi_update_resource.web")).toEqual([]);
});

test("a symbolic name gets Bicep", () => {
  expect(reference("ordersWeb")).toEqual([["bicep", "ordersWeb.appId"]]);
});
