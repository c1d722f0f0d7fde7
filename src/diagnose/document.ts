import type { Diagnostic } from "../model/diagnostic";
import { known } from "../model/unknown";
import type { Causes } from "./causes";
import { codeEntry, type CodeEntry } from "./codes/table";
import { errorVerdict } from "./error-verdict";
import type { TokenError } from "./error-text";
import type { LinkResult } from "./link";
import type { NamedApplication, TokenRequest } from "./request";
import { verdictOf, type DiagnoseVerdict } from "./verdict";
import type { Walk, WalkedLink } from "./walk";

/** What `diagnose --format json` prints; the other formats need nothing else. */
export interface DiagnoseDocument {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: "aadguard"; readonly version: string };
  /** What `--error` told; null without it. */
  readonly error: TokenError | null;
  /** What the code means and what decides it, by the table of codes; null without `--error`, and for a code that it lacks. */
  readonly code: Pick<CodeEntry, "code" | "name" | "meaning" | "decidedBy" | "visible"> | null;
  /** The request that was walked; with `--error` the likely one, null where none stands out. */
  readonly request: RequestSummary | null;
  /** Other clients of which the verdict is just as true, and where: nothing in the message singles one out. */
  readonly alike: readonly { readonly client: ApplicationSummary; readonly evidence: LinkResult["evidence"] }[];
  readonly verdict: DiagnoseVerdict;
  /** In the order of the walk; with `--error` and no request those that lead to the code and cannot be seen. */
  readonly links: readonly LinkResult[];
  /** With `--error`: other requests that may have failed so, the likely ones first. */
  readonly others: readonly OtherRequest[];
  /** With `--error`: how much was tried, how many causes were found, and how many clients were left untried. */
  readonly tried: { readonly clients: number; readonly requests: number; readonly causes: number; readonly left: number } | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface RequestSummary {
  readonly client: ApplicationSummary;
  readonly resource: ApplicationSummary;
  readonly flow: string;
  /** Who says so: `given` (the command line, the message or its code), `declared` (aadguard.yaml), `assumed` (nobody). */
  readonly flowBasis: string;
  /** null: `/.default`. */
  readonly scopes: readonly string[] | null;
  readonly authority: string | null;
  readonly user: string | null;
  readonly assertion: string | null;
}

export interface ApplicationSummary {
  readonly asked: string;
  readonly displayName: string;
  readonly appId: string | null;
  readonly objectId: string | null;
}

export interface OtherRequest {
  readonly request: RequestSummary;
  readonly link: string;
  readonly evidence: LinkResult["evidence"];
}

export type Frame = Pick<DiagnoseDocument, "tool" | "diagnostics">;

export function documentOfWalk(walk: Walk, frame: Frame): DiagnoseDocument {
  return document(frame, { request: summaryOf(walk.context.request), verdict: verdictOf(walk), links: walk.links.map(shown) });
}

/** How many of the other requests are named. */
const mostOthers = 50;

export function documentOfError(error: TokenError, causes: Causes, frame: Frame): DiagnoseDocument {
  const { likely, broken, undetermined, clients, requests, left } = causes;
  const [first, ...others] = broken;
  const alike = first?.alike ?? [];
  const verdict = errorVerdict(error, causes);
  return document(frame, {
    error,
    request: likely ? summaryOf(likely.context.request) : null,
    alike: alike.slice(0, mostOthers).map(({ client, evidence }) => ({ client: applicationSummary(client), evidence })),
    verdict: alike.length > 0 && likely ? forAnyOf(verdict, likely.context.request.client) : verdict,
    links: (likely?.links ?? undetermined).map(shown),
    others: others.slice(0, mostOthers).map(({ context, link, answer }) => ({
      request: summaryOf(context.request),
      link: link.id,
      evidence: answer.evidence,
    })),
    tried: { clients, requests, causes: broken.length, left },
  });
}

/** Nobody knows which client it is: commands have a placeholder for its ids. */
function forAnyOf(verdict: DiagnoseVerdict, { appId, application, servicePrincipal }: NamedApplication): DiagnoseVerdict {
  const { remediation } = verdict;
  if (!remediation) return verdict;
  const ids: readonly (readonly [string | null | undefined, string])[] = [
    [appId, "<appId>"],
    [known(application?.id), "<objectId>"],
    [known(servicePrincipal?.id), "<servicePrincipalId>"],
  ];
  const open = (command: string): string =>
    ids.reduce((text, [id, placeholder]) => (id ? text.replaceAll(id, placeholder) : text), command);
  const commands = remediation.commands.map((each) => ({ ...each, command: open(each.command) }));
  return { ...verdict, remediation: { ...remediation, commands } };
}

function document(
  frame: Frame,
  content: Pick<DiagnoseDocument, "request" | "verdict" | "links"> & Partial<DiagnoseDocument>,
): DiagnoseDocument {
  return {
    schemaVersion: 1,
    tool: frame.tool,
    error: content.error ?? null,
    code: content.error ? codeFacts(content.error.code) : null,
    request: content.request,
    alike: content.alike ?? [],
    verdict: content.verdict,
    links: content.links,
    others: content.others ?? [],
    tried: content.tried ?? null,
    diagnostics: frame.diagnostics,
  };
}

function codeFacts(code: string): DiagnoseDocument["code"] {
  const entry = codeEntry(code);
  if (!entry) return null;
  const { name, meaning, decidedBy, visible } = entry;
  return { code, name, meaning, decidedBy, visible };
}

function shown({ id, title, status, ruleIds, aadsts, evidence, remediation, see }: WalkedLink): LinkResult {
  return { id, title, status, ruleIds, aadsts, evidence, remediation, see };
}

function summaryOf({ client, resource, flow, flowBasis, scopes, authority, user, assertion }: TokenRequest): RequestSummary {
  return {
    client: applicationSummary(client),
    resource: applicationSummary(resource),
    flow,
    flowBasis,
    scopes: scopes ?? null,
    authority: authority ?? null,
    user: user ?? null,
    assertion: assertion ?? null,
  };
}

function applicationSummary({ written, displayName, appId, application, servicePrincipal }: NamedApplication): ApplicationSummary {
  const objectId = known(application?.id) ?? known(servicePrincipal?.id) ?? null;
  return { asked: written, displayName, appId: appId ?? null, objectId };
}
