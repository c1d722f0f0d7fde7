import { ofAdopted, ofCode, ofFirstDeployment, openUntilDeployed } from "./declared";
import type { Format, Gap } from "./format";

const gaps: readonly Gap[] = [
  ...ofCode,
  ...ofFirstDeployment,
  ofAdopted({}),
  { fields: ["servicePrincipals[].claimsMappingPolicies"], taken: [], reason: "The extension has no such resource." },
  {
    fields: [
      "accountEnabled",
      "appRoleAssignmentRequired",
      "preferredSingleSignOnMode",
      "keyCredentials",
      "passwordCredentials",
      "tags",
      "isDisabled",
      "agentIdentityBlueprintId",
    ].map((name) => `servicePrincipals[].${name}`),
    ofOthers: true,
    reason: "Of an `existing` resource a template says by what it is looked up, and nothing else.",
  },
];

const open = openUntilDeployed.filter(({ rules }) => !rules.includes("client-without-delegated-permission"));

export const bicep: readonly Format[] = [
  { id: "bicep", title: "Compiled Bicep template, imports", origin: "declared", gaps, open },
  { id: "bicep-extensions", title: "Compiled Bicep template, extensions", origin: "declared", gaps, open },
];
