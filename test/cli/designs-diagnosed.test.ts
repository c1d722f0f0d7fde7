import {
  appId,
  diagnosis,
  exposes,
  findings,
  ofGraph,
  platforms,
  pnp,
  readAll,
  resultOf,
  scope,
  secret,
  signing,
  userRead,
} from "../support/designs";

/* What `scan` says of a design, `diagnose` says of its request, and no remedy takes away what is there. */

test("a registration of PnP, with public client flows and a certificate for roles: both say that all holds", async () => {
  const design = {
    application: pnp,
    granted: "User.Read",
  };
  expect((await findings(design)).filter((text) => !text.startsWith("note"))).toEqual([]);
  const { verdict } = await diagnosis(design, "--client", appId, "--resource", "Microsoft Graph", "--flow", "clientCredentials");
  expect(verdict.status).toBe("no-broken-link");
});

test.each(["AADSTS90093", "AADSTS90094"])("consent that the tenant leaves to nobody is what %s leads to", async (code) => {
  const design = { application: { ...secret, ...platforms(["https://quay.contoso.com/cb"]), ...ofGraph(userRead) }, consentPolicies: [] };
  const { verdict, links } = await diagnosis(design, "--error", code);
  expect([verdict.status, verdict.link]).toEqual(["broken", "consent"]);
  expect(links.find(({ id }) => id === "consent")?.ruleIds).toContain("user-consent-blocked");
});

test("a middle tier with a signing key of its own is what AADSTS50013 leads to", async () => {
  const design = {
    application: { identifierUris: [`api://${appId}`], ...secret, ...exposes([scope]), ...ofGraph(userRead) },
    principal: signing,
    granted: "User.Read",
  };
  expect(await findings(design)).toContain("warning obo-custom-signing-key AADSTS50013");
  const { verdict, links } = await diagnosis(design, "--error", "AADSTS50013");
  expect(verdict.status).toBe("broken");
  expect(links.flatMap(({ ruleIds }) => ruleIds)).toContain("obo-custom-signing-key");
});

test("the remedy of a missing delegated permission reads the list and adds to it", async () => {
  const { findings: found } = await resultOf({
    application: { ...secret, ...platforms(["https://quay.contoso.com/cb"]), ...ofGraph(readAll) },
  });
  const finding = found.find(({ ruleId }) => ruleId === "client-without-delegated-permission");
  const commands = finding?.remediation.commands ?? [];
  const powershell = commands.find(({ shell }) => shell === "powershell")?.command ?? "";
  expect(powershell.indexOf("Get-MgApplication")).toBeGreaterThanOrEqual(0);
  expect(powershell.indexOf("Get-MgApplication")).toBeLessThan(powershell.indexOf("Update-MgApplication"));
  expect(commands.find(({ shell }) => shell === "az")?.command).toMatch(/^az ad app permission add /);
});
