import { closedProperties } from "../azuread/closed";
import type { PulumiResource } from "../azuread/resource";
import { outputsToCome } from "../azuread/computed-outputs";
import type { Misread } from "../misread";
import { checkedState } from "./checked-state";
import { isImported, isRecord, isUrn, makesAnew, type PulumiDocument, type ResourceState } from "./document";
import { type Extent, extentOf, gapsOf } from "./extent";
import { placeIn } from "./place";
import { providersIn } from "./providers";

/** One line of `pulumi preview --json` with `PULUMI_ENABLE_STREAMING_JSON_PREVIEW`: an engine event. */
export function isEngineEvent(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.sequence === "number" &&
    typeof value.timestamp === "number" &&
    Object.keys(value).some((key) => key.endsWith("Event"))
  );
}

interface Seen {
  readonly op: string;
  readonly state: ResourceState;
  readonly line: number;
  readonly part: string;
}

/** Engine events; what an event says later about a resource replaces what was said before. */
export function readEvents(lines: Iterable<{ readonly index: number; readonly value: unknown }>, path: string): PulumiDocument {
  const seen = new Map<string, Seen>();
  const steps = new Map<string, string>();
  const errors: string[] = [];
  const misread: Misread[] = [];
  let counted: unknown;
  for (const { index, value } of lines) {
    if (!isRecord(value)) continue;
    for (const part of ["resourcePreEvent", "resOutputsEvent"]) {
      const metadata = isRecord(value[part]) ? value[part].metadata : undefined;
      if (!isRecord(metadata) || !isUrn(metadata.urn)) continue;
      const { op, urn } = metadata;
      if (typeof op !== "string") continue;
      steps.set(`${op} ${urn}`, op);
      if (/^(delete|discard|remove)/.test(op) || (metadata.new ?? undefined) === undefined) continue;
      const state = checkedState(metadata.new, `/${index}/${part}/metadata/new`, misread);
      if (state) seen.set(urn, { op, state, line: index, part });
    }
    const { summaryEvent, diagnosticEvent } = value;
    if (isRecord(summaryEvent)) counted = summaryEvent.resourceChanges;
    if (isRecord(diagnosticEvent) && diagnosticEvent.severity === "error") errors.push(String(diagnosticEvent.message));
  }
  const providers = providersIn([...seen.values()].map(({ state }) => state));
  const extent = extentOf({ counted, shown: [...steps.values()], errors });
  return {
    resources: [...seen.values()].map((event) => resourceOf(event, path, providers, extent)),
    gaps: [...gapsOf(extent, "use --show-sames"), unlinked],
    partial: extent !== "whole" || misread.length > 0,
    misread,
  };
}

const unlinked =
  "engine events do not say which resource an unknown value comes from, so such links stay undetermined: " +
  "run `pulumi preview --json --show-sames` without PULUMI_ENABLE_STREAMING_JSON_PREVIEW";

function resourceOf(
  { op, state, line, part }: Seen,
  path: string,
  providers: ReturnType<typeof providersIn>,
  extent: Extent,
): PulumiResource {
  const inputs = closedProperties(state.inputs);
  return {
    urn: state.urn,
    type: state.type,
    props: { ...(makesAnew(op) ? outputsToCome(state.type, inputs) : {}), ...closedProperties(state.outputs), ...inputs },
    // Events tell which properties the program writes, not what they depend on.
    propertyDependencies: Object.fromEntries(Object.keys(state.inputs ?? {}).map((name) => [name, []])),
    parent: state.parent || undefined,
    id: state.id || undefined,
    external: state.external === true,
    imported: !makesAnew(op) && (op.startsWith("import") || isImported(state)),
    isNew: makesAnew(op) && extent !== "cut",
    isStale: !["read", "refresh"].includes(op),
    provider: providers(state.provider),
    place: placeIn({ path, pointer: `/${line}/${part}/metadata/new` }, state),
  };
}
