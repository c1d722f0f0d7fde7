import { closedProperties } from "../azuread/closed";
import { azureAdType, type PulumiResource } from "../azuread/resource";
import { computedOutputs, outputsToCome } from "../azuread/computed-outputs";
import { isRecord, isState, isUrn, makesAnew, type PulumiDocument, type ResourceState } from "./document";
import { type Extent, extentOf, gapsOf } from "./extent";
import { placeIn } from "./place";
import { providersIn } from "./providers";

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
  const providers = providersIn(steps.flatMap(({ step }) => step.newState ?? step.oldState ?? []));
  const extent = extentOf({
    counted: isRecord(value) ? value.changeSummary : undefined,
    shown: steps.map(({ step }) => step.op),
    errors: errorsOf(value),
  });
  const last = new Map<string, PulumiResource>();
  // A replacement has several steps for one URN: the last that leaves a resource counts.
  for (const { step, index } of steps) {
    if (!step.newState || /^(delete|discard|remove)/.test(step.op)) continue;
    last.set(step.urn, resourceOf(step, step.newState, providers, extent, { path, pointer: `${pointer}/steps/${index}/newState` }));
  }
  return { resources: [...last.values()], gaps: gapsOf(extent, showSames), partial: extent !== "whole" };
}

const showSames = "use --show-sames (`pulumi preview --json --show-sames`)";

function errorsOf(value: unknown): string[] {
  const diagnostics = isRecord(value) && Array.isArray(value.diagnostics) ? (value.diagnostics as unknown[]) : [];
  return diagnostics.flatMap((one) => (isRecord(one) && one.severity === "error" ? [String(one.message)] : []));
}

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

function resourceOf(
  step: Step,
  state: ResourceState,
  providers: ReturnType<typeof providersIn>,
  extent: Extent,
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
    isNew: makesAnew(step.op) && extent !== "cut",
    provider: providers(state.provider),
    place: placeIn(file, state),
  };
}

/** A preview names no ids and no outputs; those of an object that stays stand in the state before. */
function survivingOutputs({ op, oldState }: Step, state: ResourceState): { id?: string; outputs: Record<string, unknown> } {
  const own = { ...(oldState ? {} : outputsToCome(state.type, closedProperties(state.inputs))), ...closedProperties(state.outputs) };
  if (!oldState || !["same", "update", "refresh", "read"].includes(op)) return { id: state.id || undefined, outputs: own };
  const before = closedProperties(oldState.outputs);
  const kept = (computedOutputs[azureAdType(state.type) ?? ""] ?? []).filter((name) => before[name] !== undefined);
  return { id: state.id || oldState.id, outputs: { ...Object.fromEntries(kept.map((name) => [name, before[name]])), ...own } };
}
