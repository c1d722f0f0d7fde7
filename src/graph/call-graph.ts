import type { DeclarationKind } from "../model/declarations";
import type { Severity, SubjectIdentity } from "../policy/verdict";

/** What a run knows besides its findings: each application's verdicts, and who calls whom. */
export interface CallGraph {
  readonly applications: readonly ApplicationVerdicts[];
  readonly graph: Graph;
}

/**
 * The verdicts of one application and its service principal together, or of a service principal whose application the
 * run does not hold. Rules that ran for one of the kinds `judged` and are named nowhere here are satisfied.
 */
export interface ApplicationVerdicts extends SubjectIdentity {
  /** Empty where the run holds one tenant. */
  readonly tenant: string;
  readonly path: string;
  /** The node of the graph. */
  readonly node: string;
  /** Empty where it was not judged: with `--changed-since`. */
  readonly judged: readonly DeclarationKind[];
  /** Places in the result's list of findings, in its order. */
  readonly findings: readonly number[];
  readonly undetermined: readonly UndeterminedVerdict[];
}

export interface UndeterminedVerdict {
  readonly ruleId: string;
  readonly kind: DeclarationKind;
  readonly reason: string;
  readonly settle: string;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly links: readonly GraphLink[];
}

/**
 * `held`: the run holds it. `missing`: the run shows that it does not exist. `elsewhere`: it is asked for, and the run
 * does not hold it. `unknown`: it is asked for by something that is not an id.
 */
export type Presence = "held" | "missing" | "elsewhere" | "unknown";

export interface GraphNode {
  /** Unique, and the same in every run over the same objects: `application:<client id>`. */
  readonly id: string;
  readonly kind: "application" | "servicePrincipal";
  readonly presence: Presence;
  readonly displayName: string | null;
  readonly appId: string | null;
  readonly objectId: string | null;
  readonly urn: string | null;
  readonly tenant: string;
  /** `client`: it asks for tokens. `api`: it exposes permissions, or somebody asks for it. */
  readonly roles: readonly ("client" | "api")[];
  /** Owned by a Microsoft tenant. */
  readonly microsoft: boolean;
  readonly findings: readonly Mark[];
}

export interface GraphLink {
  readonly from: string;
  readonly to: string;
  /** `servicePrincipal`: to the application's own. `calls`: a client and an API. `preAuthorizes`: an API and a client. */
  readonly kind: "servicePrincipal" | "calls" | "preAuthorizes";
  /** What the declarations say it by. */
  readonly by: readonly LinkField[];
  /** Values of the permissions; ids where no value is known. */
  readonly delegated: readonly string[];
  readonly application: readonly string[];
  /** Findings that break this link. */
  readonly findings: readonly Mark[];
}

export type LinkField = "appId" | "requiredResourceAccess" | "oauth2PermissionGrant" | "appRoleAssignment" | "preAuthorizedApplications";

/** A finding, as a node or a link is marked with it. */
export interface Mark {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly aadsts: readonly string[];
  readonly fingerprint: string;
  /** Neither waived nor known to the baseline. */
  readonly active: boolean;
}
