import { ofAzuread, ofFirstAzuread, openOfTemplates, openUntilDeployed } from "./declared";
import type { Format, Open } from "./format";

const ofOldState: Open = {
  rules: ["delegated-client-of-app-only-resource"],
  say: "undetermined",
  reason: "What a stack's state says of what others change may be old.",
};

export const pulumi: readonly Format[] = [
  { id: "pulumi-stack", title: "Pulumi stack (stack export)", origin: "declared", gaps: ofAzuread, open: [...openOfTemplates, ofOldState] },
  {
    id: "pulumi-preview",
    title: "Pulumi preview of a deployed stack (--json --show-sames)",
    origin: "declared",
    gaps: ofAzuread,
    open: [...openOfTemplates, ofOldState],
  },
  {
    id: "pulumi-first-preview",
    title: "Pulumi preview before the first deployment",
    origin: "declared",
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
