import { closedProperties } from "../closed";
import { azureAdType, type PulumiResource } from "../adapter/resource";
import { computedOutputs } from "../computed-outputs";
import { isRecord, isState, isUrn, type PulumiDocument, type ResourceState } from "./document";
import { placeIn } from "./place";
import { providerTenants } from "./state";

interface Step {
  readonly op: string;
  readonly urn: string;
  readonly oldState?: ResourceState;
  readonly newState?: ResourceState;
}

/** `pulumi preview --json`. */
export function isPreview(value: unknown): boolean {
  return isRecord(value) && stepsOf(value).length > 0;
}

export function readPreview(value: unknown, path: string, pointer: string): PulumiDocument {
  const steps = stepsOf(value);
  const tenants = providerTenants(steps.flatMap(({ step }) => step.newState ?? step.oldState ?? []));
  const last = new Map<string, PulumiResource>();
  // A replacement has several steps for one URN: the last that leaves a resource counts.
  for (const { step, index } of steps) {
    if (!step.newState || /^(delete|discard|remove)/.test(step.op)) continue;
    last.set(step.urn, resourceOf(step, step.newState, tenants, { path, pointer: `${pointer}/steps/${index}/newState` }));
  }
  const partial = unchangedLeftOut(value, steps);
  return { resources: [...last.values()], gaps: partial ? [showSames] : [], partial };
}

const showSames =
  "unchanged resources are missing, so nothing counts as missing for not being there: use --show-sames (`pulumi preview --json --show-sames`)";

function stepsOf(value: unknown): { step: Step; index: number }[] {
  const steps = isRecord(value) && Array.isArray(value.steps) ? (value.steps as unknown[]) : [];
  return steps.flatMap((step, index) => (isStep(step) ? [{ step, index }] : []));
}

function isStep(value: unknown): value is Step & Record<string, unknown> {
  return (
    isRecord(value) &&
    typeof value.op === "string" &&
    isUrn(value.urn) &&
    (value.newState === undefined || isState(value.newState)) &&
    (value.oldState === undefined || isState(value.oldState))
  );
}

/** The summary counts what the steps leave out; the stack itself is always listed. */
function unchangedLeftOut(value: unknown, steps: readonly { step: Step }[]): boolean {
  const summary = isRecord(value) ? value.changeSummary : undefined;
  const same = isRecord(summary) && typeof summary.same === "number" ? summary.same : 0;
  return same > steps.filter(({ step }) => step.op === "same").length;
}

function resourceOf(
  step: Step,
  state: ResourceState,
  tenants: ReadonlyMap<string, string>,
  file: { path: string; pointer: string },
): PulumiResource {
  const { id, outputs } = survivingOutputs(step, state);
  return {
    urn: step.urn,
    type: state.type,
    props: { ...outputs, ...closedProperties(state.inputs) },
    propertyDependencies: state.propertyDependencies ?? {},
    parent: state.parent,
    id,
    external: state.external === true,
    tenantId: tenants.get(state.provider ?? ""),
    place: placeIn(file, state),
  };
}

/** A preview names no ids and no outputs; those of an object that stays stand in the state before. */
function survivingOutputs({ op, oldState }: Step, state: ResourceState): { id?: string; outputs: Record<string, unknown> } {
  const own = closedProperties(state.outputs);
  if (!oldState || !["same", "update", "refresh", "read"].includes(op)) return { id: state.id || undefined, outputs: own };
  const before = closedProperties(oldState.outputs);
  const kept = (computedOutputs[azureAdType(state.type) ?? ""] ?? []).filter((name) => before[name] !== undefined);
  return { id: state.id || oldState.id, outputs: { ...Object.fromEntries(kept.map((name) => [name, before[name]])), ...own } };
}
