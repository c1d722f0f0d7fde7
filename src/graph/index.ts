import type { Directory } from "../directory";
import type { Declaration } from "../model/declarations";
import type { Judgement } from "../policy/engine";
import type { Finding } from "../findings/result";
import { draftGraph, graphOf } from "./graph";
import { marksOf } from "./marks";
import type { CallGraph } from "./call-graph";
import { verdictsOf } from "./verdicts";

export type * from "./call-graph";

export interface OverviewSettings {
  readonly directories: readonly Directory[];
  readonly judgements: readonly Judgement[];
  /** Settled: with severities, waivers and the baseline's word. */
  readonly findings: readonly Finding[];
  /** False leaves undetermined verdicts out, as in the result. */
  readonly listUndetermined: boolean;
  /** Where only some declarations were judged; all by default. */
  readonly only?: (declaration: Declaration) => boolean;
}

/** Every application's verdicts, and who calls whom, in the order of the directories. */
export function callGraphOf({ directories, judgements, findings, listUndetermined, only = () => true }: OverviewSettings): CallGraph {
  const marks = marksOf(judgements, findings);
  const open = new Map(listUndetermined ? judgements.map((judgement) => [judgement.declaration, judgement]) : []);
  const drafts = directories.map((directory) => {
    const tenant = directories.length > 1 ? directory.tenant : "";
    return { tenant, draft: draftGraph(directory, tenant, marks) };
  });
  return {
    applications: drafts.flatMap(({ tenant, draft }) => verdictsOf(draft, tenant, open, marks, only)),
    graph: graphOf(drafts.map(({ draft }) => draft)),
  };
}
