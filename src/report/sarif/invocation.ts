import type { Invocation, Location as SarifLocation, Notification, ReportingDescriptor } from "sarif";
import type { Diagnostic } from "../../model/diagnostic";
import { outcomeText, sawNothing, type Outcome } from "../../findings/outcome";
import type { Notice, ScanResult, UndeterminedGroup } from "../../findings/result";
import { clip, counted, sentence } from "../../text/words";
import { nameOf } from "../../findings/wording";
import { kindWord } from "../../model/kind-words";
import { messageText, uriOf } from "./escape";

/** Ids of what is said besides results, with their meaning. */
const kinds: Readonly<Record<Diagnostic["kind"] | Notice["kind"] | "undetermined" | "left-out" | "nothing-judged" | "not-whole", string>> =
  {
    unreadable: "An input that could not be read",
    incomplete: "An input that cannot show everything",
    truncated: "An input that was cut short",
    merged: "Several declarations of the same object",
    conflict: "Declarations of the same object that differ",
    unrecognised: "Something that looks like an Entra object and was not read",
    undetermined: "Verdicts that the input could not settle",
    "nothing-judged": "A run that had nothing to judge: its empty list of results says nothing",
    "not-whole": "What --require or --strict wants of the inputs, and they do not have",
    "left-out": "Findings that are left out of this file",
    "waiver-expired": "A waiver that has expired",
    "waiver-unused": "A waiver that fits no finding",
    "waiver-for-all": "A waiver that fits every application",
    "waiver-long": "A waiver that lasts more than a year",
    "rule-off": "A rule that the configuration switches off",
    "application-unused": "A declared use that fits no application",
    "configuration-found": "A configuration that was found above the current folder",
    "baseline-found": "A baseline that was found where it usually is",
    "baseline-gone": "A finding of the baseline that is gone",
    "decisions-from": "A configuration or baseline that is read from a git revision",
    "not-json": "A file of a walk that is not JSON and contains nothing of Entra",
    "unchanged-left-out": "Findings of applications that did not change",
  };

export const notificationDescriptors: readonly ReportingDescriptor[] = Object.entries(kinds).map(([id, text]) => ({
  id,
  shortDescription: { text },
}));

export interface InvocationContext {
  readonly outcome: Outcome;
  readonly repositoryPath: (path: string) => string;
  readonly ruleIndex: ReadonlyMap<string, number>;
  /** What was left out of the file; empty where nothing was. */
  readonly cut: string;
}

/** How the run went: what could not be read or settled, and what is to be said about its settings. */
export function invocationOf(result: ScanResult, context: InvocationContext): Invocation {
  const { diagnostics, notices, undetermined } = result;
  const { ending, unreadable, lacking } = context.outcome;
  const isComplete = unreadable === 0 && ending !== "nothing" && lacking.length === 0;
  return {
    executionSuccessful: isComplete,
    toolExecutionNotifications: [
      ...(sawNothing(result) ? [nothingJudged(result, context.outcome, isComplete ? "warning" : "error")] : []),
      ...lacking.map((clause) => ({ descriptor: { id: "not-whole" }, level: "error" as const, message: { text: `${clause}.` } })),
      ...(context.cut ? [{ descriptor: { id: "left-out" }, level: "warning" as const, message: { text: context.cut } }] : []),
      ...diagnostics.map((diagnostic) => said(diagnostic, diagnostic.kind === "unreadable" ? "error" : "warning", context)),
      ...undetermined.map((group) => openGroup(group, context)),
    ],
    toolConfigurationNotifications: notices.map((notice) => said(notice, "warning", context)),
  };
}

/** An empty list of results would say that all is well, and close alerts: readers know by this that it does not. */
function nothingJudged(result: ScanResult, outcome: Outcome, level: Notification.level): Notification {
  return { descriptor: { id: "nothing-judged" }, level, message: { text: outcomeText(result, outcome) } };
}

function said(entry: Diagnostic | Notice, level: Notification.level, context: InvocationContext): Notification {
  return {
    descriptor: { id: entry.kind },
    level,
    message: { text: messageText(entry.message) },
    ...(entry.path ? { locations: [placeOf(entry, context)] } : {}),
  };
}

function placeOf({ path, line, column }: Diagnostic | Notice, { repositoryPath }: InvocationContext): SarifLocation {
  const region = line === undefined ? {} : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  return { physicalLocation: { artifactLocation: { uri: uriOf(repositoryPath(path)) }, ...region } };
}

/** No result: platforms would show it as an alert, and it has no place in a file. */
function openGroup({ ruleId, reason, settle, count, subjects }: UndeterminedGroup, { ruleIndex }: InvocationContext): Notification {
  const names = subjects.slice(0, 3).map((subject) => `${kindWord(subject.kind)} "${clip(nameOf(subject), 200)}"`);
  const about = names.length < count ? `${names.join(", ")} and others` : names.join(", ");
  const index = ruleIndex.get(ruleId);
  return {
    descriptor: { id: "undetermined" },
    associatedRule: { id: ruleId, ...(index === undefined ? {} : { index }) },
    level: "note",
    message: {
      text: messageText(
        `${counted(count, "verdict")} undetermined: ${sentence(reason)} To settle it: ${sentence(settle)} About: ${about}.`,
      ),
    },
  };
}
