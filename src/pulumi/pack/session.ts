import { mayBeWaived } from "../../findings/apply";
import type { Config } from "../../config/config";
import type { Declaration } from "../../model/declarations";
import { isKnown } from "../../model/unknown";
import type { Rule } from "../../policy/catalogue";
import type { Severity } from "../../policy/verdict";
import type { Finding } from "../../findings/result";
import { azureAdType, type PulumiResource } from "../../sources/azuread/resource";
import { escapeLine } from "../../text/escape";
import { counted } from "../../text/words";
import { withOptions } from "./configuration";
import { contextRemarks, PackContext } from "./context";
import { isExcluded } from "./exclusions";
import { programLanguage, type ProgramLanguage } from "./language";
import { withImports } from "./imports";
import { LateJudge } from "./late-judge";
import { atLeast, highestSeverity, Levels } from "./levels";
import { advice, undetermined } from "./options";
import { withReads } from "./reads";
import { remarks } from "./remarks";
import type { Report } from "./report";
import { analyzedIdentity, analyzedResource, stackResources } from "./requests";
import type { EngineCalls, Request } from "./tap";
import { undeterminedLines } from "./undetermined";
import { adviceText, findingText, waivedText } from "./wording";

export interface SessionSettings {
  readonly rules: readonly Rule[];
  /** Of `aadguard.yaml`. */
  readonly config: Config;
  /** What is to be said about which file that is. */
  readonly notice?: string | undefined;
  /** The folder of the program's `Pulumi.yaml`, where it is known. */
  readonly project: string | undefined;
  /** Findings of other severities are none of this pack's. */
  readonly severities: readonly Severity[];
  /** The clock: RFC 3339. */
  readonly now: () => string;
}

/**
 * One run of the pack. Each of the engine's calls is judged once, when it comes in; the policies then take what is
 * theirs from `reportsOf`.
 */
export class Session implements EngineCalls {
  readonly levels: Levels;
  /** The file's and the policy pack's own. */
  private config: Config;
  /** By policy: what there is to report about the call that is being answered. */
  private reports = new Map<string, Report[]>();
  private preview = false;
  /** URNs that the engine asked about one by one: whether inputs were declared. Others are read (`.get()`). */
  private readonly analyzed = new Map<string, boolean>();
  /** What was reported for a resource by itself, so that the stack does not report it again. */
  private readonly told = new Map<string, Set<string>>();
  private readonly byId: ReadonlyMap<string, Rule>;
  private readonly context: PackContext;
  private readonly judging = new LateJudge();
  private language: ProgramLanguage;

  constructor(private readonly settings: SessionSettings) {
    this.byId = new Map(settings.rules.map((rule) => [rule.id, rule]));
    this.config = settings.config;
    this.context = new PackContext(settings.project);
    this.language = programLanguage(settings.project, new Map());
    this.levels = new Levels(settings.rules, settings.config);
  }

  reportsOf(policy: string): readonly Report[] {
    return this.reports.get(policy) ?? [];
  }

  configure(request: Request): void {
    this.levels.configure(request);
    this.config = withOptions(this.settings.config, this.levels.configuration, this.settings.project);
  }

  configureStack(request: Request): void {
    // A preview or an update begins.
    const stack = request as StackMessage;
    this.preview = stack.getDryRun();
    this.language = programLanguage(this.settings.project, stack.getTagsMap());
    this.analyzed.clear();
    this.told.clear();
    this.judging.prepare();
  }

  analyze(request: Request): void {
    this.reports = new Map();
    const { urn, type, hasInputs } = analyzedIdentity(request);
    if (azureAdType(type) === undefined) return;
    this.analyzed.set(urn, hasInputs);
    this.told.delete(urn);
    // A preview blocks nothing: the whole stack is judged at its end, where an application's parts have its name.
    if (this.preview) return;
    const resource = analyzedResource(request);
    const { findings } = this.judge([resource], (rule) => rule.scope === "object", true);
    for (const finding of findings) {
      if (finding.waiver || mayBeWaived(this.config, finding, this.settings.now())) continue;
      if (!this.isOwn(finding) || this.isLeftOut(finding)) continue;
      this.add(finding.ruleId, { message: findingText(finding, this.rule(finding), this.language), urn: resource.urn });
      this.tell(finding);
    }
  }

