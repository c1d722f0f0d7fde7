import type { ExportManifest } from "../model/export-manifest";
import { Endpoint } from "./endpoint";
import type { Cloud } from "../model/clouds";
import { cleaned } from "./clean";
import { Gathering } from "./gathering";
import { GraphClient } from "./graph-client";
import { identify } from "./identify";
import { Staging } from "./staging";
import { TokenKeeper } from "./token/keeper";
import type { TokenSource } from "./token/token";
import { Files, nowhere } from "./write/files";
import { sectionsOf } from "./write/sections";
import { earlierExport, sameTenant } from "./write/target";
import { writeExport } from "./write/write";

/** How far an export is. */
export interface ExportProgress {
  readonly requests: number;
  readonly objects: number;
  /** Milliseconds since 1970 before which nothing is sent, because Microsoft Graph asked to wait. */
  readonly waitingUntil: number;
}

export interface ConnectOptions {
  readonly cloud: Cloud;
  readonly tokens: TokenSource;
  /** `AADGUARD_GRAPH_URL`, for tests. */
  readonly graphUrl?: string;
  readonly version: string;
  /** Milliseconds for one answer. */
  readonly timeout: number;
  /** Tenant id or verified domain that the token has to be for. */
  readonly tenant?: string;
  readonly onProgress?: (progress: ExportProgress) => void;
}

export interface ExportOptions extends ConnectOptions {
  /** The folder to write to, as a whole path. */
  readonly folder: string;
  readonly layout: "collections" | "objects";
  readonly resume: boolean;
}

export interface ExportOutcome {
  readonly manifest: ExportManifest;
  readonly tenantName: string | undefined;
  /** False where something failed and the folder has an earlier export: that one stays as it was. */
  readonly written: boolean;
  readonly requests: number;
}

export interface Connection {
  readonly client: GraphClient;
  readonly keeper: TokenKeeper;
  readonly progress: ExportProgress;
  addObjects(count: number): void;
}

export function connect(options: ConnectOptions): Connection {
  const keeper = new TokenKeeper(options.tokens);
  const progress = { requests: 0, objects: 0, waitingUntil: 0 };
  const tell = (): void => options.onProgress?.({ ...progress });
  const client = new GraphClient({
    endpoint: new Endpoint(options.cloud, options.graphUrl),
    tokens: keeper,
    timeout: options.timeout,
    userAgent: `aadguard/${options.version}`,
    onRequest: () => {
      progress.requests++;
      tell();
    },
    onWait: (milliseconds) => {
      progress.waitingUntil = Math.max(progress.waitingUntil, Date.now() + milliseconds);
      tell();
    },
  });
  const addObjects = (count: number): void => {
    progress.objects += count;
    tell();
  };
  return { client, keeper, progress, addObjects };
}

/** Exports a tenant to a folder. Throws `ExportError` where nothing can be exported. */
export async function exportTenant(options: ExportOptions): Promise<ExportOutcome> {
  const { folder, cloud, layout, version } = options;
  const earlier = earlierExport(folder);
  const { client, keeper, progress, addObjects } = connect(options);
  const identified = await identify(client, await keeper.current(), options.tenant);
  const { tenantId } = identified;
  sameTenant(folder, earlier, tenantId);
  const staging = new Staging(folder);
  const startedAt = staging.open(
    { tenantId, cloud: cloud.name, graph: client.endpoint.base, startedAt: new Date().toISOString() },
    options.resume,
  );
  const gathering = new Gathering(client, staging, addObjects);
  await gathering.run();
  const organization = identified.organization && cleaned(identified.organization);
  const sections = sectionsOf(gathering, organization, identified.result);
  const frame = { schemaVersion: 1 as const, tool: { name: "aadguard", version }, tenantId, cloud: cloud.name, startedAt, layout };
  const failed = [...gathering.results.values(), identified.result].some(({ status }) => status === "failed");
  const written = !(failed && earlier?.finishedAt);
  const manifest = writeExport(written ? new Files(folder) : nowhere, frame, sections, gathering, client.endpoint);
  // What failed may be asked again with --resume; what was refused needs a permission first, and then a new export.
  if (!failed) staging.remove();
  const name = identified.organization?.["displayName"];
  return { manifest, tenantName: typeof name === "string" ? name : undefined, written, requests: progress.requests };
}
