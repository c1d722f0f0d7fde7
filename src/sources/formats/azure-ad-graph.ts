import type { Format } from "./format";

export const azureAdGraph: readonly Format[] = [
  {
    id: "aad-graph",
    title: "Azure AD Graph (older manifests, az before 2.37, AzureAD PowerShell)",
    origin: "observed",
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
