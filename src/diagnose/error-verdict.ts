import { isGuid } from "../entra/guid";
import { known } from "../model/unknown";
import { joined } from "../text/words";
import type { Causes, CodeOutcome } from "./causes";
import { codeEntry, type CodeEntry } from "./codes/table";
import { deciderWords } from "./codes/deciders";
import type { TokenError } from "./error-text";
import { flowModels } from "./flows";
import type { Advice } from "./link";
import { brokenLinks, brokenVerdict, verdictOf, type DiagnoseVerdict } from "./verdict";
import type { WalkedLink } from "./walk";
import { lookUp, whereToLook, type KnownIds } from "./where-to-look";

/** What can be said of an error: the strongest cause; else what was compared, what cannot be seen, and where to look. */
export function errorVerdict(error: TokenError, causes: Causes): DiagnoseVerdict {
  const [cause] = causes.broken;
  if (cause) return brokenVerdict(cause.link, `${cause.code}: ${cause.link.title}: ${cause.answer.evidence[0]?.text ?? ""}`);
  const ids = knownIds(error, causes);
  const [first] = causes.codes;
  const entry = codeEntry(error.code);
  const isVisible = entry === undefined || (entry.visible !== "no" && (first?.leading.length ?? 0) > 0);
  const see = seeOf(error, entry, causes, ids, isVisible);
  const text = [missingText(causes), ...causes.codes.map((outcome) => textOf(outcome)), comparedText(causes)].filter(Boolean).join(" ");
  // Nor is what would be broken only in a flow that nobody named.
  const isSure = causes.likely !== undefined && !brokenLinks(causes.likely)[0]?.answers[0]?.ifFlow;
  const walked = causes.likely && isVisible && isSure ? verdictOf(causes.likely) : undefined;
  // What is broken otherwise is not a cause of this code: it is said, and not taken for one.
  const beside = walked?.status === "broken" ? ` Something else is broken, which does not lead to this code: ${walked.text}.` : "";
  const status = isVisible ? "no-broken-link" : "not-visible";
  return { status, link: null, aadsts: [], text: `${text}${beside}`, evidence: [], remediation: null, see };
}

function seeOf(error: TokenError, entry: CodeEntry | undefined, causes: Causes, ids: KnownIds, isVisible: boolean): Advice {
  if (!entry) return lookUp(error.code, ids);
  const table = whereToLook(entry, ids);
  if (!isVisible) return table;
  const own = causes.undetermined.flatMap(({ see }) => see ?? []);
  const texts = [...new Set([...own.slice(0, 2).map(({ text }) => text), table.text])];
  const commands = [...new Map([...own.flatMap((each) => each.commands), ...table.commands].map((each) => [each.command, each])).values()];
  return { text: texts.join(" "), commands: commands.slice(0, 4) };
}

function missingText({ missingClient }: Causes): string {
  return missingClient === undefined ? "" : `The message is about ${missingClient}, which is not in this run.`;
}

function textOf({ code, leading, canLead }: CodeOutcome): string {
  const entry = codeEntry(code);
  if (!entry) return `${code} is not among the codes that are known here: nothing is known about what leads to it.`;
  const deciders = joined(entry.decidedBy.map((decider) => deciderWords[decider]));
  const decide = `decided by ${deciders}`;
  if (entry.visible === "no") return `${code} is ${decide}, which no declaration shows.`;
  if (leading.length === 0) return `${code} is ${decide} (${entry.declarations}), of which this tool does not read what matters.`;
  if (canLead) return `Nothing that this run shows explains ${code}.`;
  const flows = joined(
    leading.map((flow) => flowModels[flow].title),
    "or",
  );
  return `${code} comes from the ${flows}, and no client of this run fits: name one with --client, or the flow with --flow.`;
}

function comparedText({ sound, undetermined, lacking }: Causes): string {
  const open = undetermined.length > 0 ? [...new Set(undetermined.map(whatIsOpen))] : lacking.map((decider) => deciderWords[decider]);
  const held = titles(sound.filter(({ id }) => !undetermined.some((other) => other.id === id)));
  return [held.length > 0 ? `Not the cause: ${held.join("; ")}.` : "", open.length > 0 ? `Cannot be seen here: ${open.join("; ")}.` : ""]
    .filter(Boolean)
    .join(" ");
}

/** What is open, and what the message's value came to where it was compared. */
function whatIsOpen({ title, answers }: WalkedLink): string {
  const [first] = answers;
  return first?.compares && first.evidence[0] ? `${title} (${first.evidence[0].text})` : title;
}

function titles(links: readonly WalkedLink[]): string[] {
  return [...new Set(links.map(({ title }) => title))];
}

function knownIds(error: TokenError, { likely, alone }: Causes): KnownIds {
  const client = likely?.context.request.client ?? (error.applicationId === null ? alone : undefined);
  const named = error.applicationId !== null && isGuid(error.applicationId) ? error.applicationId : null;
  return {
    appId: client?.appId ?? named,
    principalId: known(client?.servicePrincipal?.id) ?? null,
    user: error.user,
    correlationId: error.correlationId,
  };
}
