import type { GraphLink, LinkField, Mark } from "./call-graph";

interface Writable {
  readonly from: string;
  readonly to: string;
  readonly kind: GraphLink["kind"];
  readonly by: Set<LinkField>;
  readonly delegated: Set<string>;
  readonly application: Set<string>;
  readonly findings: Map<string, Mark>;
}

/** The links of a graph: one of each kind between two nodes, whatever says so how often. */
export class LinkSet {
  private readonly links = new Map<string, Writable>();

  /** Adds what one declaration says of a link. */
  add(kind: GraphLink["kind"], from: string, to: string, by: LinkField, permissions: Partial<Permissions> = {}): void {
    const link = this.between(kind, from, to);
    link.by.add(by);
    for (const name of permissions.delegated ?? []) link.delegated.add(name);
    for (const name of permissions.application ?? []) link.application.add(name);
  }

  /** Marks a link that is there; says whether there was one. */
  mark(kind: GraphLink["kind"], from: string, to: string, mark: Mark): boolean {
    const link = this.links.get(keyOf(kind, from, to));
    link?.findings.set(mark.fingerprint, mark);
    return link !== undefined;
  }

  all(): GraphLink[] {
    return [...this.links.values()].map(({ by, delegated, application, findings, ...link }) => ({
      ...link,
      by: [...by],
      delegated: [...delegated],
      application: [...application],
      findings: [...findings.values()],
    }));
  }

  private between(kind: GraphLink["kind"], from: string, to: string): Writable {
    const key = keyOf(kind, from, to);
    let link = this.links.get(key);
    if (!link) {
      link = { from, to, kind, by: new Set(), delegated: new Set(), application: new Set(), findings: new Map() };
      this.links.set(key, link);
    }
    return link;
  }
}

export interface Permissions {
  readonly delegated: readonly string[];
  readonly application: readonly string[];
}

function keyOf(...parts: readonly string[]): string {
  return parts.join("\n");
}
