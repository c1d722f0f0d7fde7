import { appId, graph, graphId, ofGraph, platforms, resultOf, secret, tenant, userRead, type Design, type Json } from "../support/designs";

/*
 * What users may consent to themselves, by the tenant's consent policies: through the command line, over exports of a small tenant
 * whose client waits for consent to all that it asks for.
 */

const mailRead = { id: "570282fd-fa5c-430d-a7fd-fc8dc98a9dca", type: "Scope" };
const filesRead = { id: "10465720-29dd-4523-a11a-6a75c743c9d9", type: "Scope" };
const readAll = { id: "a154be20-db9c-4678-8ab7-66f6cc099a59", type: "Scope" };

const asking = (asked: Json[], more: Partial<Design> = {}): Design => ({
  application: { ...secret, ...platforms(["https://quay.contoso.com/cb"]), ...ofGraph(...asked), ...(more.application ?? {}) },
  ...(({ application: _, ...rest }) => rest)(more as Design),
});

const page = (set: string, value: unknown[]): Json => ({ "@odata.context": `https://graph.microsoft.com/v1.0/$metadata#${set}`, value });
const classified = (...names: string[]): Record<string, unknown> => ({
  "delegatedPermissionClassifications.json": page(
    `servicePrincipals('${graphId}')/delegatedPermissionClassifications`,
    names.map((permissionName, n) => ({
      id: `c${n}`,
      permissionId: { "User.Read": userRead.id, "Mail.Read": mailRead.id }[permissionName],
      permissionName,
      classification: "low",
    })),
  ),
});
const policies = (...list: Json[]): Record<string, unknown> => ({
  "permissionGrantPolicies.json": page("policies/permissionGrantPolicies", list),
});
const everything = {
  id: "0f1e2d3c-4b5a-4968-8776-655443322110",
  permissionType: "delegated",
  permissionClassification: "all",
  resourceApplication: "any",
  permissions: ["all"],
  clientApplicationIds: ["all"],
  clientApplicationTenantIds: ["all"],
  clientApplicationPublisherIds: ["all"],
  clientApplicationsFromVerifiedPublisherOnly: false,
};
const quay = (includes: Json[], excludes: Json[] = []): Json => ({ id: "quay-users", displayName: "Quay", includes, excludes });

/** What the rule says: the permissions that users cannot consent to, or why that is open. */
async function verdict(design: Design): Promise<string> {
  const { findings, undetermined } = await resultOf(design);
  const found = findings.filter(({ ruleId }) => ruleId === "user-consent-blocked");
  const open = undetermined.filter(({ ruleId }) => ruleId === "user-consent-blocked");
  return [
    ...found.map(
      ({ severity, message, aadsts }) => `${severity} ${/consent to (.*?) of/.exec(message)?.[1]} ${aadsts.slice(0, 2).join(" ")}`,
    ),
    ...open.map(({ reason, settle }) => `open: ${reason}; ${settle}`),
  ].join("\n");
}

const recommended = ["microsoft-user-default-recommended"];
const low = ["microsoft-user-default-low"];
const custom = ["quay-users"];
const blocked = (names: string): string => `error ${names} AADSTS90093 AADSTS90094`;

