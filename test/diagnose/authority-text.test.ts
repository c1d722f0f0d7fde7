import { tenantOf } from "../../src/diagnose/request";

test.each([
  ["common", "common"],
  ["contoso.com", "contoso.com"],
  ["1f6a77c5-1d6b-49a4-93ce-0a8a2c1f0d55", "1f6a77c5-1d6b-49a4-93ce-0a8a2c1f0d55"],
  ["https://login.microsoftonline.com/common", "common"],
  ["https://login.microsoftonline.com/common/", "common"],
  ["https://login.microsoftonline.com/contoso.com/v2.0", "contoso.com"],
  ["https://login.microsoftonline.com/organizations/oauth2/v2.0/token?x=1", "organizations"],
  ["login.microsoftonline.us/common", "common"],
  ["https://contoso.b2clogin.com/tfp/contoso.onmicrosoft.com/B2C_1_signin", "contoso.onmicrosoft.com"],
  ["https://contoso.ciamlogin.com/", "contoso.ciamlogin.com"],
  ["/common/", "common"],
])("the authority %s names %s", (authority, tenant) => {
  expect(tenantOf(authority)).toBe(tenant);
});
