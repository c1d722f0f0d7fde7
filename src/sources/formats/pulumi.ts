import type { Format, Open } from "../../model/input-format";
import { ofAzuread, ofFirstAzuread, openOfTemplates, openUntilDeployed } from "./declared";
import { ofAzureadCode, pulumiPreview, pulumiStackExport } from "./shown";

const ofOldState: Open = {
  rules: ["delegated-client-of-app-only-resource"],
  say: "undetermined",
  reason: "What a stack's state says of what others change may be old.",
};

const ofDeployed: readonly Open[] = [...openOfTemplates, ofOldState];

export const pulumi: readonly Format[] = [
  {
    id: "pulumi-stack",
    title: "Pulumi stack",
    reader: pulumiStackExport,
    writtenBy: "pulumi stack export",
    origin: "declared",
    shows: ofAzureadCode,
    gaps: ofAzuread,
    open: ofDeployed,
  },
  {
    id: "pulumi-preview",
    title: "Pulumi preview of a deployed stack",
    reader: pulumiPreview,
    writtenBy: "pulumi preview --json --show-sames",
    origin: "declared",
    shows: ofAzureadCode,
    gaps: ofAzuread,
    open: ofDeployed,
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
    open: [...openUntilDeployed, ...openOfTemplates],
  },
];
