import type { Declaration } from "../model/declarations";
import type { CodeDialect, FieldPath, Location, Locus } from "../model/place";
import type { Rule } from "../policy/catalogue";
import type { Judgement } from "../policy/engine";
import type { Violation } from "../policy/verdict";
import { fingerprintOf, identityOf, isId, normalId, shortFingerprint } from "./fingerprint";
import { mergeDrafts, type Draft } from "./merge";
import type { Finding, Related } from "./result";
import { wordingOf } from "./wording";

/** Violations to findings, in no particular order: one for each rule and faulty element. */
export function findingsOf(judgements: readonly Judgement[], rules: readonly Rule[], positionOf: (locus: Locus) => Location): Finding[] {
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  const placeOf = placeFinder(positionOf);
  const drafts: Draft[] = [];
  for (const judgement of judgements) {
    for (const verdict of judgement.verdicts) {
      const rule = ruleOf.get(verdict.ruleId);
      if (!rule) continue;
      for (const violation of distinctElements(verdict.violations)) {
        drafts.push({
          finding: findingOf(rule, violation, judgement, placeOf),
          tenant: judgement.declaration.tenant,
          application: applicationBehind(judgement.declaration),
          element: violation.element,
        });
      }
    }
  }
  return mergeDrafts(drafts);
}

function applicationBehind({ kind, key, references }: Declaration): string | undefined {
  if (kind === "application") return key;
  return kind === "servicePrincipal" ? references?.["appId"] : undefined;
}

interface Place {
  readonly location: Location;
  /** Of the resource that carries it, which may be another one than the subject's own: its certificate, say. */
  readonly address?: string;
  /** The names that it is declared in there. */
  readonly dialect?: CodeDialect;
}

type PlaceFinder = (declaration: Declaration, path: FieldPath) => Place;

function findingOf(rule: Rule, violation: Violation, judgement: Judgement, placeOf: PlaceFinder): Finding {
  const { location, address, dialect } = placeOf(violation.declaration ?? judgement.declaration, violation.path);
  const own = identityOf(judgement.subject);
  const subject = address === undefined ? own : { ...own, address };
  const related = relatedOf(violation, judgement, placeOf);
  const { severity, message, remediation } = wordingOf(rule, violation, { ...subject, dialect }, related);
  const fingerprint = fingerprintOf(rule.id, own, violation.element);
  return {
    ruleId: rule.id,
    severity,
    rootCause: rule.rootCause,
    aadsts: (violation.variant === undefined ? undefined : rule.variants[violation.variant]?.aadsts) ?? rule.aadsts,
    message,
    subject,
    location,
    related,
    remediation,
    fingerprint,
    shortFingerprint: shortFingerprint(fingerprint),
    waiver: null,
  };
}

function relatedOf(violation: Violation, judgement: Judgement, placeOf: PlaceFinder): Related[] {
  return (violation.related ?? []).flatMap((ref) => {
    const other = judgement.related(ref);
    return other ? [{ ...identityOf(other.identity), location: placeOf(other.declaration, []).location }] : [];
  });
}

/**
 * A rule that names one element twice (for two reasons, or because the input lists it twice) has found one fault: its
 * first place stands for it. What has no id of its own may be two things that look alike.
 */
function distinctElements(violations: readonly Violation[]): Violation[] {
  if (violations.length < 2) return [...violations];
  const first = new Map<string, Violation>();
  for (const violation of violations) {
    const key = isId(violation.element) ? normalId(violation.element) : JSON.stringify([violation.path, violation.element]);
    const told = first.get(key);
    if (!told || comparePaths(violation.path, told.path) < 0) first.set(key, violation);
  }
  return [...first.values()];
}

/** In the order of the input, as far as indices tell. */
function comparePaths(a: FieldPath, b: FieldPath): number {
  for (const [n, step] of a.entries()) {
    const other = b[n];
    if (step === other) continue;
    if (typeof step === "number" && typeof other === "number") return step - other;
    return String(step) < String(other) ? -1 : 1;
  }
  return a.length - b.length;
}

/** Whole declarations are looked up again and again (an API with many clients): those places are kept. */
function placeFinder(positionOf: (locus: Locus) => Location): PlaceFinder {
  const wholes = new Map<Declaration, Place>();
  const placeAt = (locus: Locus): Place => ({ location: positionOf(locus), address: locus.address ?? locus.urn, dialect: locus.dialect });
  return (declaration, path) => {
    if (path.length > 0) return placeAt(declaration.source.locate(path));
    let place = wholes.get(declaration);
    if (!place) wholes.set(declaration, (place = placeAt(declaration.source.locate(path))));
    return place;
  };
}
