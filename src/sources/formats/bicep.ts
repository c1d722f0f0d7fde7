import type { Format, Gap } from "../../model/input-format";
import { ofAdopted, ofCode, ofFirstDeployment } from "./declared";
import { bicepTemplate, ofBicep } from "./shown";

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

const of = {
  reader: bicepTemplate,
  writtenBy: "bicep build",
  origin: "declared",
  shows: ofBicep,
  gaps,
  circumstances: ["undeployed", "not-created-yet"],
} as const;

export const bicep: readonly Format[] = [
  { id: "bicep", title: "Compiled Bicep template, imports", ...of },
  { id: "bicep-extensions", title: "Compiled Bicep template, extensions", ...of },
];
