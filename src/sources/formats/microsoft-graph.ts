import type { Format } from "./format";

/** The words of Microsoft Graph v1.0, which declarations have too. */
export const microsoftGraph: readonly Format[] = [
  { id: "graph", title: "Microsoft Graph (az, az rest, Graph Explorer)", origin: "observed", gaps: [], open: [] },
  { id: "powershell", title: "Microsoft Graph PowerShell (ConvertTo-Json)", origin: "observed", gaps: [], open: [] },
  {
    id: "entra-exporter",
    title: "EntraExporter folder",
    origin: "observed",
    gaps: [],
    open: [
      {
        rules: ["unassigned-user-assignment"],
        say: "undetermined",
        reason: "A folder without any assignment may be one of an export that left them out: there is no empty list.",
      },
    ],
  },
];
