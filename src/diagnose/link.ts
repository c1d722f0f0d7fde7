import type { Directory } from "../directory";
import type { Application, Declaration } from "../model/declarations";
import type { FieldPath } from "../model/place";
import { type Command, ruleOf } from "../policy/catalogue";
import type { DeclaredUse } from "../policy/subject";
import type { Severity, Violation } from "../policy/verdict";
import type { Policy } from "../policy/wasm";
import { fillCommand, type Values } from "../text/template";
import type { RequestFlow } from "./flows";
import type { NamedApplication, Situation } from "./request";
import type { RequestView } from "./view";

export type LinkStatus = "holds" | "broken" | "cannot-be-seen";

/** What shows it, and where it stands; without a place where it stands in no file (a thing that is missing, a request). */
export interface Evidence {
  readonly path: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly text: string;
}

/** A text, with the commands that go with it. */
export interface Advice {
  readonly text: string;
  readonly commands: readonly Command[];
}

/** What one check of a link found. */
export interface Answer {
  readonly status: LinkStatus;
  /** Codes that a break of this kind leads to. */
  readonly aadsts: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Of a break. */
  readonly remediation?: Advice;
  /** Of what cannot be seen: what shows it. */
  readonly see?: Advice;
  /** The rule that speaks; undefined where the request itself is judged. */
  readonly ruleId?: string;
  /** How certain a break is; that of the rule's verdict. */
  readonly severity?: Severity;
  /** It rests on a value that the message or the command line has. */
  readonly compares?: true;
  /** How far the sent value is from the nearest declared one, in edits: of several clients the nearest is meant. */
  readonly distance?: number;
  /** It holds only if the client uses the flow of the request, which nobody said. */
  readonly ifFlow?: true;
}

/** One link of a token request, walked. */
export interface LinkResult {
  readonly id: string;
  readonly title: string;
  readonly status: LinkStatus;
  readonly ruleIds: readonly string[];
  /** Broken: the codes this break leads to. Otherwise: those that a break of this link can lead to. */
  readonly aadsts: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly remediation: Advice | null;
  readonly see: Advice | null;
}

/** Whose verdict is meant: see `subjects.ts`. */
export type Role =
  /** The client's application as it stands. */
  | "client"
  /** The client's application as this request sees it: only the permissions that the request is about. */
  | "request"
  | "clientPrincipal"
  /** A service principal that was made from the client's object id. */
  | "mistakenPrincipal"
  | "resource"
  | "resourcePrincipal"
  /** Delegated grants of the client for the resource. */
  | "grants";

/** A rule as a link rests on it: the link is broken exactly when the rule is violated, by what this says about it. */
export interface RuleUse {
  readonly rule: string;
  readonly of: readonly Role[];
  /** Of the rule's codes those that a break in these roles leads to; by default all. */
  readonly aadsts?: readonly string[];
  /** Flows for which the rule decides; by default those of the link. */
  readonly flows?: readonly RequestFlow[];
  /** The lowest severity, with the flow declared, that breaks the link; by default a warning. */
  readonly least?: Severity;
  /** Which violations bear on the request; by default all. */
  readonly bears?: (violation: Violation, context: Context) => boolean;
  /** Which unknown fields leave the link open; by default all. */
  readonly fields?: readonly string[];
  /** When a declaration that the run does not hold leaves nothing open; by default never, but for a resource's application. */
  readonly optional?: (context: Context) => boolean;
  /** When the rule takes part at all; by default always. */
  readonly when?: (context: Context) => boolean;
}

/** The codes that a violation of the rule leads to, where the link asks about it. */
export function codesOfUse({ rule, aadsts }: RuleUse): readonly string[] {
  return aadsts ?? ruleOf(rule)?.aadsts ?? [];
}

/** A check that no rule makes: of what only the request tells, or of what nobody can see. */
export interface LinkCheck {
  /** The codes that it speaks about, each with what is wrong then, as a sentence without its full stop. */
  readonly causes: Readonly<Record<string, string>>;
  /** Flows in which it can say something; by default those of the link. */
  readonly flows?: readonly RequestFlow[];
  /** What it finds is a fault only of a client that uses the flow. */
  readonly ofFlow?: true;
  /** What of it no declaration shows, and where to look. */
  readonly hidden?: string;
  readonly ask: (context: Context) => Answer | undefined;
}

export interface LinkDefinition {
  /** kebab-case; an interface of the JSON document. */
  readonly id: string;
  readonly title: string;
  readonly flows: readonly RequestFlow[];
  /** It has something to say about an error's code only, and is no part of other walks. */
  readonly onlyForCode?: true;
  readonly rules: readonly RuleUse[];
  readonly checks: readonly LinkCheck[];
  /** Why a link that no rule or check breaks is not sound all the same: another one has to be fixed first. */
  readonly gaps?: readonly ((context: Context) => Answer | undefined)[];
  /** What shows that it holds. */
  readonly shows: (context: Context) => readonly Evidence[];
  /** Sources of what the link's own checks claim. */
  readonly sources?: readonly { readonly description: string; readonly url: string }[];
}

/** What walking needs besides the situation. */
export interface WalkSettings {
  readonly policy: Policy;
  /** RFC 3339. */
  readonly now: string;
  /** What `aadguard.yaml` declares. */
  readonly useOf: (declaration: Declaration) => DeclaredUse | undefined;
  /** Where a field stands. */
  readonly placeOf: (
    declaration: Declaration,
    path: FieldPath,
  ) => { readonly path: string; readonly line: number; readonly column: number };
}

/** What links and their rules see of a walk. */
export interface Context extends Situation {
  readonly directory: Directory;
  readonly view: RequestView;
  readonly settings: WalkSettings;
  /** The code that is to be explained, where there is one: `AADSTS50000`. */
  readonly code?: string;
  /** The client's application as it is written. */
  readonly client: Application | undefined;
  /** Asks the rules about the declarations of the walk. */
  readonly judge: { answers(use: RuleUse): Answer[] };
  evidence(declaration: Declaration, path: FieldPath, text: string): Evidence;
}

/** Of the request, or of something that is missing. */
export function withoutPlace(text: string): Evidence {
  return { path: null, line: null, column: null, text };
}

/** A text with its commands: templates, filled so that nothing of an input can steer a shell. */
export function advise(text: string, templates: readonly [Command["shell"], string][] = [], values: Values = {}): Advice {
  return { text, commands: templates.map(([shell, template]) => ({ shell, command: fillCommand(template, values) })) };
}

/** `{appId}` and `{objectId}` of an application; null where they are not known, to be filled by hand. */
export function idsOf({ appId, application }: NamedApplication): Values {
  const id = application?.id;
  return { appId: appId ?? null, objectId: typeof id === "string" ? id : null };
}
