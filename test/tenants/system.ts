import type { Application, Assignment, Grant, ServicePrincipal } from "./graph-objects";

/** One application of a system, with what only people know about it. */
export interface Member {
  readonly app: Application;
  /** Null: it has none in this tenant. */
  principal: ServicePrincipal | null;
  /** Declared in `aadguard.yaml`. */
  flows?: string[];
  daemonOnly?: boolean;
  /** A rule that people accepted for it. */
  readonly waived?: string;
}

/** Applications that belong together: a client with its API, say. Systems share Microsoft's APIs, and nothing else. */
export interface System {
  readonly kind: string;
  /** By the part that each plays: `web`, `api`, `daemon`, … */
  readonly members: Record<string, Member>;
  /** Service principals without an application in this tenant. */
  readonly principals: ServicePrincipal[];
  grants: Grant[];
  /** Service principals that the deployment deletes. */
  readonly deletions: Record<string, unknown>[];
  assignments: Assignment[];
}
