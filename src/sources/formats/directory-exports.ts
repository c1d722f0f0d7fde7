import type { Format } from "../../model/input-format";
import { entraObjects, ofTenant } from "./shown";

/** The words of Microsoft Graph v1.0, which declarations have too. */
export const microsoftGraph: readonly Format[] = [
  {
    id: "graph",
    title: "Microsoft Graph",
    reader: entraObjects,
    writtenBy: "az ad app list --all, az ad sp list --all, az rest, Graph Explorer, the portal's Manifest page",
    origin: "observed",
    shows: ofTenant,
    gaps: [],
    circumstances: [],
  },
  {
    id: "powershell",
    title: "Microsoft Graph PowerShell",
    reader: entraObjects,
    writtenBy: "Get-MgApplication -All and its neighbours, with ConvertTo-Json -Depth 10",
    origin: "observed",
    shows: ofTenant,
    gaps: [],
    circumstances: [],
  },
  {
    id: "entra-exporter",
    title: "EntraExporter folder",
    reader: entraObjects,
    writtenBy: "Export-Entra -Type Config, Applications, ServicePrincipals",
    origin: "observed",
    shows: ofTenant,
    gaps: [],
    circumstances: ["folder-of-files"],
  },
];

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
    circumstances: [],
  },
];
