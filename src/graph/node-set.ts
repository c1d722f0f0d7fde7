import type { Application, ServicePrincipal } from "../model/declarations";
import { identityOf } from "../policy/identity";
import type { GraphNode, Mark, Presence } from "./call-graph";

type Holder = Application | ServicePrincipal;
type Writable = Omit<GraphNode, "presence" | "roles" | "findings"> & { presence: Presence; roles: Set<"client" | "api">; findings: Mark[] };

/** What a run asks for and does not hold. */
export interface Stranger {
  readonly kind: GraphNode["kind"];
  readonly presence: Exclude<Presence, "held">;
  readonly displayName: string | null;
  readonly appId: string | null;
  readonly microsoft: boolean;
  /** What tells it from others without a client id. */
  readonly of?: string;
}

/** The nodes of a graph by what they stand for. */
export class NodeSet {
  private readonly byDeclaration = new Map<Holder, Writable>();
  private readonly byId = new Map<string, Writable>();

  constructor(private readonly tenant: string) {}

  held(declaration: Holder, microsoft: boolean): string {
    let node = this.byDeclaration.get(declaration);
    if (!node) {
      const { kind, displayName, appId, objectId, urn } = identityOf(declaration);
      const id = this.unused(`${kind}:${appId?.toLowerCase() || objectId?.toLowerCase() || urn || displayName || ""}`);
      node = {
        id,
        kind: declaration.kind,
        presence: "held",
        displayName,
        appId,
        objectId,
        urn,
        tenant: this.tenant,
        microsoft,
        ...empty(),
      };
      this.byDeclaration.set(declaration, node);
      this.byId.set(id, node);
    }
    return node.id;
  }

  stranger({ kind, presence, displayName, appId, microsoft, of }: Stranger): string {
    const id = this.inTenant(`${kind}:${appId ?? `${displayName ?? ""}@${of ?? ""}`}`);
    if (!this.byId.has(id)) {
      const identity = { displayName, appId, objectId: null, urn: null, tenant: this.tenant, microsoft };
      this.byId.set(id, { id, kind, presence, ...identity, ...empty() });
    }
    return id;
  }

  idOf(declaration: Holder): string | undefined {
    return this.byDeclaration.get(declaration)?.id;
  }

  is(id: string, role: "client" | "api"): void {
    this.byId.get(id)?.roles.add(role);
  }

  /** The run shows that what is asked for is not there. */
  isMissing(id: string): void {
    const node = this.byId.get(id);
    if (node?.presence === "elsewhere") node.presence = "missing";
  }

  mark(id: string, mark: Mark): void {
    const findings = this.byId.get(id)?.findings;
    if (findings?.every(({ fingerprint }) => fingerprint !== mark.fingerprint)) findings.push(mark);
  }

  all(): GraphNode[] {
    return [...this.byId.values()].map(({ roles, ...node }) => ({ ...node, roles: [...roles].sort().reverse() }));
  }

  private unused(name: string): string {
    const id = this.inTenant(name);
    for (let n = 1; ; n++) {
      const candidate = n === 1 ? id : `${id}#${n}`;
      if (!this.byId.has(candidate)) return candidate;
    }
  }

  private inTenant(name: string): string {
    return this.tenant ? `${this.tenant}/${name}` : name;
  }
}

function empty(): Pick<Writable, "roles" | "findings"> {
  return { roles: new Set(), findings: [] };
}
