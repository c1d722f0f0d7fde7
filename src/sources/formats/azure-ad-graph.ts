import type { Format } from "./format";

export const azureAdGraph: readonly Format[] = [
  {
    id: "aad-graph",
    title: "Azure AD Graph (older manifests, az before 2.37, AzureAD PowerShell)",
    origin: "observed",
    gaps: [],
    open: [],
  },
];
