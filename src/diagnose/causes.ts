import type { Directory } from "../directory";
import { groupedBy } from "../model/grouped";
import { severities } from "../policy/verdict";
import { candidates, isAnyClient, isMissing, onlyApplication, requestsOf, type Candidate, type KnownOfRequest } from "./candidates";
import { clientsWithVerdicts } from "./clients-with-verdicts";
import { lackingOf } from "./codes/deciders";
import { codesOfOneCause } from "./codes/neighbours";
import { codeEntry, type Decider } from "./codes/table";
import { WalkContext } from "./context";
import type { RequestFlow } from "./flows";
import type { NamedApplication } from "./request";
import type { Answer, Context, WalkSettings } from "./link";
import { linkDefinitions } from "./links";
import { pointedTo, type Pointer } from "./pointing";
import { flowsLeadingTo, linksLeadingTo, walk, walkLink, type Walk, type WalkedLink } from "./walk";

/** A link that leads to a code and is broken, in one request. */
export interface Cause {
  readonly code: string;
  readonly context: Context;
  readonly link: WalkedLink;
  /** What decides it: the first of the link's answers. */
  readonly answer: Answer;
  /** Other clients of which the same is true, and nothing in the message says which of them it is about. */
  readonly alike: readonly Alike[];
}

/** A client with the fault of another one, and where it has it. */
export interface Alike {
  readonly client: NamedApplication;
  readonly evidence: Answer["evidence"];
}

/** What became of one code of the error. */
export interface CodeOutcome {
  readonly code: string;
  /** The flows in which some rule or link leads to the code; none where nothing that is read does. */
  readonly leading: readonly RequestFlow[];
  /** Some request that was tried has a link that leads to the code. */
  readonly canLead: boolean;
}

/** What the directories say about an error. */
export interface Causes {
  /** The cause of the message first. */
  readonly codes: readonly CodeOutcome[];
  /** Links that lead to a code and are broken, the likely one first. */
  readonly broken: readonly Cause[];
  /** Every link of the likely request. */
  readonly likely: Walk | undefined;
  /** Where no link is broken: what leads to a code and cannot be seen, each once. */
  readonly undetermined: readonly WalkedLink[];
  /** Links that lead to a code and hold: what was compared and is not the cause. */
  readonly sound: readonly WalkedLink[];
  /** What decides the code and is not in any directory of the run. */
  readonly lacking: readonly Decider[];
  /** The application of a run that has no other. */
  readonly alone: NamedApplication | undefined;
  /** What singles the client out. */
  readonly pointedBy: Pointer | undefined;
  /** The client that the message names, where the run has nothing of it. */
  readonly missingClient: string | undefined;
  readonly clients: number;
  readonly requests: number;
  /** Clients that were left untried, of very many. */
  readonly left: number;
}

/** More than so many clients are not walked one by one. */
const mostClients = 200;

/** Tries the known causes of every code of the error against every client that fits. */
export async function causesOf(known: KnownOfRequest, directories: readonly Directory[], settings: WalkSettings): Promise<Causes> {
  const { error, sent, given } = known;
  const pointed = pointedTo(error, sent, given.client, directories);
  const tries: Try[] = [];
  for (const code of causeFirst(error.code, error.codes)) {
    const all = candidates(code, known, pointed, directories, settings);
    tries.push(await tryCode(code, all, known, directories, settings));
  }
  const tried = tries.flatMap(({ requests }) => requests);
  const broken = withoutWeaker(folded(onceEach(tried.flatMap((each) => each.broken).sort(byStrength))));
  const likely = broken[0]?.context ?? tried.find(({ candidate, canLead }) => candidate.isPointedTo && canLead)?.context;
  return {
    codes: tries.map(({ code, requests }) => ({ code, leading: flowsLeadingTo(code), canLead: requests.some(({ canLead }) => canLead) })),
    broken,
    likely: likely && walk(likely),
    undetermined: broken.length > 0 ? [] : distinctLinks(tried.flatMap(({ undetermined }) => undetermined)),
    sound: broken.length > 0 ? [] : distinctLinks(tried.flatMap(({ sound }) => sound)),
    lacking: lackingOf(codeEntry(error.code)?.decidedBy ?? [], directories),
    alone: onlyApplication(directories)?.named,
    pointedBy: pointed?.by,
    missingClient: tries.flatMap(({ missing }) => missing)[0],
    clients: Math.max(...tries.map(({ clients }) => clients)),
    requests: tried.length,
    left: Math.max(...tries.map(({ left }) => left)),
  };
}

function causeFirst(code: string, codes: readonly string[]): string[] {
  return [...new Set([code, ...codes])];
}

/** One request that may have failed with a code: its links that lead there. */
interface TriedRequest {
  readonly candidate: Candidate;
  readonly context: Context;
  readonly broken: readonly Ranked[];
  readonly undetermined: readonly WalkedLink[];
  readonly sound: readonly WalkedLink[];
  readonly canLead: boolean;
}

interface Try {
  readonly code: string;
  readonly requests: readonly TriedRequest[];
  readonly missing: readonly string[];
  readonly clients: number;
  readonly left: number;
}

async function tryCode(
  code: string,
  all: readonly Candidate[],
  known: KnownOfRequest,
  directories: readonly Directory[],
  settings: WalkSettings,
): Promise<Try> {
  const fitting = all.length > mostClients ? await clientsWithVerdicts(all, code, directories, settings) : all;
  const tried = fitting.slice(0, mostClients);
  const requests = tried.flatMap((candidate) =>
    requestsOf(candidate, code, known).map((situation) =>
      tryRequest(new WalkContext(situation, settings, code), code, candidate, known.error.code),
    ),
  );
  const missing = tried.filter(isMissing).map(({ named }) => named.written);
  return { code, requests, missing, clients: tried.length, left: fitting.length - tried.length };
}

