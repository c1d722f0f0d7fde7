import type { CodeTemplate } from "../../src/policy/catalogue";
import { codeFor } from "../../src/findings/code";

const urn = (type: string, name: string): string => `urn:pulumi:prod::shop::shop:index:Team$azuread:index/${type}:${type}::${name}`;
const templates: readonly CodeTemplate[] = [
  { language: "pulumi-typescript", text: "{variable}.clientId" },
  { language: "pulumi-typescript", on: ["ApplicationRegistration"], text: 'registration "{resourceName}"' },
  { language: "pulumi-yaml", text: "${{resourceName}.clientId}" },
  { language: "hcl", text: "{reference}" },
];

test("a Pulumi declaration gets Pulumi's languages, with its own names", () => {
  expect(codeFor(templates, { urn: urn("Application", "orders-web") }, {})).toEqual([
    { language: "pulumi-typescript", text: "ordersWeb.clientId" },
    { language: "pulumi-yaml", text: "${orders-web.clientId}" },
  ]);
});

test("a type of resource with a text of its own gets that one", () => {
  const [first, ...rest] = codeFor(templates, { urn: urn("ApplicationRegistration", "orders::eu") }, {});
  expect(first).toEqual({ language: "pulumi-typescript", text: 'registration "orders::eu"' });
  expect(rest).toEqual([{ language: "pulumi-yaml", text: "${orders::eu.clientId}" }]);
});

test("what was exported gets none", () => expect(codeFor(templates, { urn: null }, {})).toEqual([]));

test("any name makes a variable", () => {
  const variable = (name: string): string | undefined => codeFor(templates, { urn: urn("Application", name) }, {})[0]?.text;
  expect(variable("Orders Web")).toBe("ordersWeb.clientId");
  expect(variable("42")).toBe("app42.clientId");
  expect(variable("-")).toBe("app.clientId");
});
