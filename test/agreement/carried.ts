import type { Format, Gap } from "../../src/sources/formats";
import type { Collections, Json } from "../support/examples";

/** The organisation as far as the format can carry it, as a document of collections. */
export function carried(content: Collections, { gaps, origin }: Pick<Format, "gaps" | "origin">): Json {
  const copy = structuredClone(content) as unknown as Json;
  for (const gap of gaps) for (const field of gap.fields) cut(copy, field, gap);
  if (origin === "observed") return copy;
  // Code declares what there is; that there is nothing else it cannot say.
  for (const name of ["oauth2PermissionGrants", "appRoleAssignments"]) if ((copy[name] as Json[]).length === 0) delete copy[name];
  return copy;
}

/** `@odata.type` is one name. */
const dots = /(?<!@odata)\./;

function cut(content: Json, field: string, gap: Gap): void {
  const own = new Set((content.applications as Json[]).map(({ appId }) => appId));
  const clientIds = new Map((content.applications as Json[]).map(({ appId, id }) => [id, appId]));
  const at = field.lastIndexOf("[]");
  // The objects that conditions are about, and from there the field.
  const [objects, steps] = [
    at < 0 ? [content] : holders([content], field.slice(0, at + 2).split(dots)),
    field.slice(at < 0 ? 0 : at + 3).split(dots),
  ];
  const name = steps.pop() ?? "";
  for (const object of objects) {
    if (gap.ofOthers && own.has(object.appId)) continue;
    for (const holder of holders([object], steps)) {
      if (gap.dropped)
        holder[name] = ((holder[name] ?? []) as Json[]).filter((one) => !concerns(one, gap) || !isOfItself(one, object, gap));
      else if (!concerns(object, gap)) continue;
      else if (gap.byWhateverId) holder[name] = clientIds.get(holder[name]) ?? holder[name];
      else if (gap.takenFrom !== undefined) holder[name] = holder[gap.takenFrom];
      else if (gap.taken === undefined) delete holder[name];
      else holder[name] = gap.taken;
    }
  }
}

/** Every object that the steps lead to. */
function holders(from: readonly unknown[], steps: readonly string[]): Json[] {
  const objects = from.filter((one): one is Json => typeof one === "object" && one !== null);
  const [step, ...rest] = steps;
  if (step === undefined) return objects;
  return holders(
    objects.flatMap((one) => one[step.replace("[]", "")] ?? []),
    rest,
  );
}

function concerns(object: Json, { where = {}, unless = {} }: Gap): boolean {
  const among = (entries: Gap["where"]): boolean[] => Object.entries(entries ?? {}).map(([name, values]) => values.includes(object[name]));
  const [held, spared] = [among(where), among(unless)];
  return held.every(Boolean) && (spared.length === 0 || !spared.every(Boolean));
}

function isOfItself(element: unknown, { appId }: Json, { ofItself }: Gap): boolean {
  return ofItself === undefined || (typeof appId === "string" && JSON.stringify(element).includes(appId));
}
