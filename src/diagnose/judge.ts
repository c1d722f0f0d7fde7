import type { Directory } from "../directory";
import { kindOf } from "../entra/kind";
import type { Declaration } from "../model/declarations";
import { ruleOf } from "../policy/catalogue";
import type { Judged } from "../policy/judged";
import { Projector } from "../policy/project";
import type { DeclaredUse } from "../policy/subject";
import { severities, type Verdict } from "../policy/verdict";
import { identityOf } from "../policy/identity";
import { encode } from "../policy/encode";
import { explainReason } from "../policy/reasons";
import { nameOf, wordingOf } from "../findings/wording";
import { flowModels } from "./flows";
import { ifUsed } from "./answers";
import { type Answer, codesOfUse, type Context, type Role, type RuleUse, withoutPlace } from "./link";
import { missing, subjectsOf } from "./subjects";

/** What a rule is told of the client's flows: that of the request, or none. */
type Use = "asked" | "unused";

/** Asks the rules about the declarations of one walk: the request's flow counts as the client's declared one. */
export class Judge {
  private readonly verdicts: Record<Use, Map<Judged, readonly Verdict[]>> = { asked: new Map(), unused: new Map() };
  private readonly projectors: Record<Use, Record<"written" | "view", Projector>>;

  constructor(private readonly context: Context) {
    const projector = (directory: Directory, use: Use): Projector =>
      new Projector(directory, { now: context.settings.now, useOf: (declaration) => this.useOf(declaration, use) });
    const both = (use: Use) => ({ written: projector(context.directory, use), view: projector(context.view.directory, use) });
    this.projectors = { asked: both("asked"), unused: both("unused") };
  }

  /** What one rule says, for each declaration that it is asked about. */
  answers(use: RuleUse): Answer[] {
    if (!ruleOf(use.rule)) return [];
    return use.of.flatMap((role) => {
      const subjects = subjectsOf(role, this.context);
      if (subjects.length === 0 && !use.optional?.(this.context)) return this.withoutSubject(use, role);
      return subjects.flatMap((subject) => this.answer(use, subject, role));
    });
  }

  private withoutSubject(use: RuleUse, role: Role): Answer[] {
    const gap = missing(role, this.context);
    if (gap === undefined) return [];
    const { text, see } = gap;
    return [{ status: "cannot-be-seen", aadsts: codesOfUse(use), evidence: [withoutPlace(text)], see, ruleId: use.rule }];
  }

  private answer(use: RuleUse, subject: Judged, role: Role): Answer[] {
    const verdict = this.ask(subject, role, "asked").find(({ ruleId }) => ruleId === use.rule);
    if (!verdict) return [];
    return [...this.breaksOf(use, subject, role, verdict), ...this.open(use, subject, verdict)];
  }

  /** Of a flow that nobody named: what is wrong all the same first, then what would be wrong with the flow. */
  private breaksOf(use: RuleUse, subject: Judged, role: Role, verdict: Verdict): Answer[] {
    const withFlow = this.breaks(use, subject, verdict);
    const { flowBasis, flow } = this.context.request;
    if (flowBasis !== "assumed" || withFlow.length === 0) return withFlow;
    const without = this.ask(subject, role, "unused").find(({ ruleId }) => ruleId === use.rule);
    const certain = without ? this.breaks(use, subject, without) : [];
    const places = new Set(certain.map(placeOf));
    const ifFlow = withFlow.filter((answer) => !places.has(placeOf(answer))).map((answer) => ifUsed(answer, flowModels[flow].title));
    return [...certain, ...ifFlow];
  }

  private breaks(use: RuleUse, subject: Judged, { violations }: Verdict): Answer[] {
    const rule = ruleOf(use.rule);
    if (!rule) return [];
    const least = severities.indexOf(use.least ?? "warning");
    return violations.flatMap((violation) => {
      const { severity, message, remediation } = wordingOf(rule, violation, identityOf(subject));
      if (severities.indexOf(severity) > least || use.bears?.(violation, this.context) === false) return [];
      const evidence = [this.context.evidence(subject, violation.path, asDeclared(message, this.context))];
      return [{ status: "broken", aadsts: codesOfUse(use), evidence, remediation, ruleId: rule.id, severity }];
    });
  }

  private open(use: RuleUse, subject: Judged, { undetermined }: Verdict): Answer[] {
    const { fields: wanted } = use;
    const bearing = wanted
      ? undetermined.filter(({ fields }) => !fields?.length || fields.some((field) => wanted.includes(field)))
      : undetermined;
    return bearing.map((entry) => {
      const { reason, settle } = explainReason(entry);
      const path = entry.fields?.[0]?.split(".").slice(0, 1) ?? [];
      const evidence = [this.context.evidence(subject, path, `${nameOf(identityOf(subject))}: ${reason}`)];
      return {
        status: "cannot-be-seen",
        aadsts: codesOfUse(use),
        evidence,
        see: { text: settle, commands: [] },
        ruleId: use.rule,
      };
    });
  }

  private ask(subject: Judged, role: Role, use: Use): readonly Verdict[] {
    let verdicts = this.verdicts[use].get(subject);
    if (!verdicts) {
      const projector = this.projectors[use][role === "client" ? "written" : "view"];
      this.verdicts[use].set(subject, (verdicts = this.context.settings.policy.evaluate(encode(projector.subject(subject)))));
    }
    return verdicts;
  }

  /** The client does what the request does; that somebody called it, or its API, a thing for daemons does not change the request. */
  private useOf(declaration: Declaration, use: Use): DeclaredUse | undefined {
    const { flow, client } = this.context.request;
    const declared = this.context.settings.useOf(declaration);
    if (use === "unused" || (declaration !== client.application && declaration !== this.context.view.client)) return declared;
    const { declaredAs } = flowModels[flow];
    if (declaredAs === undefined) return { flows: [], ...(declared?.kind ? { kind: declared.kind } : {}) };
    // Whoever asks by a flow of OAuth uses OAuth, where nothing says otherwise.
    const kind = declared?.kind ?? (kindOf(client.application, client.servicePrincipal).open ? "oauth" : undefined);
    return { flows: [declaredAs], ...(kind ? { kind } : {}) };
  }
}

/** Only what `aadguard.yaml` declares is called declared. */
function asDeclared(message: string, { request: { flowBasis } }: Context): string {
  if (flowBasis === "declared") return message;
  return message
    .replace(/\bis declared to (\w+)/g, (_, verb: string) => `${verb}s`)
    .replace(/\b(?:its |the )?declared flow\b/g, "the flow of this request");
}

function placeOf({ evidence }: Answer): string {
  return JSON.stringify(evidence.map(({ path, line, column }) => [path, line, column]));
}
