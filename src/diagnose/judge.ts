import type { Directory } from "../directory";
import { kindOf } from "../entra/kind";
import type { Declaration } from "../model/declarations";
import { ruleOf } from "../policy/catalogue";
import { Projector, type Judged } from "../policy/project";
import type { DeclaredUse } from "../policy/subject";
import { severities, type Verdict } from "../policy/verdict";
import { identityOf } from "../policy/identity";
import { encode } from "../policy/encode";
import { explainReason } from "../policy/reasons";
import { nameOf, wordingOf } from "../findings/wording";
import type { Context } from "./link";
import { withoutPlace } from "./link";
import { codesOfUse, type Answer, type Role, type RuleUse } from "./link";
import { missing, subjectsOf } from "./subjects";

/** Asks the rules about the declarations of one walk: the request's flow counts as the client's declared one. */
export class Judge {
  private readonly verdicts = new Map<Judged, readonly Verdict[]>();
  private readonly projectors: Record<"written" | "view", Projector>;

  constructor(private readonly context: Context) {
    const projector = (directory: Directory): Projector =>
      new Projector(directory, { now: context.settings.now, useOf: (declaration) => this.useOf(declaration) });
    this.projectors = { written: projector(context.directory), view: projector(context.view.directory) };
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
    const verdict = this.ask(subject, role).find(({ ruleId }) => ruleId === use.rule);
    if (!verdict) return [];
    return [...this.breaks(use, subject, verdict), ...this.open(use, subject, verdict)];
  }

  private breaks(use: RuleUse, subject: Judged, { violations }: Verdict): Answer[] {
    const rule = ruleOf(use.rule);
    if (!rule) return [];
    const least = severities.indexOf(use.least ?? "warning");
    return violations.flatMap((violation) => {
      const { severity, message, remediation } = wordingOf(rule, violation, identityOf(subject));
      if (severities.indexOf(severity) > least || use.bears?.(violation, this.context) === false) return [];
      const evidence = [this.context.evidence(subject, violation.path, message)];
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

  private ask(subject: Judged, role: Role): readonly Verdict[] {
    let verdicts = this.verdicts.get(subject);
    if (!verdicts) {
      const projector = role === "client" ? this.projectors.written : this.projectors.view;
      this.verdicts.set(subject, (verdicts = this.context.settings.policy.evaluate(encode(projector.subject(subject)))));
    }
    return verdicts;
  }

  /** The client does what the request does; that somebody called it, or its API, a thing for daemons does not change the request. */
  private useOf(declaration: Declaration): DeclaredUse | undefined {
    const { flow, client } = this.context.request;
    const use = this.context.settings.useOf(declaration);
    if (declaration !== client.application && declaration !== this.context.view.client) return use;
    // Whoever asks by a flow of OAuth uses OAuth, where nothing says otherwise.
    const kind = use?.kind ?? (kindOf(client.application, client.servicePrincipal).open ? "oauth" : undefined);
    return { flows: [flow], ...(kind ? { kind } : {}) };
  }
}
