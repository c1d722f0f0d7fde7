import type { Config, Waiver } from "../config/config";
import { matches } from "../config/match";
import { fixedSeverity } from "../config/uses";
import type { Finding } from "./result";

/** Findings with the severities that the file fixes, and with waivers that hold at `now` (RFC 3339). */
export function settle(findings: readonly Finding[], config: Config, now: string): Finding[] {
  return findings.flatMap((finding) => {
    const severity = fixedSeverity(config, finding.ruleId) ?? finding.severity;
    if (severity === "off") return [];
    const waiver = config.waivers.find((candidate) => !isExpired(candidate, now) && covers(candidate, finding));
    return [
      { ...finding, severity, waiver: waiver ? { reason: waiver.reason, owner: waiver.owner ?? null, expires: waiver.expires } : null },
    ];
  });
}

export function covers(waiver: Waiver, finding: Pick<Finding, "ruleId" | "fingerprint" | "subject" | "location">): boolean {
  if (waiver.fingerprint !== undefined && waiver.fingerprint !== finding.fingerprint) return false;
  if (waiver.rule !== undefined && waiver.rule !== finding.ruleId) return false;
  const { match } = waiver;
  if (match === undefined || matches(match, finding.subject)) return true;
  // The policy pack reports a fault on the small resource that declares it: its URN is as good as the application's.
  const at = finding.location.path;
  return at.startsWith("urn:pulumi:") && matches(match, { ...finding.subject, urn: at });
}

/**
 * Whether a waiver may turn out to cover a finding once more is known about its subject: a certificate that stands alone
 * does not know its application's name, and nobody knows its fingerprint.
 */
export function mayBeWaived(config: Config, { ruleId, subject }: Finding, now: string): boolean {
  return config.waivers.some((waiver) => {
    if (isExpired(waiver, now) || (waiver.rule !== undefined && waiver.rule !== ruleId)) return false;
    const { match } = waiver;
    if (waiver.fingerprint !== undefined || match === undefined || match.urn !== undefined) return true;
    return (
      (match.appId !== undefined && subject.appId === null) ||
      (match.displayName !== undefined && subject.displayName === null) ||
      matches(match, subject)
    );
  });
}

/** A day counts to its end. */
export function isExpired({ expires }: Pick<Waiver, "expires">, now: string): boolean {
  const day = 24 * 60 * 60 * 1000;
  return Date.parse(now) >= Date.parse(expires) + (expires.length === 10 ? day : 0);
}
