import type { Tenant } from "../diagnose/tenant";
import { documentOf, request } from "./diagnose-run";

const clientFor = (signInAudience: string) => (made: Tenant) => {
  made.applications[0].signInAudience = signInAudience;
  made.applications[0].isFallbackPublicClient = true;
};

test.each([
  ["AzureADMyOrg", "authorizationCode", "consumers", "broken", []],
  ["AzureADMultipleOrgs", "authorizationCode", "consumers", "broken", []],
  ["AzureADMultipleOrgs", "authorizationCode", "organizations", "holds", undefined],
  ["AzureADandPersonalMicrosoftAccount", "authorizationCode", "consumers", "holds", undefined],
  ["AzureADandPersonalMicrosoftAccount", "authorizationCode", "common", "holds", undefined],
  ["PersonalMicrosoftAccount", "authorizationCode", "consumers", "holds", undefined],
  ["PersonalMicrosoftAccount", "authorizationCode", "organizations", "broken", ["AADSTS9002331"]],
  ["PersonalMicrosoftAccount", "authorizationCode", "contoso.com", "broken", ["AADSTS9002331"]],
  ["AzureADMultipleOrgs", "ropc", "common", "broken", ["AADSTS9001023"]],
  ["AzureADMultipleOrgs", "ropc", "consumers", "broken", ["AADSTS9001023"]],
  ["AzureADMultipleOrgs", "ropc", "organizations", "holds", undefined],
  ["AzureADMyOrg", "authorizationCode", "https://login.microsoftonline.com/common", "broken", ["AADSTS50194"]],
])("a client for %s by %s through %s: %s", (audience, flow, authority, status, aadsts) => {
  const { link } = documentOf(request(flow, "--authority", authority), clientFor(audience));
  expect(link("authority")).toMatchObject({ status, ...(aadsts ? { aadsts: expect.arrayContaining(aadsts) } : {}) });
});

test.each([
  ["AADSTS9001023: The grant type is not supported over the /common or /consumers endpoints.", "AzureADMultipleOrgs"],
  ["AADSTS9002331: Application is configured for use by Microsoft Account users only.", "PersonalMicrosoftAccount"],
])("%s tells where the request went", (text, audience) => {
  const { exit, document } = documentOf(["--error", text], clientFor(audience));
  expect({ exit, link: document.verdict.link, authority: document.request?.authority }).toEqual({
    exit: 1,
    link: "authority",
    authority: "common",
  });
});
