import { isOwnedByMicrosoft } from "../entra/microsoft";
import type { Collection, Intake } from "../model/collection";
import type {
  Application,
  AppRoleAssignment,
  AuthorizationPolicy,
  ClaimsMappingPolicy,
  Declaration,
  DeclarationKind,
  DelegatedPermissionClassification,
  DelegatedPermissionGrant,
  FederatedCredential,
  FederatedIdentityCredential,
  PermissionGrantPolicy,
  ServicePrincipal,
  ServicePrincipalDeletion,
} from "../model/declarations";
import type { Diagnostic } from "../model/diagnostic";
import { groupedBy } from "../model/grouped";
import type { FieldPath, Locus, Source } from "../model/place";
import { isKnown, known } from "../model/unknown";
import { withAlternatives } from "./alternatives";
import type { Directory, Extent, RunFacts } from "./directory";
import { type Context, Guests, type Hosted } from "./guests";
import { LinkIndex } from "./links";
import { withoutFiltered } from "./list-evidence";
import { MergeLog, type PlaceText } from "./merge";
import type { Uniques } from "./unique";

const field = "federatedIdentityCredentials";

/** An application whose federated credentials were exported by themselves: each has a place of its own. */
class CredentialsSource implements Source {
  readonly path: string;

  /** `inline`: how many credentials the application holds itself; the others come after these. */
  constructor(
    private readonly application: Source,
    private readonly inline: number,
    private readonly others: readonly FederatedIdentityCredential[],
  ) {
    this.path = application.path;
  }

  locate(path: FieldPath): Locus {
    const [name, index, ...rest] = path;
    const other = name === field && typeof index === "number" ? this.others[index - this.inline] : undefined;
    return other ? other.source.locate(rest) : this.application.locate(path);
  }
}

/** What directories are made of. */
type Read = Pick<Intake, "declarations" | "collections" | "refused" | "clouds"> & { readonly context?: Context };

/** All declarations of a run as directories, one for each tenant or stack; the same object twice becomes one. */
export function buildDirectories(intake: Read, placeOf?: PlaceText): { directories: Directory[]; diagnostics: Diagnostic[] } {
  const log = new MergeLog(placeOf);
  const groups = groupedBy(intake.declarations, ({ tenant }) => tenant);
  const guests = new Guests(groups, intake.collections, intake.context);
  const filtered: Diagnostic[] = [];
  const directories = [...groups].map(([tenant, read]) => {
    const { declarations, guests: others, lent } = guests.of(tenant, read);
    const its = intake.collections.filter((one) => one.tenant === tenant);
    const { collections, diagnostics } = withoutFiltered(its, read);
    filtered.push(...diagnostics);
    return withAlternatives(
      declarations,
      (order, uniques) => build(tenant, order, { guests: others, lent }, { ...intake, collections }, uniques),
      log,
    );
  });
  return { directories, diagnostics: [...filtered, ...log.diagnostics()] };
}

