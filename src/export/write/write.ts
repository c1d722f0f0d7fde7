import { type ExportedCollection, type ExportManifest, exportManifestName } from "../../model/export-manifest";
import { collectionNames, type CollectionName, complete, type Result } from "../collections";
import type { Endpoint } from "../endpoint";
import type { Gathering } from "../gathering";
import { collectionFiles, writeCollection } from "./as-collections";
import { objectFolders, writeObjects } from "./as-objects";
import type { Sink } from "./files";
import { federatedIn, type Section } from "./sections";

type Frame = Omit<ExportManifest, "finishedAt" | "collections">;

/**
 * Writes the export. The manifest is the first file and says that the others are not all there; it is written again as the last
 * one: whatever interrupts this, the folder does not look whole.
 */
export function writeExport(
  files: Sink,
  frame: Frame,
  sections: readonly Section[],
  gathering: Gathering,
  endpoint: Endpoint,
): ExportManifest {
  const manifest = (finishedAt: string | null, collections: ExportManifest["collections"]): ExportManifest => {
    const { layout, ...rest } = frame;
    const whole: ExportManifest = { ...rest, finishedAt, layout, collections };
    files.write(exportManifestName, [JSON.stringify(whole, null, 2), "\n"]);
    return whole;
  };
  manifest(null, {});
  let federated = 0;
  for (const section of sections) {
    const counted: Section =
      section.name === "applications"
        ? { ...section, objects: counting(section.objects, (one) => (federated += federatedIn(one))) }
        : section;
    if (frame.layout === "objects") writeObjects(files, counted);
    else writeCollection(files, endpoint.cloud.graph, counted, furtherOf(gathering, section.name));
  }
  files.removeOthers(objectFolders, collectionFiles(collectionNames));
  const counts = new Map<CollectionName, number>(sections.map(({ name, count }) => [name, count]));
  counts.set("federatedIdentityCredentials", federated);
  const results = new Map(sections.map(({ name, result }) => [name, result]));
  results.set("federatedIdentityCredentials", gathering.results.get("federatedIdentityCredentials") ?? complete);
  return manifest(
    new Date().toISOString(),
    Object.fromEntries(collectionNames.map((name) => [name, entry(results.get(name) ?? complete, counts.get(name) ?? 0)])),
  );
}

function entry(result: Result, count: number): ExportedCollection {
  if (result.status === "complete") return { status: "complete", count, permission: null };
  const permission = result.status === "refused" ? result.permission : null;
  return { status: result.status, count, permission, problem: result.problem };
}

/** Where what is missing of a list begins. */
function furtherOf(gathering: Gathering, name: CollectionName): string | undefined {
  const { next } = name === "applications" ? gathering.applications : gathering.journal(name);
  return next ?? undefined;
}

function* counting<T>(objects: Iterable<T>, onEach: (one: T) => void): Generator<T> {
  for (const one of objects) {
    onEach(one);
    yield one;
  }
}
