import { AlikeEvaluator } from "./alike";
import type { Declaration, DeclarationKind } from "../model/declarations";
import { sizeOfVerdict, spend } from "../model/memory";
import { defaultThreads } from "../platform";
import type { Directory } from "../directory/directory";
import type { Judged } from "./judged";
import { Projector, type ProjectSettings } from "./project";
import { catalogue } from "./catalogue";
import type { Verdict } from "./verdict";
import { identityOf } from "./identity";
import { inlineEvaluator, type Evaluator } from "./evaluator";
import type { Judgement } from "./judgement";
import type * as Pool from "./pool";
import { Quiet } from "./quiet";
import type { Subject } from "./subject";
import { withPermissions } from "./reasons";
import { withVariants } from "./variants";
import { encode } from "./encode";
import { committedBundle, compileRules, loadRules, type Policy } from "./wasm";

export type { Judgement } from "./judgement";

export interface JudgeSettings extends ProjectSettings {
  /** Ids of the rules to ask. */
  readonly rules: ReadonlySet<string>;
  /** Path of a compiled bundle; the committed one by default. */
  readonly bundle?: string;
  /** Asks about everything, also what no rule has anything to say about by the committed catalogue; for another bundle always so. */
  readonly askAll?: boolean;
  /** Judges these declarations only; the directory is still all there is. */
  readonly only?: (declaration: Declaration) => boolean;
  /** Threads that evaluate, this one among them; by default as many as there are processors, up to four. */
  readonly jobs?: number;
}

export interface JudgeResult {
  /** Subjects about which there is something to say. */
  readonly judgements: Judgement[];
  /** How many declarations of each kind were judged. */
  readonly subjects: Readonly<Record<DeclarationKind, number>>;
}

/** Below this many subjects there are never enough for a thread to be worth its start. */
const worthThreads = 1000;

/** Loads the rules for up to `count` subjects; threads start once there is enough to do for them. */
export function prepare(
  count: number,
  { bundle = committedBundle, jobs = defaultThreads() }: Pick<JudgeSettings, "bundle" | "jobs">,
): Evaluator {
  const rules = compileRules(bundle);
  const policy = loadRules(rules, bundle);
  return count < worthThreads || jobs < 2 ? inlineEvaluator(policy) : pool().poolEvaluator(policy, rules, jobs - 1);
}

/** Threads are loaded where they may be worth it. */
function pool(): typeof Pool {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("./pool") as typeof Pool;
}

/** Asks every rule about every declaration of every directory; `prepared`, which it uses up, for as many subjects at least. */
export async function judge(directories: readonly Directory[], settings: JudgeSettings, prepared?: Evaluator): Promise<JudgeResult> {
  const evaluator =
    prepared ??
    prepare(
      directories.reduce((count, directory) => count + judgedIn(directory).length, 0),
      settings,
    );
  try {
    // Threads begin with the first subjects while this one projects the others.
    const questions = new Questions(directories, settings);
    if (settings.askAll || settings.bundle !== undefined) {
      for (const question of questions.ask()) evaluator.submit(subjectOf(question));
      return questions.result(await evaluator.verdicts());
    }
    const alike = new AlikeEvaluator(evaluator);
    for (const question of questions.ask()) alike.submit(subjectOf(question));
    return questions.result(await alike.verdicts((n) => questions.subjectAt(n)));
  } finally {
    evaluator.close();
  }
}

/** As `judge`, at once and on this thread, with rules that are loaded already: what the policy pack needs for each resource. */
export function judgeNow(
  directories: readonly Directory[],
  settings: ProjectSettings & Pick<JudgeSettings, "rules" | "askAll">,
  policy: Policy,
): JudgeResult {
  const questions = new Questions(directories, settings);
  const answers = Array.from(questions.ask(), (question) => policy.evaluate(encode(subjectOf(question))));
  return questions.result(answers);
}

/** Bytes that judging one takes, roughly: see `spend`. */
const sizeOfSubject = 2000;

interface Question {
  readonly declaration: Judged;
  /** The same object in the directory itself, where `declaration` is another variant of it. */
  readonly base: Declaration;
  readonly projector: Projector;
  readonly isVariant: boolean;
}