/** `others`: what other directories know, to be asked and not judged. */
function build(
  tenant: string,
  declarations: readonly Declaration[],
  others: Pick<Hosted, "guests" | "lent">,
  intake: Read,
  uniques: Uniques,
): Directory {
  const byKind = groupedBy(declarations, ({ kind }) => kind);
  const ofKind = <T extends Declaration>(kind: T["kind"]): T[] => (byKind.get(kind) ?? []) as T[];
  const guests: readonly Declaration[] = others.lent.length === 0 ? others.guests : [...others.guests, ...others.lent];
  const guestsOf = <T extends Declaration>(kind: T["kind"]): T[] => guests.filter((one) => one.kind === kind) as T[];
  const applications = withFederatedCredentials(
    uniques.of([...ofKind<Application>("application"), ...guestsOf<Application>("application")], (a) => [known(a.appId), known(a.id)]),
    ofKind<FederatedIdentityCredential>("federatedIdentityCredential"),
    intake.collections.filter((c) => c.tenant === tenant && c.kind === "federatedIdentityCredential"),
  );
  const servicePrincipals = uniques.of(
    [...ofKind<ServicePrincipal>("servicePrincipal"), ...guestsOf<ServicePrincipal>("servicePrincipal")],
    (s) => [known(s.id), known(s.appId)],
  );
  const grants = uniques.of(
    [...ofKind<DelegatedPermissionGrant>("oauth2PermissionGrant"), ...guestsOf<DelegatedPermissionGrant>("oauth2PermissionGrant")],
    (g) => [known(g.id)],
  );
  // Not told: an export lists each assignment twice by nature, below its principal and below its resource.
  const assignments = uniques.of(
    [...ofKind<AppRoleAssignment>("appRoleAssignment"), ...guestsOf<AppRoleAssignment>("appRoleAssignment")],
    (a) => [known(a.id)],
    false,
  );
  const links = new LinkIndex(applications, servicePrincipals, grants, assignments);
  return {
    tenant,
    facts: {
      ...withLent(runFacts(tenant, declarations, servicePrincipals, intake), others.lent),
      held: heldKinds(tenant, byKind.keys(), intake),
      classified: classifiedPrincipals(tenant, intake),
      refused: refusedKinds(tenant, intake),
    },
    applications,
    servicePrincipals,
    grants,
    deletions: ofKind<ServicePrincipalDeletion>("servicePrincipalDeletion"),
    assignments,
    authorizationPolicy: uniques.of(ofKind<AuthorizationPolicy>("authorizationPolicy"), () => ["one a tenant"])[0],
    permissionGrantPolicies: uniques.of(ofKind<PermissionGrantPolicy>("permissionGrantPolicy"), (p) => [known(p.id)]),
    permissionClassifications: ofKind<DelegatedPermissionClassification>("delegatedPermissionClassification"),
    claimsMappingPolicies: ofKind<ClaimsMappingPolicy>("claimsMappingPolicy"),
    homeTenant: homeTenant(links, servicePrincipals),
    cloud: intake.clouds?.get(tenant),
    links,
  };
}

function withFederatedCredentials(
  applications: Application[],
  credentials: readonly FederatedIdentityCredential[],
  collections: readonly Collection[],
): Application[] {
  if (!collections.length && !credentials.length) return applications;
  const byApplication = new Map<string, FederatedIdentityCredential[]>();
  for (const credential of credentials) {
    const id = credential.references?.applicationId ?? known(credential.applicationId);
    if (!id) continue;
    const list = byApplication.get(id.toLowerCase()) ?? [];
    list.push(credential);
    byApplication.set(id.toLowerCase(), list);
  }
  const namesOf = ({ key, id, appId }: Application): string[] => [key, known(id), known(appId)].filter((n): n is string => !!n);
  const named = new Set(applications.flatMap(namesOf).map((name) => name.toLowerCase()));
  const orphans = [...byApplication.keys()].some((name) => !named.has(name));
  return applications.map((application) => {
    const names = namesOf(application);
    const own = names.flatMap((name) => byApplication.get(name.toLowerCase()) ?? []);
    // A credential of nobody may be this one's, where its object id cannot be seen.
    const unclear = !holdsAllOf(names, collections) || (orphans && !isKnown(application.id));
    if (!own.length && (unclear || isKnown(application.federatedIdentityCredentials))) return application;
    const inline = known(application.federatedIdentityCredentials) ?? [];
    const source = own.length > 0 ? new CredentialsSource(application.source, inline.length, own) : application.source;
    return { ...application, source, federatedIdentityCredentials: [...inline, ...own.map(inlined)] };
  });
}

function inlined(credential: FederatedIdentityCredential): FederatedCredential {
  const { name, issuer, subject, audiences, claimsMatchingExpression } = credential;
  return { name, issuer, subject, audiences, claimsMatchingExpression };
}

/** Whether the credentials of the application with these names were exported: all of the tenant's, or its own. */
function holdsAllOf(names: readonly string[], collections: readonly Collection[]): boolean {
  const known = new Set(names.map((name) => name.toLowerCase()));
  const its = collections.filter(({ owner }) => owner === undefined || known.has(owner.toLowerCase()));
  return its.length > 0 && its.every(({ complete }) => complete);
}

