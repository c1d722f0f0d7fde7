import type { Format } from "../../model/input-format";
import { entraObjects } from "./reader-names";
import { ofTenant } from "./shown";

export const azureAdGraph: readonly Format[] = [
  {
    id: "aad-graph",
    title: "Azure AD Graph",
    reader: entraObjects,
    writtenBy: "the portal's manifests until 2025, az before 2.37, Get-AzureADApplication",
    origin: "observed",
    shows: ofTenant,
    gaps: [
      {
        fields: [
          ...["applications[].isDisabled", "servicePrincipals[].isDisabled", "applications[].requestSignatureVerification"],
          ...["applications[].verifiedPublisher", "applications[].@odata.type", "servicePrincipals[].@odata.type"],
          "servicePrincipals[].agentIdentityBlueprintId",
        ],
        reason: "Azure AD Graph ended before Microsoft Graph had it.",
      },
    ],
    open: [],
  },
];
