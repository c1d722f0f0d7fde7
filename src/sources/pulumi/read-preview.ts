import { closedProperties } from "../azuread/closed";
import { azureAdType, type PulumiResource, urnParts } from "../azuread/resource";
import { computedOutputs, outputsToCome } from "../azuread/computed-outputs";
import type { Misread } from "../misread";
import { checkedState } from "./checked-state";
import { isImported, isRecord, isState, isUrn, makesAnew, type PulumiDocument, type ResourceState } from "./document";
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
  return stepsIn(value).some(isStep);
}

export function readPreview(value: unknown, path: string, pointer: string): PulumiDocument {
  const misread: Misread[] = [];
  const steps = stepsOf(value, pointer, misread);
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
  const gone = steps.filter(({ step }) => step.op === "delete" && !last.has(step.urn)).map(({ step }) => step.urn);
  const deleted = steps.flatMap(({ step, index }) => deletedBy(step, providers, { path, pointer: `${pointer}/steps/${index}/oldState` }));
  const partial = extent !== "whole" || misread.length > 0;
  return { resources: [...last.values()], gaps: gapsOf(extent, showSames), partial, misread, deletes: deletesOf(gone), deleted };
}

/** The resource as it was, of a step that deletes it in the tenant too. */
function deletedBy(
  { op, urn, oldState }: Step,
  providers: ReturnType<typeof providersIn>,
  file: { path: string; pointer: string },
): PulumiResource[] {
  if (!oldState || oldState.retainOnDelete === true || !/^(delete|delete-replaced)$/.test(op)) return [];
  return [
    {
      urn,
      type: oldState.type,
      props: { ...closedProperties(oldState.outputs), ...closedProperties(oldState.inputs) },
      propertyDependencies: {},
      id: oldState.id,
      provider: providers(oldState.provider),
      place: placeIn(file, oldState),
    },
  ];
}

/** What a preview deletes, and what it cannot say about that. */
function deletesOf(urns: readonly string[]): string | undefined {
  const ours = urns.map(urnParts).flatMap(({ type, name }) => {
    const own = azureAdType(type);
    return own ? [`${own} ${JSON.stringify(name)}`] : [];
  });
  if (ours.length === 0) return undefined;
  return `this preview deletes ${ours.join(", ")}; what needs them is not shown, so nothing was judged: make it again with --show-sames`;
}

const showSames = "use --show-sames (`pulumi preview --json --show-sames`)";

function errorsOf(value: unknown): string[] {
  const diagnostics = isRecord(value) && Array.isArray(value.diagnostics) ? (value.diagnostics as unknown[]) : [];
  return diagnostics.flatMap((one) => (isRecord(one) && one.severity === "error" ? [String(one.message)] : []));
}

function stepsIn(value: unknown): readonly unknown[] {
  return isRecord(value) && Array.isArray(value.steps) ? (value.steps as unknown[]) : [];
}

function stepsOf(value: unknown, pointer: string, misread: Misread[]): { step: Step; index: number }[] {
  return stepsIn(value).flatMap((step, index) => {
    const place = `${pointer}/steps/${index}`;
    const checked = checkedStep(step, place, misread);
    return checked ? [{ step: checked, index }] : [];
  });
}

function checkedStep(step: unknown, place: string, misread: Misread[]): Step | undefined {
  if (!isStep(step)) {
    misread.push({ pointer: place, message: "This step has no operation, URN and states as Pulumi writes them. Make the preview again." });
    return undefined;
  }
  const before = misread.length;
  const [oldState, newState] = (["oldState", "newState"] as const).map((name) =>
    step[name] ? checkedState(step[name], `${place}/${name}`, misread) : undefined,
  );
  return misread.length > before ? undefined : { op: step.op, urn: step.urn, oldState, newState };
}

/** null stands for a state that is not there. */
function isStep(value: unknown): value is Step & Record<string, unknown> {
  if (!isRecord(value) || typeof value.op !== "string" || !isUrn(value.urn)) return false;
  return [value.newState, value.oldState].every((state) => state === undefined || state === null || isState(state));
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
    written: closedProperties(state.inputs),
    propertyDependencies: state.propertyDependencies ?? {},
    parent: state.parent,
    id,
    external: state.external === true,
    imported: !makesAnew(step.op) && (step.op.startsWith("import") || isImported(state)),
    isNew: makesAnew(step.op) && extent !== "cut",
    isStale: !["read", "refresh"].includes(step.op),
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
