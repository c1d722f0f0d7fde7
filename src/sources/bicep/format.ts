import type { Format, Gap } from "../../model/input-format";
import { ofAdopted, ofCode, ofFirstDeployment } from "../formats/declared";
import { ofBicep } from "../formats/shown";

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
  reader: "compiled Bicep template (Microsoft Graph extension)",
  writtenBy: "bicep build",
  origin: "declared",
  shows: ofBicep,
  gaps,
  circumstances: ["undeployed", "not-created-yet"],
} as const;

export const formats: readonly Format[] = [
  { id: "bicep", title: "Compiled Bicep template, imports", ...of },
  { id: "bicep-extensions", title: "Compiled Bicep template, extensions", ...of },
];
