import { bicepTemplate } from "./bicep";
import { collectionsDocument } from "./graph/collections-document";
import { entraObjects } from "./graph/objects";
import { fragment } from "./graph/fragment";
import { organizationDocument } from "./graph/organization";
import { pulumiEvents } from "./pulumi/events";
import { pulumiPreview } from "./pulumi/preview";
import { pulumiStackExport } from "./pulumi/stack-export";
import type { Document, Reader } from "./reader";
import { manifestDocument } from "./tenants/manifest-document";
import { terraformPlan, terraformState, terraformStateFile, terraformStream } from "./terraform";
import { unread } from "./unread";

/** All input formats; the first that knows a document reads it. */
export const readers: readonly Reader[] = [
  collectionsDocument,
  pulumiStackExport,
  pulumiPreview,
  pulumiEvents,
  terraformPlan,
  terraformState,
  terraformStateFile,
  terraformStream,
  bicepTemplate,
  unread,
  fragment,
  manifestDocument,
  organizationDocument,
  entraObjects,
];

export function readerFor(document: Document): Reader | undefined {
  return readers.find((reader) => reader.detect(document));
}