  analyzeStack(request: Request): void {
    this.reports = new Map();
    const declared = withImports(stackResources(request), this.settings.project).map((resource) => this.asRead(resource));
    const resources = withReads(declared);
    const { findings, judgements, declarations } = this.judge(resources, () => true, false);
    const kept = findings.filter((finding) => !this.isLeftOut(finding));
    for (const finding of kept) this.report(finding);
    if (kept.length < findings.length) this.add(advice, { message: leftOutText(findings.length - kept.length) });
    const stack =
      resources
        .find(({ urn }) => urn.startsWith("urn:pulumi:"))
        ?.urn.split("::", 2)
        .join("::") ?? "";
    const context = this.context.of(this.config.context);
    const { notice } = this.settings;
    const ofFiles = [...(notice === undefined ? [] : [notice]), ...(context ? contextRemarks(context) : [])];
    for (const message of [...ofFiles, ...this.remarks(findings, declarations, `${stack}::`)]) {
      this.add(advice, { message: escapeLine(message) });
    }
    const { ignoreRules = [], details = false } = this.levels.options(undetermined);
    const asks = (ruleId: string): boolean => !ignoreRules.includes(ruleId) && this.isAsked(ruleId);
    for (const line of undeterminedLines(judgements, { asks, details })) this.add(undetermined, line);
  }

  private judge(resources: readonly PulumiResource[], which: (rule: Rule) => boolean, alone: boolean) {
    const { now } = this.settings;
    const rules = this.levels.enabledRules.filter(which);
    const context = alone ? undefined : this.context.of(this.config.context);
    const verdicts = this.judging.verdictsOn(resources, { config: this.config, rules, context, now: now() }, alone);
    return { ...verdicts, findings: verdicts.findings.filter(({ severity }) => this.settings.severities.includes(severity)) };
  }

  private report(finding: Finding): void {
    const urn = finding.location.path;
    if (finding.waiver) this.add(advice, { message: waivedText(finding), urn });
    else if (this.told.get(urn)?.has(keyOf(finding))) return;
    else if (this.isOwn(finding)) this.add(finding.ruleId, { message: findingText(finding, this.rule(finding), this.language), urn });
    else if (this.isAdvice(finding)) this.add(advice, { message: adviceText(finding, this.rule(finding), this.language), urn });
  }

  /** About `aadguard.yaml` itself. That an entry fits nothing is only certain once every application has its ids. */
  private remarks(findings: readonly Finding[], declarations: readonly Declaration[], stack: string): string[] {
    const identified = declarations.every((d) => d.kind !== "application" || (isKnown(d.appId) && isKnown(d.displayName)));
    const rules = new Set(this.levels.enabledRules.map(({ id }) => id));
    return remarks(this.config, { findings, declarations, now: this.settings.now(), rules }, identified ? stack : undefined);
  }

  /** Engines hand over resources that are only read as if they were declared; those have no inputs, or were never asked about. */
  private asRead(resource: PulumiResource): PulumiResource {
    const external = this.analyzed.size > 0 && azureAdType(resource.type) !== undefined && !this.analyzed.get(resource.urn);
    // The engine looks those up anew each time.
    return external ? { ...resource, external, isStale: false } : resource;
  }

  /** Whether the rule's own policy reports it, rather than `advice` or nobody. */
  private isOwn({ ruleId, severity }: Finding): boolean {
    const rule = this.byId.get(ruleId);
    const highest = rule && highestSeverity(rule, this.config);
    if (!highest || highest === "off") return false;
    const minimum = this.levels.options(ruleId).minimumSeverity;
    return minimum ? atLeast(severity, minimum) : severity === highest && severity !== "note";
  }

  private isAdvice({ severity }: Finding): boolean {
    return atLeast(severity, this.leastAdvice);
  }

  private get leastAdvice(): Severity {
    return this.levels.options(advice).minimumSeverity ?? "warning";
  }

  /** What would be no more than a note is not asked for where notes are not shown. */
  private isAsked(ruleId: string): boolean {
    const rule = this.byId.get(ruleId);
    return rule !== undefined && (rule.severity !== "note" || this.leastAdvice === "note");
  }

  private isLeftOut(finding: Finding): boolean {
    const all = (this.levels.configuration.exclude ?? []) as readonly string[];
    return isExcluded(finding, [...(this.levels.options(finding.ruleId).exclude ?? []), ...all]);
  }

  private rule({ ruleId }: Finding): Rule | undefined {
    return this.byId.get(ruleId);
  }

  private add(policy: string, report: Report): void {
    const reports = this.reports.get(policy);
    if (reports) reports.push(report);
    else this.reports.set(policy, [report]);
  }

  private tell(finding: Finding): void {
    const urn = finding.location.path;
    const told = this.told.get(urn) ?? new Set();
    this.told.set(urn, told.add(keyOf(finding)));
  }
}

/** What is read of `pulumirpc.AnalyzerStackConfigureRequest`. */
interface StackMessage {
  getDryRun(): boolean;
  getTagsMap(): ReadonlyMap<string, string>;
}

/** By property, not by element: the provider may give back lists in another order than the program wrote them. */
function keyOf({ ruleId, location }: Finding): string {
  return `${ruleId} ${location.pointer.split("/")[1] ?? ""}`;
}

function leftOutText(count: number): string {
  return `${counted(count, "violation")} of resources that the configuration excludes.`;
}
