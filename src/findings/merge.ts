import { severities } from "../policy/verdict";
import { normalId } from "./fingerprint";
import type { Finding } from "./result";

/** A finding with what tells whether another one is about the same fault. */
export interface Draft {
  readonly finding: Finding;
  readonly tenant: string;
  /** Of an application and of its service principal: what names that application where its client id is yet to be computed. */
  readonly application?: string;
  /** The faulty element's own id; empty where the subject itself is meant. */
  readonly element: string;
}

/**
 * One fault is one finding. The same element on an application and on its service principal (a key, say) is the
 * application's finding, with the service principal as related and the commands for both; the severity is the higher one.
 */
export function mergeDrafts(drafts: readonly Draft[]): Finding[] {
  const ofApplications = new Map<string, number>();
  const merged: Finding[] = [];
  const later: Draft[] = [];
  for (const draft of drafts) {
    const key = sharedKey(draft);
    if (draft.finding.subject.kind === "servicePrincipal" && key !== undefined) {
      later.push(draft);
      continue;
    }
    if (draft.finding.subject.kind === "application" && key !== undefined && !ofApplications.has(key)) {
      ofApplications.set(key, merged.length);
    }
    merged.push(draft.finding);
  }
  for (const draft of later) {
    const index = ofApplications.get(sharedKey(draft) ?? "");
    const twin = index === undefined ? undefined : merged[index];
    if (index === undefined || twin === undefined) merged.push(draft.finding);
    else merged[index] = absorb(twin, draft.finding);
  }
  return merged;
}

/** The same on an application and its service principal; undefined where they cannot be matched. */
function sharedKey({ finding, tenant, application, element }: Draft): string | undefined {
  const { appId } = finding.subject;
  const name = appId ? normalId(appId) : application;
  return name && element ? JSON.stringify([tenant, finding.ruleId, name, normalId(element)]) : undefined;
}

function absorb(finding: Finding, twin: Finding): Finding {
  const severity = severities.indexOf(twin.severity) < severities.indexOf(finding.severity) ? twin.severity : finding.severity;
  const others = finding.related.filter((related) => !(related.kind === twin.subject.kind && related.objectId === twin.subject.objectId));
  const { text, commands, code } = finding.remediation;
  const own = new Set(commands.map(({ command }) => command));
  const more = twin.remediation.commands.filter(({ command }) => !own.has(command));
  return {
    ...finding,
    severity,
    related: [{ ...twin.subject, location: twin.location }, ...others],
    remediation: { text, commands: [...commands, ...more], code },
  };
}