test.each<[string, Design, string]>([
  ["no policy at all", asking([userRead, filesRead], { consentPolicies: [] }), blocked("User.Read and Files.Read")],
  ["today's default leaves mail to administrators", asking([userRead, mailRead], { consentPolicies: recommended }), blocked("Mail.Read")],
  ["and nothing of a sign-in or of one's own files", asking([userRead, filesRead], { consentPolicies: recommended }), ""],
  ["nor what an administrator granted", asking([userRead, mailRead], { consentPolicies: recommended, granted: "User.Read Mail.Read" }), ""],
  ["what needs an administrator anywhere is another rule's", asking([readAll], { consentPolicies: recommended }), ""],
  [
    "the managed policy beside the one of before",
    asking([mailRead], { consentPolicies: [...recommended, "microsoft-user-default-legacy"] }),
    "",
  ],
  [
    "the policy for mail clients is for those alone",
    asking([mailRead], { consentPolicies: [...recommended, "microsoft-user-default-allow-consent-apps"] }),
    blocked("Mail.Read"),
  ],
  ["low: what is classified so", asking([userRead], { consentPolicies: low, files: classified("User.Read") }), ""],
  ["low: and nothing else", asking([userRead, mailRead], { consentPolicies: low, files: classified("User.Read") }), blocked("Mail.Read")],
  ["low: where nothing is classified", asking([userRead], { consentPolicies: low, files: classified() }), blocked("User.Read")],
  [
    "a policy of the tenant's own",
    asking([userRead, mailRead], {
      consentPolicies: custom,
      files: policies(quay([{ ...everything, resourceApplication: graph, permissions: [userRead.id.toUpperCase()] }])),
    }),
    blocked("Mail.Read"),
  ],
  [
    "its exclusions",
    asking([userRead, mailRead], {
      consentPolicies: custom,
      files: policies(quay([everything], [{ ...everything, permissions: [mailRead.id] }])),
    }),
    blocked("Mail.Read"),
  ],
  [
    "its classifications",
    asking([userRead, mailRead], {
      consentPolicies: custom,
      files: { ...policies(quay([{ ...everything, permissionClassification: "low" }])), ...classified("Mail.Read") },
    }),
    blocked("User.Read"),
  ],
  [
    "its clients",
    asking([userRead], { consentPolicies: custom, files: policies(quay([{ ...everything, clientApplicationIds: [appId] }])) }),
    "",
  ],
  [
    "its other clients",
    asking([userRead], { consentPolicies: custom, files: policies(quay([{ ...everything, clientApplicationIds: [graphId] }])) }),
    blocked("User.Read"),
  ],
  [
    "its tenants",
    asking([userRead], { consentPolicies: custom, files: policies(quay([{ ...everything, clientApplicationTenantIds: [tenant] }])) }),
    "",
  ],
  [
    "its verified publishers, of whom the client is none",
    asking([userRead], {
      application: { verifiedPublisher: { verifiedPublisherId: null } },
      consentPolicies: custom,
      files: policies(quay([{ ...everything, clientApplicationsFromVerifiedPublisherOnly: true }])),
    }),
    blocked("User.Read"),
  ],
  [
    "its verified publishers, of whom the client is one",
    asking([userRead], {
      application: { verifiedPublisher: { verifiedPublisherId: "6021457", displayName: "Quay" } },
      consentPolicies: custom,
      files: policies(
        quay([{ ...everything, clientApplicationsFromVerifiedPublisherOnly: true, clientApplicationPublisherIds: ["6021457"] }]),
      ),
    }),
    "",
  ],
  [
    "for application permissions only",
    asking([userRead], { consentPolicies: custom, files: policies(quay([{ ...everything, permissionType: "application" }])) }),
    blocked("User.Read"),
  ],
  [
    "one of several policies is enough",
    asking([mailRead], { consentPolicies: [...recommended, "quay-users"], files: policies(quay([everything])) }),
    "",
  ],
])("%s", async (_, design, expected) => {
  expect(await verdict(design)).toBe(expected);
});

test.each<[string, Design, RegExp]>([
  [
    "a policy that was not exported",
    asking([userRead], { consentPolicies: custom }),
    /^open: what the tenant's consent policy `quay-users` allows is not in the run; .*permissionGrantPolicies\?\$expand=includes,excludes/,
  ],
  [
    "one without its conditions",
    asking([userRead], { consentPolicies: custom, files: policies({ id: "quay-users", displayName: "Quay" }) }),
    /^open: `permissionGrantPolicies.includes` is not in the input; .*expand=includes,excludes/,
  ],
  [
    "classifications that were not exported",
    asking([userRead], { consentPolicies: low }),
    /^open: how the tenant classifies the permissions of `Microsoft Graph` is not in the run; .*delegatedPermissionClassifications/,
  ],
  [
    "a publisher that the export leaves out",
    asking([userRead], {
      consentPolicies: custom,
      files: policies(quay([{ ...everything, clientApplicationsFromVerifiedPublisherOnly: true }])),
    }),
    /^open: `verifiedPublisherId` is not in the input/,
  ],
])("what is left open says what is missing: %s", async (_, design, expected) => {
  expect(await verdict(design)).toMatch(expected);
});

test("the message has the month of Microsoft's list", async () => {
  const { findings } = await resultOf(asking([mailRead], { consentPolicies: recommended }));
  expect(findings.find(({ ruleId }) => ruleId === "user-consent-blocked")?.message).toContain(
    "the consent policy that Microsoft manages leaves this to administrators (list of 2026-01)",
  );
});

test("what users may consent to still waits for them", async () => {
  const { findings } = await resultOf(asking([userRead, mailRead], { consentPolicies: recommended }));
  const notes = findings.filter(({ ruleId }) => ruleId === "ungranted-delegated-permission");
  expect(notes.map(({ severity, message }) => [severity, /lists (\S+)/.exec(message)?.[1]])).toEqual([["note", "User.Read"]]);
});