function subjectOf({ declaration, projector }: Question): Subject {
  return projector.subject(declaration);
}

/** The declarations of some directories about which a rule may have something to say. */
class Questions {
  readonly #asked: Question[] = [];
  /** How many declarations there are of each kind, the quiet ones included. */
  readonly #subjects = { ...noSubjects };

  constructor(
    private readonly directories: readonly Directory[],
    private readonly settings: ProjectSettings & Pick<JudgeSettings, "only" | "rules" | "bundle" | "askAll">,
  ) {}

  *ask(): Generator<Question> {
    const { only, rules, bundle, askAll } = this.settings;
    const quiet = !askAll && bundle === undefined ? new Quiet(catalogue().rules.filter(({ id }) => rules.has(id))) : undefined;
    const asks = (base: Declaration): boolean => !base.context && (!only || only(base));
    for (const directory of this.directories) {
      const projector = new Projector(directory, this.settings);
      for (const declaration of judgedIn(directory)) {
        if (!asks(declaration)) continue;
        spend(sizeOfSubject);
        this.#subjects[declaration.kind]++;
        yield* this.#askAbout({ declaration, base: declaration, projector, isVariant: false }, quiet);
      }
      for (const { directory: other, baseOf } of directory.alternatives ?? []) {
        const others = new Projector(other, this.settings);
        for (const declaration of judgedIn(other)) {
          const base = baseOf.get(declaration);
          if (base && asks(base)) yield* this.#askAbout({ declaration, base, projector: others, isVariant: true }, quiet);
        }
      }
    }
  }

  /** The nth that was asked about. */
  subjectAt(n: number): Subject {
    return subjectOf(this.#asked[n] as Question);
  }

  *#askAbout(question: Question, quiet: Quiet | undefined): Generator<Question> {
    const { declaration, projector } = question;
    if (quiet?.isQuiet(declaration.kind, (name) => projector.holding(declaration, name))) return;
    this.#asked.push(question);
    yield question;
  }

  /** `answers`: to all that was asked, in the same order. */
  result(answers: readonly (readonly Verdict[])[]): JudgeResult {
    const judgements: Judgement[] = [];
    /** Of declarations that have other variants. */
    const variants = new Map<Declaration, Judgement[]>();
    for (const [n, { declaration, base, projector, isVariant }] of this.#asked.entries()) {
      const asked = (answers[n] ?? []).filter((verdict) => this.settings.rules.has(verdict.ruleId));
      const verdicts = withPermissions(asked, projector.refused);
      if (verdicts.length === 0) continue;
      spend(sizeOfVerdict * verdicts.length);
      const judged = judgement(declaration, verdicts, projector);
      if (!isVariant) judgements.push(judged);
      else variants.set(base, [...(variants.get(base) ?? []), judged]);
    }
    return { judgements: withVariants(judgements, variants), subjects: this.#subjects };
  }
}

const noSubjects: Readonly<Record<DeclarationKind, number>> = {
  application: 0,
  servicePrincipal: 0,
  servicePrincipalDeletion: 0,
  oauth2PermissionGrant: 0,
  appRoleAssignment: 0,
  federatedIdentityCredential: 0,
  authorizationPolicy: 0,
  permissionGrantPolicy: 0,
  delegatedPermissionClassification: 0,
  claimsMappingPolicy: 0,
};

/** The declarations of a directory that rules judge. */
export function judgedIn(directory: Directory): readonly Judged[] {
  const { applications, servicePrincipals, grants, assignments, deletions } = directory;
  // Of what a tenant has, nothing is judged, and a popular API has thousands.
  return [...applications, ...servicePrincipals, ...grants, ...assignments.filter(({ origin }) => origin === "declared"), ...deletions];
}

function judgement(declaration: Declaration, verdicts: readonly Verdict[], projector: Projector): Judgement {
  return {
    subject: identityOf(declaration),
    declaration,
    verdicts,
    related(ref) {
      const found = projector.declaration(ref);
      return found && { identity: identityOf(found), declaration: found };
    },
  };
}
