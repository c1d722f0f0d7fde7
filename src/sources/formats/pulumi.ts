import type { Circumstance, Format } from "../../model/input-format";
import { deployedAzuread, ofAzuread, ofFirstAzuread, undeployedAzuread } from "./declared";
import { ofAzureadCode, pulumiPreview, pulumiStackExport } from "./shown";

const ofDeployed: readonly Circumstance[] = [...deployedAzuread, "old-state"];

export const pulumi: readonly Format[] = [
  {
    id: "pulumi-stack",
    title: "Pulumi stack",
    reader: pulumiStackExport,
    writtenBy: "pulumi stack export",
    origin: "declared",
    shows: ofAzureadCode,
    gaps: ofAzuread,
    circumstances: ofDeployed,
  },
  {
    id: "pulumi-preview",
    title: "Pulumi preview of a deployed stack",
    reader: pulumiPreview,
    writtenBy: "pulumi preview --json --show-sames",
    origin: "declared",
    shows: ofAzureadCode,
    gaps: ofAzuread,
    circumstances: ofDeployed,
  },
  {
    id: "pulumi-first-preview",
    title: "Pulumi preview before the first deployment",
    reader: pulumiPreview,
    writtenBy: "pulumi preview --json",
    origin: "declared",
    shows: ofAzureadCode,
    gaps: [
      ...ofAzuread,
      ...ofFirstAzuread,
      {
        fields: ["servicePrincipals[].appId"],
        byWhateverId: true,
        reason: "Pulumi names the resource that an unknown value comes from, and not the property.",
      },
    ],
    circumstances: undeployedAzuread,
  },
];
