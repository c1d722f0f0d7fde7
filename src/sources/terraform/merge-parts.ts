import type { Application, Declaration, ServicePrincipal } from "../../model/declarations";
import type { FieldPath, Locus, Source } from "../../model/place";
import { nameOfValue } from "../../model/unknown";

type Whole = Application | ServicePrincipal;

/** Of a declaration what says whose it is, and where: no field that a part writes. */
const about = new Set(["kind", "source", "origin", "tenant", "tenantId", "partial", "context", "key", "references", "id", "appId"]);
/** Lists that grow by each part: each credential is a resource of its own. */
const growing = new Set(["federatedIdentityCredentials", "passwordCredentials", "keyCredentials", "claimsMappingPolicies"]);

/**
 * Declarations in which what one resource adds to an object, or changes of it, is part of that object, where another resource
 * declares it; a part of what the document does not declare stays as it is.
 */
export function withParts(declarations: readonly Declaration[], parts: readonly Declaration[]): Declaration[] {
  const own = parts.filter(isWhole);
  if (own.length === 0) return [...declarations];
  const wholes = declarations.filter(isWhole).filter((one) => !own.includes(one));
  const merged = new Map<Declaration, Whole>();
  const left: Declaration[] = [];
  for (const part of own) {
    const whole = wholes.find((one) => one.kind === part.kind && one.tenant === part.tenant && isSame(one, part));
    if (whole) merged.set(whole, joined(merged.get(whole) ?? whole, part));
    else left.push(part);
  }
  const rest = declarations.filter((one) => !(own as readonly Declaration[]).includes(one));
  return [...rest.map((one) => merged.get(one) ?? one), ...left];
}

function isWhole(declaration: Declaration): declaration is Whole {
  return declaration.kind === "application" || declaration.kind === "servicePrincipal";
}

function isSame(whole: Whole, part: Whole): boolean {
  if (whole.key !== undefined && whole.key === part.key) return true;
  const [id, appId] = [nameOfValue(part.id), nameOfValue(part.appId)];
  return (id !== undefined && id === nameOfValue(whole.id)) || (appId !== undefined && appId === nameOfValue(whole.appId));
}

function joined<T extends Whole>(whole: T, part: T): T {
  const fields: Record<string, unknown> = { ...whole };
  const places = new Map<string, number>();
  for (const [name, value] of Object.entries(part)) {
    if (about.has(name) || value === undefined || name === "isWrittenToGraph") continue;
    const before = fields[name];
    const isAdded = growing.has(name) && Array.isArray(before) && Array.isArray(value);
    places.set(name, isAdded ? before.length : 0);
    fields[name] = isAdded ? [...(before as unknown[]), ...(value as unknown[])] : value;
  }
  return { ...(fields as unknown as T), source: new JoinedSource(whole.source, part.source, places) };
}

/** A field's place is in the part that wrote it. */
class JoinedSource implements Source {
  constructor(
    private readonly whole: Source,
    private readonly part: Source,
    /** By field: from which element on it is the part's. */
    private readonly first: ReadonlyMap<string, number>,
  ) {}

  get path(): string {
    return this.whole.path;
  }

  locate([field, index, ...rest]: FieldPath): Locus {
    const first = field === undefined ? undefined : this.first.get(String(field));
    const all = [field, index, ...rest].filter((step) => step !== undefined);
    if (first === undefined || field === undefined) return this.whole.locate(all);
    if (typeof index !== "number") return (first > 0 ? this.whole : this.part).locate(all);
    return index < first ? this.whole.locate(all) : this.part.locate([field, index - first, ...rest]);
  }
}
