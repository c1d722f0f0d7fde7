import type { Directory } from "../directory";
import { severities } from "../policy/verdict";
import { candidateClients, requestsOf, type Candidate, type KnownOfRequest } from "./candidates";
import { WalkContext } from "./context";
import type { Context, WalkSettings } from "./link";
import type { RequestFlow } from "./flows";
import type { TokenError } from "./error-text";
import { clientsWithVerdicts } from "./clients-with-verdicts";
import type { Situation } from "./request";
import { flowsLeadingTo, linksLeadingTo, walk, walkLink, type Walk, type WalkedLink } from "./walk";

/** One request tried: the links of it that lead to the code and do not hold. */
export interface Cause {
  readonly code: string;
  readonly context: Context;
  readonly broken: readonly WalkedLink[];
  readonly undetermined: readonly WalkedLink[];
  /** The request has a link at all that leads to the code. */
  readonly canLead: boolean;
}

/** What became of one code of the error. */
export interface CodeOutcome {
  readonly code: string;
  /** The flows in which some rule or link leads to the code; none where it is not known. */
  readonly leading: readonly RequestFlow[];
  /** Some request that was tried has a link that leads to the code. */
  readonly canLead: boolean;
}

/** What the directory has to say about an error. */
export interface Causes {
  /** In the order of the message. */
  readonly codes: readonly CodeOutcome[];
  /** Requests with a broken link that leads to a code, the likely one first. */
  readonly broken: readonly Cause[];
  /** Every link of the likely request. */
  readonly likely: Walk | undefined;
  /** Where no link is broken: what leads to a code and cannot be seen, each once. */
  readonly undetermined: readonly WalkedLink[];
  readonly clients: number;
  readonly requests: number;
  /** Clients that were left untried, of very many. */
  readonly left: number;
}

/** More than so many clients are not walked one by one. */
const mostClients = 200;

/** Tries the known causes of every code of the error against every client that fits. */
export async function causesOf(
  error: TokenError,
  given: KnownOfRequest,
  directories: readonly Directory[],
  settings: WalkSettings,
): Promise<Causes> {
  const tries: Try[] = [];
  for (const code of error.codes) tries.push(await tryCode(code, error, given, directories, settings));
  const causes = tries.flatMap((each) => each.causes);
  const broken = onceEach(causes.filter((cause) => cause.broken.length > 0).sort(byLikelihood));
  const first = broken[0] ?? causes.find(({ canLead, candidate }) => canLead && candidate.isNamed);
  const named = first ?? causes.find(({ candidate }) => candidate.isNamed);
  return {
    codes: tries.map(({ code, causes: tried }) => ({
      code,
      leading: flowsLeadingTo(code),
      canLead: tried.some(({ canLead }) => canLead),
    })),
    broken,
    likely: named && walk(named.context),
    undetermined: broken.length > 0 ? [] : distinctLinks(causes.flatMap(({ undetermined }) => undetermined)),
    clients: Math.max(...tries.map(({ clients }) => clients)),
    requests: causes.length,
    left: Math.max(...tries.map(({ left }) => left)),
  };
}

/** The requests that may have failed with one code. */
interface Try {
  readonly code: string;
  readonly causes: readonly Tried[];
  readonly clients: number;
  readonly left: number;
}

async function tryCode(
  code: string,
  error: TokenError,
  given: KnownOfRequest,
  directories: readonly Directory[],
  settings: WalkSettings,
): Promise<Try> {
  const all = candidateClients(code, error, given, directories, settings);
  const fitting = all.length > mostClients ? await clientsWithVerdicts(all, code, directories, settings) : all;
  const tried = fitting.slice(0, mostClients);
  const causes = tried.flatMap((candidate) =>
    requestsOf(candidate, code, error, given).map((situation) => ({ ...tryRequest(situation, code, settings), candidate })),
  );
  return { code, causes, clients: tried.length, left: fitting.length - tried.length };
}

function tryRequest(situation: Situation, code: string, settings: WalkSettings): Cause {
  const context = new WalkContext(situation, settings, code);
  const leading = linksLeadingTo(code, situation.request.flow);
  const walked = leading.map((link) => onlyFor(code, walkLink(link, context)));
  return {
    code,
    context,
    broken: walked.filter(({ status, answers }) => status === "broken" && answers.length > 0),
    undetermined: walked.filter(({ status, answers }) => status === "cannot-be-seen" && answers.length > 0),
    canLead: leading.length > 0,
  };
}

/** A link may be broken in more than one way; what leads to another code is none of this one's causes. */
function onlyFor(code: string, link: WalkedLink): WalkedLink {
  const answers = link.answers.filter(({ aadsts }) => aadsts.includes(code));
  return { ...link, answers, evidence: answers.flatMap(({ evidence }) => evidence) };
}

type Tried = Cause & { readonly candidate: Candidate };

/** Who is named comes first, then the flow that a client looks like, then what is certain; then by name, so that the order is always the same. */
function byLikelihood(a: Tried, b: Tried): number {
  const keys = [a, b].map(({ candidate, broken, context: { request } }) => [
    candidate.isNamed ? 0 : 1,
    candidate.flows.likely.includes(request.flow) ? 0 : 1,
    Math.min(...broken.flatMap(({ answers }) => answers.map(({ severity }) => severities.indexOf(severity ?? "error")))),
    request.client.displayName,
    request.client.appId ?? "",
  ]);
  const [left = [], right = []] = keys;
  const at = left.findIndex((key, n) => key !== right[n]);
  return at < 0 ? 0 : (left[at] ?? 0) < (right[at] ?? 0) ? -1 : 1;
}

/** The same break of the same client is one cause, whatever it asks for. */
function onceEach(causes: readonly Tried[]): Tried[] {
  const keyOf = ({ context: { request }, broken }: Tried): string =>
    JSON.stringify([request.client.appId ?? request.client.displayName, broken.map(({ id, evidence }) => [id, evidence])]);
  const seen = new Set<string>();
  return causes.filter((cause) => {
    const key = keyOf(cause);
    return !seen.has(key) && seen.add(key);
  });
}

function distinctLinks(links: readonly WalkedLink[]): WalkedLink[] {
  return [...new Map(links.map((link) => [JSON.stringify([link.id, link.evidence]), link])).values()];
}
