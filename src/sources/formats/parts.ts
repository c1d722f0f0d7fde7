import type { DeclarationKind } from "../../model/declarations";
import type { Format } from "../../model/input-format";
import { bareList, entraObjects } from "./shown";

const applicationAlone: readonly DeclarationKind[] = ["application"];
const credentials = ["keyCredentials", "passwordCredentials", "federatedIdentityCredentials"].map((name) => `applications[].${name}`);
const aroundIt = ["servicePrincipals", "oauth2PermissionGrants", "appRoleAssignments"];

/** Of these, what is not written is left to someone else: nothing is missing there, and no better export of the same exists. */
export const parts: readonly Format[] = [
  {
    id: "teams-template",
    title: "Manifest template of Teams Toolkit (Microsoft 365 Agents Toolkit)",
    reader: entraObjects,
    writtenBy: "the toolkit: aad.manifest.json",
    origin: "observed",
    shows: applicationAlone,
    gaps: [
      {
        fields: [...credentials, ...aroundIt, "applications[].disabledByMicrosoftStatus"],
        reason: "A template does not declare it; it is made when the template is provisioned.",
      },
      { fields: ["applications[].id", "applications[].appId"], reason: "They are placeholders until the template is provisioned." },
    ],
    circumstances: [],
    rest: "This template declares no credentials, service principal or consent: they are made by `teamsapp provision`, which fills in its ids too.",
  },
  {
    id: "request-body",
    title: "Body of a request to Microsoft Graph, with some of the fields",
    reader: entraObjects,
    writtenBy: "people: for az rest --body, New-MgApplication -BodyParameter",
    origin: "observed",
    shows: ["application", "servicePrincipal"],
    gaps: [
      {
        fields: ["applications[].id", "applications[].appId", ...aroundIt.slice(1)],
        reason: "A body says what is to be written; ids and consent come from Microsoft Graph.",
      },
    ],
    circumstances: [],
    rest: "This body of a request declares some fields of an object: the rest is made by Microsoft Graph, or stays as it is.",
  },
  {
    id: "bare-list",
    title: "One list of an application, alone",
    reader: bareList,
    writtenBy: "people: for az ad app create --required-resource-accesses, --app-roles; az ad app credential list",
    origin: "observed",
    shows: applicationAlone,
    gaps: [
      {
        fields: ["applications[].id", "applications[].appId", "applications[].displayName", ...aroundIt],
        reason: "A list is requiredResourceAccess, appRoles or keyCredentials, and does not say whose.",
      },
    ],
    circumstances: [],
    rest: "This list declares one field of an application without saying of which: the rest is made by the command that takes it.",
  },
];
