import type { Location as SarifLocation, Result } from "sarif";
import type { Finding, Related } from "../../findings/result";
import type { Location } from "../../model/place";
import { clip, sentence } from "../../text/words";
import { nameOf } from "../../findings/wording";
import { kindWord } from "../../model/kind-words";
import { link, messageText, uriOf } from "./escape";

/** GitHub takes 1,000 locations of one result, and shows 100. */
export const mostRelated = 100;
const longestMessage = 4000;
const longestName = 200;

export interface ResultContext {
  readonly repositoryPath: (path: string) => string;
  readonly ruleIndex: ReadonlyMap<string, number>;
  /** Whether any result of the run is suppressed: then each one has to say whether it is (3.27.23). */
  readonly hasSuppressions: boolean;
  /** How often the fingerprint occurred up to this finding, from 1. */
  readonly occurrence: number;
}

export function resultOf(finding: Finding, context: ResultContext): Result {
  const { ruleId, severity, subject, fingerprint, baselineState } = finding;
  const related = finding.related.filter(isPlaced).slice(0, mostRelated);
  return {
    ruleId,
    ...(context.ruleIndex.has(ruleId) ? { ruleIndex: context.ruleIndex.get(ruleId) } : {}),
    level: severity,
    message: { text: textOf(finding, related) },
    locations: [{ ...placeOf(finding.location, context), ...elementOf(finding.location) }],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((other, index) => ({
            id: index + 1,
            ...placeOf(other.location, context),
            message: { text: messageText(titleOf(other)) },
          })),
        }
      : {}),
    // GitHub's own form is `hash:n`, and the only one it reads. Neither part knows of lines.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:${context.occurrence}`, "aadguard/v1": fingerprint },
    ...(context.hasSuppressions ? { suppressions: suppressionsOf(finding) } : {}),
    ...(baselineState ? { baselineState } : {}),
    properties: {
      aadsts: [...finding.aadsts],
      rootCause: finding.rootCause,
      subject,
      commands: finding.remediation.commands.map(({ shell, command }) => ({ shell, command })),
    },
  };
}

/** The first sentence is the alert's title; GitHub shows a related location only where the message links to it. */
function textOf({ message, remediation, aadsts, related: all }: Finding, related: readonly Related[]): string {
  const links = related.map((other, index) => link(titleOf(other), index + 1));
  const more = all.length - related.length;
  return [
    messageText(clip(sentence(message), longestMessage)),
    messageText(clip(sentence(remediation.text), longestMessage)),
    ...(aadsts.length > 0 ? [`Leads to ${aadsts.join(", ")}.`] : []),
    ...(links.length > 0 ? [`Related: ${links.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`] : []),
  ].join(" ");
}

type Placed = Related & { readonly location: Location };

function isPlaced(related: Related): related is Placed {
  return related.location !== null;
}

function titleOf(related: Related): string {
  return `${kindWord(related.kind)} "${clip(nameOf(related), longestName)}"`;
}

export function placeOf(location: Location, { repositoryPath }: Pick<ResultContext, "repositoryPath">): SarifLocation {
  const { line, column, endLine, endColumn } = location;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(repositoryPath(location.path)) },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

/** The faulty element by its JSON pointer. */
function elementOf({ pointer }: Location): Pick<SarifLocation, "logicalLocations"> {
  return pointer ? { logicalLocations: [{ fullyQualifiedName: pointer, kind: "member" }] } : {};
}

function suppressionsOf({ waiver }: Finding): NonNullable<Result["suppressions"]> {
  if (!waiver) return [];
  const owner = waiver.owner === null ? "" : `, owner ${waiver.owner}`;
  return [{ kind: "external", status: "accepted", justification: messageText(`${waiver.reason} (until ${waiver.expires}${owner})`) }];
}
