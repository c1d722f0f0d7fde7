import type { ApplicationVerdicts, GraphLink, GraphNode, Mark, UndeterminedVerdict } from "../../graph";
import type { DeclarationKind } from "../../model/declarations";
import type { Severity } from "../../policy/verdict";
import type { Finding } from "../../findings/result";

/** What the page's script reads: the JSON in its `data` element. */
export interface PageData {
  readonly rules: readonly PageRule[];
  readonly rootCauses: readonly { readonly number: number; readonly title: string }[];
  readonly findings: readonly Finding[];
  /** UndeterminedVerdict verdicts, each once. */
  readonly open: readonly UndeterminedVerdict[];
  readonly applications: readonly PageApplication[];
  readonly nodes: readonly PageNode[];
  readonly links: readonly PageLink[];
}

export interface PageRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly rootCause: number | null;
  readonly subjects: readonly DeclarationKind[];
}

/** `undetermined`: places in `PageData.open`. */
export type PageApplication = Omit<ApplicationVerdicts, "undetermined"> & { readonly undetermined: readonly number[] };
export type PageMark = Omit<Mark, "fingerprint">;
export type PageNode = Omit<GraphNode, "findings"> & {
  readonly findings: readonly PageMark[];
  /** Links of the whole run by kind, where not all of them are drawn: those that begin here, and those that end here. */
  readonly from?: LinkCounts;
  readonly to?: LinkCounts;
};
export type LinkCounts = Readonly<Partial<Record<GraphLink["kind"], number>>>;
export type PageLink = Omit<GraphLink, "findings"> & { readonly findings: readonly PageMark[] };

/** The whole graph is drawn up to this many nodes; beyond, the neighbourhoods of the findings. */
export const mostNodes = 2000;
