import type { Misread } from "../misread";
import { isRecord, isState, type ResourceState } from "./document";

const isText = (value: unknown): boolean => typeof value === "string";
const isFlag = (value: unknown): boolean => typeof value === "boolean";
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isFrame = (value: unknown): boolean => isRecord(value) && isText(value.sourcePosition ?? "");

/** What Pulumi writes for each property (sdk/go/common/apitype, ResourceV3), and how to say so. Other properties are not read. */
const properties: readonly (readonly [name: keyof ResourceState, says: string, isFine: (value: unknown) => boolean])[] = [
  ["id", "a string", isText],
  ["parent", "a string", isText],
  ["provider", "a string", isText],
  ["external", "true or false", isFlag],
  ["delete", "true or false", isFlag],
  ["protect", "true or false", isFlag],
  ["importID", "a string", isText],
  ["inputs", "an object", isRecord],
  ["outputs", "an object", isRecord],
  [
    "propertyDependencies",
    "an object of lists of URNs",
    (value) => isRecord(value) && Object.values(value).every((one) => one === null || isTexts(one)),
  ],
  ["sourcePosition", "a string", isText],
  ["stackTrace", "a list of frames", (value) => Array.isArray(value) && value.every(isFrame)],
];

/**
 * A resource's state as it can be trusted; undefined, and a word in `misread`, where a property is not what Pulumi writes
 * there: such a file was edited, and what the resource is cannot be told. null counts as absent.
 */
export function checkedState(value: unknown, pointer: string, misread: Misread[]): ResourceState | undefined {
  if (!isState(value)) {
    misread.push({ pointer, message: "This resource has no URN and type as Pulumi writes them. Export the stack again." });
    return undefined;
  }
  for (const [name, says, isFine] of properties) {
    const property = value[name];
    if (property === undefined || property === null || isFine(property)) continue;
    misread.push({ pointer: `${pointer}/${name}`, message: `The ${name} of this resource is not ${says}. Export the stack again.` });
    return undefined;
  }
  return Object.values(value).includes(null) ? withoutNulls(value) : value;
}

function withoutNulls(state: ResourceState & Record<string, unknown>): ResourceState {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== null)) as unknown as ResourceState;
}