function runFacts(
  tenant: string,
  declarations: readonly Declaration[],
  principals: readonly ServicePrincipal[],
  intake: Read,
): Omit<RunFacts, "held" | "classified" | "refused"> {
  const all = intake.collections.filter((c) => c.tenant === tenant);
  // What one object or user has says nothing about the others.
  const collections = all.filter(({ owner }) => owner === undefined);
  const declared = declarations.some((d) => d.origin === "declared");
  const partial = declared && collections.some((c) => !c.complete);
  const holds = (kind: Declaration["kind"]): boolean =>
    declarations.some((d) => d.kind === kind) || collections.some((c) => c.kind === kind);
  const lacks = (kind: Declaration["kind"]): boolean => all.some((c) => c.kind === kind && !c.complete);
  const [incompleteGrants, incompleteAssignments] = [lacks("oauth2PermissionGrant"), lacks("appRoleAssignment")];
  return {
    origin: declared ? "declared" : "observed",
    servicePrincipals: extentOfPrincipals(
      declared,
      partial,
      principals.length,
      collections.filter((c) => c.kind === "servicePrincipal"),
    ),
    microsoftServicePrincipals: principals.some(isOwnedByMicrosoft),
    grants: holds("oauth2PermissionGrant") && !incompleteGrants,
    assignments: holds("appRoleAssignment") && !incompleteAssignments,
    incompleteGrants,
    incompleteAssignments,
    partial,
  };
}

/** What others hold is there; that it is all there is, is not said. */
function withLent<T extends Pick<RunFacts, "grants" | "assignments" | "incompleteGrants" | "incompleteAssignments">>(
  facts: T,
  lent: Hosted["lent"],
): T {
  const lends = (kind: DeclarationKind): boolean => lent.some((one) => one.kind === kind);
  return {
    ...facts,
    incompleteGrants: facts.incompleteGrants || (!facts.grants && lends("oauth2PermissionGrant")),
    incompleteAssignments: facts.incompleteAssignments || (!facts.assignments && lends("appRoleAssignment")),
  };
}

/** What is there, or was exported and is empty; without what is known to be more than the run holds. */
function heldKinds(tenant: string, there: Iterable<DeclarationKind>, { collections }: Read): ReadonlySet<DeclarationKind> {
  const all = collections.filter((c) => c.tenant === tenant);
  const held = new Set(there);
  for (const { kind, owner } of all) if (owner === undefined) held.add(kind);
  for (const { kind, complete } of all) if (!complete) held.delete(kind);
  return held;
}

function classifiedPrincipals(tenant: string, { collections }: Read): RunFacts["classified"] {
  const its = collections.filter((c) => c.tenant === tenant && c.kind === "delegatedPermissionClassification" && c.complete);
  if (its.some(({ owner }) => owner === undefined)) return "all";
  return new Set(its.flatMap(({ owner }) => owner?.toLowerCase() ?? []));
}

function refusedKinds(tenant: string, { refused = [] }: Read): ReadonlyMap<DeclarationKind, string> {
  return new Map(refused.filter((one) => one.tenant === tenant).map(({ kind, permission }) => [kind, permission]));
}

function extentOfPrincipals(declared: boolean, partial: boolean, count: number, collections: readonly { complete: boolean }[]): Extent {
  if (declared) return partial ? "incomplete" : "complete";
  if (collections.some((c) => !c.complete)) return "incomplete";
  if (collections.length) return "complete";
  return count ? "incomplete" : "none";
}

function homeTenant(links: LinkIndex, principals: readonly ServicePrincipal[]): string | undefined {
  const votes = new Map<string, number>();
  for (const principal of principals) {
    const owner = known(principal.appOwnerOrganizationId)?.toLowerCase();
    if (owner && links.application(known(principal.appId) ?? "")) votes.set(owner, (votes.get(owner) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}
