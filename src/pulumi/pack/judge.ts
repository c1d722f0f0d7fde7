import { useOf, withStacks } from "../../config/uses";
import { settle } from "../../findings/apply";
import type { Config } from "../../config/config";
import { buildDirectories, type Context } from "../../directory";
import type { Declaration } from "../../model/declarations";
import type { Locus } from "../../model/place";
import type { Rule } from "../../policy/catalogue";
import { judgeNow, type Judgement } from "../../policy/engine";
import type { Policy } from "../../policy/wasm";
import { findingsOf } from "../../findings/findings";
import type { Finding } from "../../findings/result";
import type { Location } from "../../model/place";
import { adapt } from "../../sources/azuread";
import type { PulumiResource } from "../../sources/azuread/resource";
import { nameOf } from "./wording";

export interface Verdicts {
  /** `location.path` is the URN of the resource that declares the fault, `location.pointer` the property. */
  readonly findings: readonly Finding[];
  readonly judgements: readonly Judgement[];
  readonly declarations: readonly Declaration[];
}

export interface Asked {
  readonly policy: Policy;
  readonly config: Config;
  readonly rules: readonly Rule[];
  /** What is asked and not judged. */
  readonly context?: Context;
  /** RFC 3339. */
  readonly now: string;
}

/** `alone`: one resource, before it is made; what other resources of its stack add to it is unknown. */
export function verdictsOn(resources: readonly PulumiResource[], { policy, config, rules, context, now }: Asked, alone: boolean): Verdicts {
  const { declarations: adapted, collections } = adapt(resources, { stack: "", alone });
  const declarations = withStacks(adapted, config);
  const { directories } = buildDirectories({ declarations, collections, context });
  const settings = { now, rules: new Set(rules.map(({ id }) => id)), useOf: useOf(config) };
  const { judgements } = judgeNow(directories, settings, policy);
  return { findings: settle(findings(judgements, rules), config, now), judgements, declarations };
}

/** Messages name what has no display name yet by its name in the program; the subject stays as it is known. */
function findings(judgements: readonly Judgement[], rules: readonly Rule[]): Finding[] {
  const known = new Map(judgements.map(({ subject }) => [subject.urn, subject.displayName]));
  const named = judgements.map((judgement) => ({
    ...judgement,
    subject: { ...judgement.subject, displayName: nameOf(judgement.subject) },
  }));
  const place = ({ urn = "", pointer }: Locus): Location => ({ path: urn, pointer, line: 1, column: 1, endLine: 1, endColumn: 1 });
  return findingsOf(named, rules, place).map((finding) => ({
    ...finding,
    subject: { ...finding.subject, displayName: known.get(finding.subject.urn) ?? null },
  }));
}
