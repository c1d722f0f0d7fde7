import type { Format } from "../../model/input-format";
import { collections, exportManifest, ofTenant, organization } from "./shown";

/** Formats in other clothes, and files that say something about the others next to them. */
export const others: readonly Format[] = [
  {
    id: "collections",
    title: "Collections of one tenant in one object",
    reader: collections,
    writtenBy: 'export scripts: {"applications": […], "servicePrincipals": […]}',
    origin: "observed",
    shows: ofTenant,
    gaps: [],
    circumstances: [],
  },
  {
    id: "organization",
    title: "Organization of the tenant",
    reader: organization,
    writtenBy: "az rest --url https://graph.microsoft.com/v1.0/organization",
    origin: "observed",
    shows: [],
    gaps: [],
    circumstances: [],
  },
  {
    id: "export-manifest",
    title: "export.json of aadguard export",
    reader: exportManifest,
    writtenBy: "aadguard export DIR",
    origin: "observed",
    shows: [],
    gaps: [],
    circumstances: [],
  },
];
