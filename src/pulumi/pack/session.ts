import { mayBeWaived } from "../../findings/apply";
import type { Config } from "../../config/config";
import { notices } from "../../findings/notices";
import type { Declaration } from "../../model/declarations";
import { isKnown } from "../../model/unknown";
import type { Rule } from "../../policy/catalogue";
import type { Policy } from "../../policy/wasm";
import { escapeLine } from "../../text/escape";
import type { Finding } from "../../findings/result";
import { azureAdType, type PulumiResource } from "../../sources/azuread/resource";
import { verdictsOn } from "./judge";
import type { Report } from "./report";
import { advice, atLeast, highestSeverity, Levels, undetermined } from "./levels";
import { analyzedIdentity, analyzedResource, stackResources } from "./requests";
import type { EngineCalls, Request } from "./tap";
import { undeterminedLines } from "./undetermined";
import { adviceText, findingText, waivedText } from "./wording";

export interface SessionSettings {
  readonly rules: readonly Rule[];
  readonly policy: Policy;
  readonly config: Config;
  /** The clock: RFC 3339. */
  readonly now: () => string;
}

/**
 * One run of the pack. Each of the engine's calls is judged once, when it comes in; the policies then take what is
 * theirs from `reportsOf`.
 */
export class Session implements EngineCalls {
  readonly levels: Levels;
  /** By policy: what there is to report about the call that is being answered. */
  private reports = new Map<string, Report[]>();
  private preview = false;
  /** URNs that the engine asked about one by one: whether inputs were declared. Others are read (`.get()`). */
  private readonly analyzed = new Map<string, boolean>();
  /** What was reported for a resource by itself, so that the stack does not report it again. */
  private readonly told = new Map<string, Set<string>>();
  private readonly byId: ReadonlyMap<string, Rule>;

  constructor(private readonly settings: SessionSettings) {
    this.byId = new Map(settings.rules.map((rule) => [rule.id, rule]));
    this.levels = new Levels(settings.rules, settings.config);
  }

  reportsOf(policy: string): readonly Report[] {
    return this.reports.get(policy) ?? [];
  }

  configure(request: Request): void {
    this.levels.configure(request);
  }

  configureStack(request: Request): void {
    // A preview or an update begins.
    this.preview = (request as { getDryRun(): boolean }).getDryRun();
    this.analyzed.clear();
    this.told.clear();
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
    const rules = this.levels.enabledRules.filter((rule) => rule.scope === "object");
    const { findings } = verdictsOn([resource], { ...this.settings, rules, now: this.settings.now() }, true);
    for (const finding of findings) {
      if (finding.waiver || mayBeWaived(this.settings.config, finding, this.settings.now()) || !this.isOwn(finding)) continue;
      this.add(finding.ruleId, { message: findingText(finding, this.rule(finding)), urn: resource.urn });
      this.tell(finding);
    }
  }

  analyzeStack(request: Request): void {
    this.reports = new Map();
    const resources = stackResources(request).map((resource) => this.asRead(resource));
    const now = this.settings.now();
    const rules = this.levels.enabledRules;
    const { findings, judgements, declarations } = verdictsOn(resources, { ...this.settings, rules, now }, false);
    const fresh = findings.filter((finding) => !this.told.get(finding.location.path)?.has(keyOf(finding)));
    for (const finding of fresh.filter(({ waiver }) => !waiver)) {
      const urn = finding.location.path;
      if (this.isOwn(finding)) this.add(finding.ruleId, { message: findingText(finding, this.rule(finding)), urn });
      else if (this.isAdvice(finding)) this.add(advice, { message: adviceText(finding, this.rule(finding)), urn });
    }
    for (const finding of findings.filter(({ waiver }) => waiver))
      this.add(advice, { message: waivedText(finding), urn: finding.location.path });
    for (const message of this.remarks(findings, declarations, rules)) this.add(advice, { message });
    const { ignoreRules = [] } = this.levels.options(undetermined);
    for (const line of undeterminedLines(judgements, new Set(ignoreRules))) this.add(undetermined, line);
  }

  /** About `aadguard.yaml` itself. That an entry fits nothing is only certain once every application has its ids. */
  private remarks(findings: readonly Finding[], declarations: readonly Declaration[], rules: readonly Rule[]): string[] {
    const { config, now } = this.settings;
    const identified = declarations.every((d) => d.kind !== "application" || (isKnown(d.appId) && isKnown(d.displayName)));
    return notices(config, { findings, declarations, now: now(), rules: new Set(rules.map(({ id }) => id)) })
      .filter(({ kind }) => identified || kind === "waiver-expired")
      .map(({ path, line, column, message }) => escapeLine(`${path}:${line}:${column}: ${message}`));
  }

  /** Engines hand over resources that are only read as if they were declared; those have no inputs, or were never asked about. */
  private asRead(resource: PulumiResource): PulumiResource {
    const external = this.analyzed.size > 0 && azureAdType(resource.type) !== undefined && !this.analyzed.get(resource.urn);
    return external ? { ...resource, external } : resource;
  }

  /** Whether the rule's own policy reports it, rather than `advice` or nobody. */
  private isOwn({ ruleId, severity }: Finding): boolean {
    const rule = this.byId.get(ruleId);
    const highest = rule && highestSeverity(rule, this.settings.config);
    if (!highest || highest === "off") return false;
    const minimum = this.levels.options(ruleId).minimumSeverity;
    return minimum ? atLeast(severity, minimum) : severity === highest && severity !== "note";
  }

  private isAdvice({ severity }: Finding): boolean {
    return atLeast(severity, this.levels.options(advice).minimumSeverity ?? "warning");
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

/** By property, not by element: the provider may give back lists in another order than the program wrote them. */
function keyOf({ ruleId, location }: Finding): string {
  return `${ruleId} ${location.pointer.split("/")[1] ?? ""}`;
}