function tryRequest(context: Context, code: string, candidate: Candidate, cause: string): TriedRequest {
  const leading = linksLeadingTo(code, context.request.flow);
  const walked = leading.map((link) => onlyFor(code, walkLink(link, context)));
  const broken = walked.flatMap((link): Ranked[] => {
    const [answer] = link.answers;
    if (link.status !== "broken" || !answer) return [];
    const flow = candidate.flows.find((each) => each.flow === context.request.flow);
    const { isPointedTo } = candidate;
    const found = { code, context, link, answer, isPointedTo };
    return [{ ...found, rank: rankOf(found, flow?.isLikely ?? false, cause) }];
  });
  return {
    candidate,
    context,
    broken,
    // Of a client that nobody knows everything is unknown: only what is known of the API says something.
    undetermined: walked.filter(
      ({ status, answers }) => status === "cannot-be-seen" && answers.length > 0 && !isAnyClient(context.request.client),
    ),
    // Only what stands somewhere rules anything out: that nothing of it is in the run does not.
    sound: walked.filter(({ status, evidence }) => status === "holds" && evidence.some(({ path }) => path !== null)),
    canLead: leading.length > 0,
  };
}

/** A link may be broken in more than one way; what leads to another code is none of this one's causes. */
function onlyFor(code: string, link: WalkedLink): WalkedLink {
  if (link.status === "holds") return link;
  const codes = codesOfOneCause(code);
  const answers = link.answers
    .filter(({ aadsts }) => aadsts.some((each) => codes.includes(each)))
    .sort((a, b) => strengthOf(a) - strengthOf(b));
  const [first] = answers;
  return {
    ...link,
    answers,
    ruleIds: [...new Set(answers.flatMap(({ ruleId }) => ruleId ?? []))],
    evidence: answers.flatMap(({ evidence }) => evidence),
    remediation: first?.remediation ?? null,
  };
}

/** What the message names counts more than what was only found; what holds only for some flow counts least. */
function strengthOf({ compares, ifFlow, severity }: Answer): number {
  return (compares ? 0 : 10) + (ifFlow ? 100 : 0) + severities.indexOf(severity ?? "error");
}

type Ranked = Omit<Cause, "alike"> & { readonly rank: readonly (number | string)[]; readonly isPointedTo: boolean };

/** The strongest first; by name in the end, so that the order is always the same. */
function rankOf(cause: Omit<Ranked, "rank">, isLikely: boolean, message: string): (number | string)[] {
  const { code, context, link, answer, isPointedTo } = cause;
  const { client, flowBasis } = context.request;
  return [
    code === message ? 0 : 1,
    isPointedTo ? 0 : 1,
    strengthOf(answer),
    answer.distance ?? 0,
    answer.aadsts.includes(code) ? 0 : 1,
    flowBasis === "assumed" ? (isLikely ? 1 : 2) : 0,
    linkDefinitions.findIndex(({ id }) => id === link.id),
    client.displayName,
    client.appId ?? "",
  ];
}

function byStrength(a: Ranked, b: Ranked): number {
  const at = a.rank.findIndex((key, n) => key !== b.rank[n]);
  return at < 0 ? 0 : (a.rank[at] ?? 0) < (b.rank[at] ?? 0) ? -1 : 1;
}

/** The same break is one cause, whatever the client asks for and by whichever flow. */
function onceEach(causes: readonly Ranked[]): Ranked[] {
  const seen = new Set<string>();
  return causes.filter(({ context: { request }, link, answer }) => {
    const key = JSON.stringify([request.client.appId ?? request.client.displayName, link.id, answer.ruleId, placesOf(answer)]);
    return !seen.has(key) && seen.add(key);
  });
}

function placesOf({ evidence }: Answer): unknown[] {
  return evidence.map(({ path, line, column, text }) => (path === null ? text : [path, line, column]));
}

/** Clients that the message does not tell apart are one cause, where the same is true of them. */
function folded(causes: readonly Ranked[]): Cause[] {
  const groups = groupedBy(causes, (cause) => {
    const { link, answer } = cause;
    return JSON.stringify([link.id, answer.ruleId, answer.ifFlow, answer.severity, sameFor(cause)]);
  });
  return [...groups.values()].map(([first, ...others]) => ({
    ...first,
    alike: others.map(({ context, answer }) => ({ client: context.request.client, evidence: answer.evidence })),
  }));
}

/** What is said of a client, without its name and places; of one that is pointed to as it is. */
function sameFor({ context: { request }, answer, isPointedTo }: Ranked): unknown {
  if (isPointedTo) return answer.evidence;
  const { displayName, appId } = request.client;
  return answer.evidence.map(({ text }) => text.replaceAll(displayName, "{name}").replaceAll(appId ?? "{appId}", "{appId}"));
}

/** Where a value of the message is compared with one that is declared, a client that declares none is not the message's. */
function withoutWeaker(causes: readonly Cause[]): Cause[] {
  const [first] = causes;
  if (!first?.answer.compares) return [...causes];
  const { client } = first.context.request;
  return causes.filter(
    ({ link, answer, context }) => link.id !== first.link.id || answer.compares || context.request.client.appId === client.appId,
  );
}

function distinctLinks(links: readonly WalkedLink[]): WalkedLink[] {
  return [...new Map(links.map((link) => [JSON.stringify([link.id, link.evidence]), link])).values()];
}
