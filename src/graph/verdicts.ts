import type { Application, Declaration, DeclarationKind, ServicePrincipal } from "../model/declarations";
import type { Judgement } from "../policy/engine";
import { identityOf } from "../policy/identity";
import { explainReason } from "../policy/reasons";
import type { Draft } from "./mark-graph";
import type { Marked } from "./marks";
import type { ApplicationVerdicts, UndeterminedVerdict } from "./call-graph";

/** The verdicts of every application and service principal of a directory; those of a grant count to its client. */
export function verdictsOf(
  { directory, parties }: Draft,
  tenant: string,
  judgements: ReadonlyMap<Declaration, Judgement>,
  marks: ReadonlyMap<Declaration, readonly Marked[]>,
  isJudged: (declaration: Declaration) => boolean,
): ApplicationVerdicts[] {
  const grants = new Map<Declaration, Declaration[]>();
  for (const grant of directory.grants) {
    const principal = directory.links.clientOfGrant(grant) ?? directory.links.resourceOfGrant(grant);
    const party = principal && (directory.links.applicationOf(principal) ?? principal);
    if (party) grants.set(party, [...(grants.get(party) ?? []), grant]);
  }
  const entry = (holder: Application | ServicePrincipal, other: readonly Declaration[]): ApplicationVerdicts => {
    const parts = [holder, ...other, ...(grants.get(holder) ?? [])];
    return {
      ...identityOf(holder),
      tenant,
      path: holder.source.path,
      node: parties.node(holder),
      judged: [...new Set(parts.filter(isJudged).map(({ kind }) => kind))],
      findings: [...new Set(parts.flatMap((part) => (marks.get(part) ?? []).map(({ index }) => index)))].sort((a, b) => a - b),
      undetermined: parts.flatMap((part) => undeterminedOf(part.kind, judgements.get(part))),
    };
  };
  const alone = directory.servicePrincipals.filter((principal) => !directory.links.applicationOf(principal));
  return [
    ...directory.applications.map((application) => {
      const principal = directory.links.principalOf(application);
      return entry(application, principal ? [principal] : []);
    }),
    ...alone.map((principal) => entry(principal, [])),
  ];
}

function undeterminedOf(kind: DeclarationKind, judgement: Judgement | undefined): UndeterminedVerdict[] {
  return (judgement?.verdicts ?? []).flatMap(({ ruleId, undetermined }) => {
    const texts = undetermined.map(explainReason);
    if (texts.length === 0) return [];
    const joined = (name: "reason" | "settle", by: string): string => [...new Set(texts.map((text) => text[name]))].sort().join(by);
    return [{ ruleId, kind, reason: joined("reason", "; "), settle: joined("settle", " ") }];
  });
}
