import { askedScopes, parseScope, ScopeError } from "../../src/diagnose/scope";

test.each([
  ["User.Read openid", undefined, ["User.Read", "openid"]],
  ["https://graph.microsoft.com/User.Read offline_access", "https://graph.microsoft.com", ["User.Read", "offline_access"]],
  ["api://6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11/.default", "api://6f1c3b1e-0c5a-4d53-9d0a-5f5d0f6f1a11", [".default"]],
  ["00000003-0000-0000-c000-000000000000/.default", "00000003-0000-0000-c000-000000000000", [".default"]],
  // An identifier URI that ends with a slash has two of them.
  ["https://management.azure.com//.default", "https://management.azure.com", [".default"]],
  ["/.default", undefined, [".default"]],
  ["  a   b ", undefined, ["a", "b"]],
])("%j names its resource and its values", (text, resource, values) => {
  expect(parseScope(text)).toEqual({ text, resource, values });
});

test("one token is for one resource", () => {
  expect(() => parseScope("https://graph.microsoft.com/User.Read api://orders/Orders.Read")).toThrow(ScopeError);
  expect(parseScope("api://Orders/a api://orders/b").values).toEqual(["a", "b"]);
});

test("what is walked: everything listed for /.default, else the single scopes without those of OpenID Connect", () => {
  const user = { user: true };
  expect(askedScopes({ values: [".default"] }, user)).toBeUndefined();
  expect(askedScopes({ values: [".default", "openid"] }, user)).toBeUndefined();
  expect(askedScopes({ values: ["User.Read", "offline_access"] }, user)).toEqual(["User.Read"]);
  expect(askedScopes({ values: ["openid", "profile"] }, user)).toEqual([]);
  expect(askedScopes({ values: ["openid"] }, { user: false })).toEqual(["openid"]);
});
