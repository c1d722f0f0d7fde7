import { isNilGuid } from "../entra/guid";
import { firstParty, isMicrosofts } from "../entra/microsoft";
import type { Directory } from "../directory/directory";
import type { Application, AppRoleAssignment, DelegatedPermissionGrant, ServicePrincipal } from "../model/declarations";
import { isKnown, isOpenEnd, isUnknown, nameOfValue, type Field } from "../model/unknown";
import type { MixedUpId, Neighbour, UnknownFact } from "./subject";

type Judged = Application | ServicePrincipal | DelegatedPermissionGrant | AppRoleAssignment;
type Wanted = MixedUpId["wanted"];

/** An id as a declaration writes it. */
interface Written {
  readonly path: MixedUpId["path"];
  readonly id: Field<string | null>;
  readonly wanted: Wanted;
  /** Whose it is is known by other means: a dependency. */
  readonly isLinked?: boolean;
}

/**
 * Ids of one kind that a declaration writes where another kind belongs. A client id, the object id of an application and that of its
 * service principal are GUIDs all three and never equal: one that stands for something else here was taken for it.
 */
export class MixedUpIds {
  constructor(
    private readonly directory: Directory,
    private readonly neighbour: (declaration: Application | ServicePrincipal) => Neighbour,
  ) {}

  /** Undefined where there is none, as of nearly every declaration; of what is observed nobody asks. */
  of(declaration: Judged): readonly (MixedUpId | UnknownFact)[] | undefined {
    if (declaration.origin !== "declared" || declaration.context) return undefined;
    const found = idsIn(declaration).flatMap((written) => this.#judged(written, declaration));
    return found.length > 0 ? found : undefined;
  }

  #judged(written: Written, by: Judged): (MixedUpId | UnknownFact)[] {
    const { path, id, wanted, isLinked } = written;
    const name = nameOfValue(id);
    if (name === undefined)
      return isUnknown(id) && !isLinked && isTold(id.$unknown) ? [{ $unknown: id.$unknown, field: fieldOf(path) }] : [];
    const element = name.startsWith("\0") ? name.slice(1) : name;
    if (wanted === "applicationId" && isNilGuid(name)) return [{ path, element, wanted, written: "nil" }];
    const meant = this.#meant(name, wanted, by);
    return meant ? [{ path, element, wanted, ...meant }] : [];
  }

  /** What the id is of, where that is not what is wanted. What names another by it has the id itself. */
  #meant(name: string, wanted: Wanted, by: Judged): Pick<MixedUpId, "written" | "other" | "isMicrosofts"> | undefined {
    const { links } = this.directory;
    const another = <T extends Judged>(one: T | undefined): T | undefined => (one === by ? undefined : one);
    const byClientId = links.application(name) ?? links.servicePrincipal(name);
    const [byId, principal] = [another(links.applicationByObjectId(name)), another(links.servicePrincipalByObjectId(name))];
    if ({ clientId: byClientId, applicationId: byId, principalId: principal }[wanted]) return undefined;
    if (byId) return { written: "applicationId", other: this.neighbour(byId) };
    if (principal) return { written: "principalId", other: this.neighbour(principal), ...ofMicrosoft(isMicrosofts(principal)) };
    if (byClientId) return { written: "clientId", other: this.neighbour(byClientId) };
    const known = wanted === "clientId" || name.startsWith("\0") ? undefined : firstParty(name);
    return known?.proven
      ? { written: "clientId", other: { ref: "", displayName: known.displayName, appId: name }, ...ofMicrosoft(true) }
      : undefined;
  }
}

function idsIn(declaration: Judged): Written[] {
  switch (declaration.kind) {
    case "application":
      return [...ownId(declaration, "applicationId"), ...clientIdsIn(declaration)];
    case "servicePrincipal":
      return [...ownId(declaration, "principalId"), { path: ["appId"], id: declaration.appId, wanted: "clientId", isLinked: true }];
    case "oauth2PermissionGrant":
      return (["clientId", "resourceId"] as const).map((field) => ({
        path: [field],
        id: declaration[field],
        wanted: "principalId",
        isLinked: declaration.references?.[field] !== undefined,
      }));
    case "appRoleAssignment":
      // Users and groups are assigned too: an id that cannot be seen is most likely theirs.
      return (["principalId", "resourceId"] as const).map((field) => ({
        path: [field],
        id: declaration[field],
        wanted: "principalId",
        isLinked: field === "principalId" || declaration.references?.[field] !== undefined,
      }));
  }
}

/** Of what others add to an object that is declared elsewhere, its id is what they name it by. */
function ownId({ id, partial, key }: Application | ServicePrincipal, wanted: Wanted): Written[] {
  return partial && key !== undefined ? [{ path: ["id"], id, wanted, isLinked: true }] : [];
}

function clientIdsIn(application: Application): Written[] {
  const { requiredResourceAccess: entries, preAuthorizedApplications: clients, knownClientApplications: known, partial } = application;
  const wanted = "clientId" as const;
  return [
    ...each(entries, "requiredResourceAccess", partial, (one, path) => ({
      path: [...path, "resourceAppId"],
      id: one.resourceAppId,
      wanted,
      isLinked: one.reference !== undefined,
    })),
    ...each(clients, "preAuthorizedApplications", partial, (one, path) => ({
      path: [...path, "appId"],
      id: one.appId,
      wanted,
      isLinked: one.reference !== undefined,
    })),
    ...each(known, "knownClientApplications", partial, (id, path) => ({ path, id, wanted })),
  ];
}

/** An id for each element; one that cannot be seen for a list, or an element, that cannot be. */
function each<T>(
  list: Field<readonly Field<T>[] | null>,
  field: string,
  partial: boolean | undefined,
  written: (element: T, path: Written["path"]) => Written,
): Written[] {
  if (!isKnown(list)) {
    const reason = isUnknown(list) ? list : partial ? undefined : { $unknown: "absent" as const };
    return reason ? [{ path: [field], id: reason, wanted: "clientId" }] : [];
  }
  // The open end of a list is no id that somebody wrote.
  return (list ?? []).flatMap((element, n): Written[] => {
    if (isKnown(element)) return [written(element, [field, n])];
    return isOpenEnd(element) ? [] : [{ path: [field, n], id: element as Field<string>, wanted: "clientId" }];
  });
}

/** What others may have added by hand, or earlier, nobody writes here. */
function isTold(reason: string): boolean {
  return !["imported", "stale", "partial-run"].includes(reason);
}

function fieldOf(path: Written["path"]): string {
  return path.filter((step) => typeof step === "string").join(".");
}

function ofMicrosoft(is: boolean): Pick<MixedUpId, "isMicrosofts"> {
  return is ? { isMicrosofts: true } : {};
}
