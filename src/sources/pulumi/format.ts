import type { Circumstance, Format } from "../../model/input-format";
import { deployedAzuread, ofAzuread, ofFirstAzuread, undeployedAzuread } from "../formats/declared";
import { ofAzureadCode } from "../formats/shown";

const ofDeployed: readonly Circumstance[] = [...deployedAzuread, "old-state"];

export const formats: readonly Format[] = [
  {
    id: "pulumi-stack",
    title: "Pulumi stack",
    reader: "Pulumi stack export",
    writtenBy: "pulumi stack export",
    origin: "declared",
    shows: ofAzureadCode,
    gaps: ofAzuread,
    circumstances: ofDeployed,
  },
  {
    id: "pulumi-preview",
    title: "Pulumi preview of a deployed stack",
    reader: "Pulumi preview (--json)",
    writtenBy: "pulumi preview --json --show-sames",
    origin: "declared",
    shows: ofAzureadCode,
    gaps: ofAzuread,
    circumstances: ofDeployed,
  },
  {
    id: "pulumi-first-preview",
    title: "Pulumi preview before the first deployment",
    reader: "Pulumi preview (--json)",
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
  {
    id: "pulumi-events",
    title: "Pulumi preview as a stream of events",
    reader: "Pulumi preview (streaming JSON)",
    writtenBy: "pulumi preview --json with PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true",
    origin: "declared",
    shows: ofAzureadCode,
    gaps: [...ofAzuread, ...ofFirstAzuread],
    circumstances: undeployedAzuread,
    isUntried: true,
  },
];
