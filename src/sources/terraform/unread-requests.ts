import { isObject, type RawObject } from "../fields/notes";
import { dynamic, isOtherGraphRequest, pathIn } from "./graph-requests";
import type { Instance } from "./instance";
import { textOf } from "./json";
import type { End, Meaning } from "./resolver";

/** What an attribute of a request is made of. */
export type MeaningOf = (instance: Instance, attribute: string) => Meaning;

const wayOut = "scan an export of the tenant for them.";

/** What azapi makes or looks up there, and requests that are not read, are never passed over in silence. */
export function ofOtherProviders(instances: readonly Instance[]): string[] {
  const isAzapi = ({ type }: Instance): boolean => type.startsWith("azapi_");
  const others = instances.filter((one) => (one.mode === "managed" || isAzapi(one)) && isOtherGraphRequest(one));
  return [
    ...said(others.filter(isAzapi), ["is", "are"], `of a provider whose Entra objects are not read (azapi): ${wayOut}`),
    ...said(
      others.filter((one) => !isAzapi(one)),
      ["sends", "send"],
      `Microsoft Graph requests that are not read (policies, actions): ${wayOut}`,
    ),
  ];
}

/** Of requests whose url is not known, those that may be for anything: neither their body nor what they are made of tells. */
export function ofUnseenUrls(requests: readonly Instance[], meaningOf: MeaningOf): string[] {
  const untold = requests.filter((one) => hasUnseenUrl(one) && !isOtherGraphRequest(one) && !isForOthers(one, meaningOf));
  return said(
    untold,
    ["sends", "send"],
    "a Microsoft Graph request whose url is not known before the plan is applied, so it was not judged: apply the plan, then scan the state.",
  );
}

function hasUnseenUrl({ type, values }: Instance): boolean {
  return textOf(values[urlOf(type)]) === undefined;
}

function urlOf(type: string): string {
  return type === "msgraph_resource_action" ? "resource_url" : type.startsWith("azapi_") ? "resource_id" : "url";
}

/** What is below a user or a group, or makes somebody an owner or a member, declares nothing that is judged. */
function isForOthers(instance: Instance, meaningOf: MeaningOf): boolean {
  if (leadsOnlyTo(people, meaningOf(instance, urlOf(instance.type)))) return true;
  const body = dynamic(instance.values["body"]);
  const unseen = isObject(instance.unknown) ? instance.unknown["body"] : undefined;
  const names = [body, unseen].flatMap((one) => (isObject(one) ? Object.keys(one) : []));
  if (!names.includes(reference) || names.some((name) => name !== reference)) return false;
  const told = isObject(body) ? textOf((body as RawObject)[reference]) : undefined;
  return told === undefined ? leadsOnlyTo(members, meaningOf(instance, "body")) : members.test(pathIn(told));
}

const reference = "@odata.id";

const people = /^(?:users|groups|me)(?:[/(]|$)/i;

/** What can be an owner or a member. */
const members = /^(?:users|groups|me|directoryObjects|servicePrincipals|applications|devices|contacts)(?:[/(]|$)/i;

function leadsOnlyTo(collections: RegExp, { ends, values, isOpen }: Meaning): boolean {
  const known = values.every((value) => typeof value === "string");
  return !isOpen && known && ends.length > 0 && ends.every((end) => collections.test(collectionOf(end)));
}

/** The collection of Microsoft Graph that holds what the reference leads to; "" for one that is not known. */
function collectionOf({ instance: { type, values } }: End): string {
  if (/^msgraph_(?:update_)?resource$/.test(type)) return pathIn(textOf(values["url"]) ?? "");
  const [, kind] =
    /^azuread_(user|group|client_config|service_principal|application)(?:s|_registration|_without_members)?$/.exec(type) ?? [];
  switch (kind) {
    case "user":
    case "client_config":
      return "users";
    case "group":
      return "groups";
    case "service_principal":
      return "servicePrincipals";
    case "application":
      return "applications";
    default:
      return "";
  }
}

function said(all: readonly Instance[], [one, many]: readonly [string, string], what: string): string[] {
  const [first] = all;
  if (!first) return [];
  return [all.length === 1 ? `${first.address} ${one} ${what}` : `${first.address} and ${all.length - 1} more ${many} ${what}`];
}
