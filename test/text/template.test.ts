import { fillCode, fillCommand, fillText } from "../../src/text/template";

describe("a message", () => {
  test("takes its values, lists in words", () => {
    const values = { subject: "Orders API", scopes: ["a", "b", "c"], count: 2, one: ["x"] };
    expect(fillText("{subject} asks for {scopes} ({count}, {one})", values)).toBe("Orders API asks for a, b and c (2, x)");
  });

  test("shows a value that is not told by its name, and leaves other braces", () => {
    expect(fillText("{appId} @{a=1} {}  {other}", { appId: null })).toBe("<appId> @{a=1} {}  {other}");
  });

  test("says that a list is empty", () => {
    expect(fillText("it lists {scopes}", { scopes: [] })).toBe("it lists an empty list");
  });

  test("never fills what a value holds", () => {
    expect(fillText("{subject} {appId}", { subject: "{appId}", appId: "1" })).toBe("{appId} 1");
  });
});

describe("a command", () => {
  test("takes plain values as they are, also inside quotes and words", () => {
    expect(fillCommand("az rest --url '/apps/{id}' --uri api://{id}", { id: "4f1c-01" })).toBe(
      "az rest --url '/apps/4f1c-01' --uri api://4f1c-01",
    );
  });

  test("quotes a value that stands alone", () => {
    expect(fillCommand("az ad app list --display-name {name}", { name: "Orders; rm -rf $HOME" })).toBe(
      "az ad app list --display-name 'Orders; rm -rf $HOME'",
    );
  });

  test.each(["it's", "a\nb", "a\u2019b", "\u001b[0m'"])("leaves a value that cannot be quoted safely to be filled by hand: %j", (name) => {
    expect(fillCommand("az --name {name}", { name })).toBe("az --name <name>");
  });

  test("leaves a value that is not plain inside other text to be filled by hand", () => {
    expect(fillCommand("Where-Object KeyId -ne '{keyId}'", { keyId: "x; y" })).toBe("Where-Object KeyId -ne '<keyId>'");
  });

  test("takes a URI within quotation marks as it is, unless a shell could read more in it", () => {
    const filled = (uri: string): string => fillCommand(`az --query "uris[?@ != '{uri}']"`, { uri });
    expect(filled("https://app.contoso.com/cb?a=1&b=*#x")).toBe(`az --query "uris[?@ != 'https://app.contoso.com/cb?a=1&b=*#x']"`);
    for (const uri of ["https://a/$(id)", "https://a/`id`", 'https://a/"', "https://a/'", "https://a/!1", "https://a/\\", "--all", "a b"]) {
      expect(filled(uri)).toBe(`az --query "uris[?@ != '<uri>']"`);
    }
  });

  test("takes no value for an option", () => {
    expect(fillCommand("az --id {id}", { id: "--help" })).toBe("az --id <id>");
  });

  test("shows what is not told by its name", () => {
    expect(fillCommand("az ad app show --id {appId}", { appId: null })).toBe("az ad app show --id <appId>");
    expect(fillCommand("az --ids {ids}", { ids: [] })).toBe("az --ids <ids>");
  });
});

describe("fillCode", () => {
  const languages = ["pulumi-typescript", "pulumi-yaml", "pulumi-python", "hcl", "bicep"] as const;

  test("values outside of quotation marks are plain, or are left to fill by hand", () => {
    for (const language of languages) {
      expect(fillCode("clientId: {variable}.clientId", { variable: "orders" }, language)).toBe("clientId: orders.clientId");
      expect(fillCode("clientId: {variable}.clientId", { variable: "a; b" }, language)).toBe("clientId: <variable>.clientId");
      expect(fillCode("id: {id}", { id: null }, language)).toBe("id: <id>");
    }
  });

  test("Pulumi's own references keep their braces", () => {
    expect(fillCode("clientId: ${{name}.clientId}", { name: "orders" }, "pulumi-yaml")).toBe("clientId: ${orders.clientId}");
  });

  test("within quotation marks a value is written as the language writes texts", () => {
    const value = 'a "b" \\ ${c} it\'s';
    expect(fillCode('x: "{v}"', { v: value }, "pulumi-typescript")).toBe('x: "a \\"b\\" \\\\ ${c} it\'s"');
    expect(fillCode('x: "{v}"', { v: value }, "pulumi-yaml")).toBe('x: "a \\"b\\" \\\\ $${c} it\'s"');
    expect(fillCode('x = "{v}"', { v: value }, "hcl")).toBe('x = "a \\"b\\" \\\\ $${c} it\'s"');
    expect(fillCode("x: '{v}'", { v: value }, "bicep")).toBe("x: 'a \"b\" \\\\ \\${c} it\\'s'");
    expect(fillCode('x: "{v}"', { v: "a\nb" }, "pulumi-typescript")).toBe('x: "a\\nb"');
  });

  test("several values are several texts", () => {
    expect(fillCode('redirectUris: ["{uris}"]', { uris: ["https://a/", "https://b/"] }, "pulumi-typescript")).toBe(
      'redirectUris: ["https://a/", "https://b/"]',
    );
  });
});
