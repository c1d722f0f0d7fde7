import type { RequestFlow } from "./flows";
import { ruleOf } from "../policy/catalogue";
import { severities } from "../policy/verdict";
import {
  type Answer,
  codesOfUse,
  type Context,
  type Evidence,
  type LinkCheck,
  type LinkDefinition,
  type LinkResult,
  type LinkStatus,
  type RuleUse,
} from "./link";
import { everyFlow, flowModels } from "./flows";
import { ifUsed } from "./answers";
import { codesOfOneCause } from "./codes/neighbours";
import { linkDefinitions } from "./links";
import { derivedUses } from "./links/derived";

/** Every link of one request, in the order in which the platform meets them. */
export interface Walk {
  readonly context: Context;
  readonly links: readonly WalkedLink[];
}

/** A link's result with the answers behind it. */
export interface WalkedLink extends LinkResult {
  readonly answers: readonly Answer[];
}

export function walk(context: Context): Walk {
  const { flow } = context.request;
  const leading = context.code === undefined ? [] : linksLeadingTo(context.code, flow);
  const walked = linkDefinitions.filter((link) => link.flows.includes(flow) && (!link.onlyForCode || leading.includes(link)));
  return { context, links: walked.filter((link) => hasSomethingToSay(link, flow)).map((link) => walkLink(link, context)) };
}

/** A link that waits for rules of the catalogue is walked when there are some. */
function hasSomethingToSay(link: LinkDefinition, flow: RequestFlow): boolean {
  return link.checks.length > 0 || usesFor(link, flow).length > 0;
}

/** The rules of a link that take part in a flow, those of them that exist. */
export function usesFor(link: LinkDefinition, flow: RequestFlow): RuleUse[] {
  return allUses(link).filter(({ rule, flows = link.flows }) => flows.includes(flow) && ruleOf(rule) !== undefined);
}

/** The rules that a link names, and those that the catalogue adds to it. */
export function allUses(link: LinkDefinition): readonly RuleUse[] {
  return [...link.rules, ...(derivedUses().get(link.id) ?? [])];
}

/** The checks of a link that can say something in a flow. */
function checksFor(link: LinkDefinition, flow: RequestFlow): LinkCheck[] {
  return link.checks.filter(({ flows = link.flows }) => flows.includes(flow));
}

export function walkLink(link: LinkDefinition, context: Context): WalkedLink {
  const { flow } = context.request;
  const uses = usesFor(link, flow).filter(({ when }) => when?.(context) ?? true);
  const checks = checksFor(link, flow);
  const answers = [
    ...uses.flatMap((use) => context.judge.answers(use)),
    ...checks.flatMap((check) => answerOf(check, context)),
    ...(link.gaps ?? []).flatMap((gap) => gap(context) ?? []),
  ];
  const status = statusOf(answers);
  const speaking = answers.filter((answer) => answer.status === status).sort(bySeverity);
  return {
    id: link.id,
    title: link.title,
    status,
    ruleIds: [...new Set(status === "holds" ? uses.map(({ rule }) => rule) : speaking.flatMap(({ ruleId }) => ruleId ?? []))],
    aadsts: [...new Set(status === "holds" ? codesOf(uses, checks) : speaking.flatMap(({ aadsts }) => aadsts))],
    evidence: distinct(status === "holds" ? link.shows(context) : speaking.flatMap(({ evidence }) => evidence)),
    remediation: (status === "broken" && speaking.find(({ remediation }) => remediation)?.remediation) || null,
    see: (status === "cannot-be-seen" && mergedAdvice(speaking)) || null,
    answers: speaking,
  };
}

function answerOf(check: LinkCheck, context: Context): Answer[] {
  const answer = check.ask(context);
  if (!answer) return [];
  const { flowBasis, flow } = context.request;
  const isGuess = check.ofFlow && flowBasis === "assumed" && answer.status === "broken";
  return [isGuess ? ifUsed(answer, flowModels[flow].title) : answer];
}

/** The codes that a break of a link can lead to in a flow. */
export function codesOfLink(link: LinkDefinition, flow: RequestFlow): string[] {
  return link.flows.includes(flow) ? codesOf(usesFor(link, flow), checksFor(link, flow)) : [];
}

function codesOf(uses: readonly RuleUse[], checks: readonly LinkCheck[]): string[] {
  return [...new Set([...uses.flatMap(codesOfUse), ...checks.flatMap(({ causes }) => Object.keys(causes))])];
}

/** The links that lead to a code in a flow, by its own number or by one of the same cause. */
export function linksLeadingTo(code: string, flow: RequestFlow): LinkDefinition[] {
  const codes = codesOfOneCause(code);
  return linkDefinitions.filter((link) => codesOfLink(link, flow).some((each) => codes.includes(each)));
}

/** The flows in which some link leads to a code; none where the code is not known. */
export function flowsLeadingTo(code: string): RequestFlow[] {
  return everyFlow.filter((flow) => linksLeadingTo(code, flow).length > 0);
}

/** One break breaks the link; otherwise one gap leaves it open. */
function statusOf(answers: readonly Answer[]): LinkStatus {
  const order: readonly LinkStatus[] = ["broken", "cannot-be-seen"];
  return order.find((status) => answers.some((answer) => answer.status === status)) ?? "holds";
}

function bySeverity(a: Answer, b: Answer): number {
  return severities.indexOf(a.severity ?? "error") - severities.indexOf(b.severity ?? "error");
}

/** What shows it, for each gap once. */
function mergedAdvice(answers: readonly Answer[]) {
  const advices = answers.flatMap(({ see }) => see ?? []);
  const texts = [...new Set(advices.map(({ text }) => text))];
  const commands = new Map(advices.flatMap((advice) => advice.commands).map((command) => [command.command, command]));
  return texts.length > 0 ? { text: texts.join(" "), commands: [...commands.values()] } : undefined;
}

function distinct(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((each) => [JSON.stringify(each), each])).values()];
}
