import { DomainError } from "../model/domain-error";
import type { Kind } from "../entra/kind";
import type { Severity } from "../policy/verdict";

/** `aadguard.yaml`: what only people know about their applications, and what they have decided. */
export interface Config {
  /** The file, as users see it; undefined where there is none. */
  readonly path?: string;
  /** One severity for all verdicts of a rule; `off` switches the rule off. */
  readonly rules: ReadonlyMap<string, Severity | "off">;
  /** Where the file names a rule, where a file does. */
  readonly rulePlaces?: ReadonlyMap<string, { readonly path?: string; readonly line: number; readonly column: number }>;
  readonly applications: readonly ApplicationEntry[];
  /** Globs of files to leave out. */
  readonly exclude: readonly string[];
  /** Files and folders that are asked and never judged: absolute, or from the file's own folder where only its text was read. */
  readonly context: readonly string[];
  /** Stacks that belong together (`contoso/platform/*`): what one lacks another may declare. */
  readonly stacks: readonly string[];
  readonly waivers: readonly Waiver[];
}

export const flows = ["authorizationCode", "deviceCode", "onBehalfOf", "refreshToken", "clientCredentials", "ropc"] as const;
export type Flow = (typeof flows)[number];

/** Who is meant; everything that is given has to fit. */
export interface Match {
  readonly appId?: string;
  /** `*` stands for any text, `?` for one character; without regard to case. */
  readonly displayName?: string;
  readonly urn?: string;
}

interface Entry {
  /** The file, where it is not that of the whole configuration. */
  readonly path?: string;
  /** Its place in the file, from 1. */
  readonly line: number;
  readonly column: number;
}

export interface ApplicationEntry extends Entry {
  readonly match: Match;
  readonly flows?: readonly Flow[];
  readonly daemonOnly?: boolean;
  /** What it is, where its marks leave that open or say it wrongly. */
  readonly kind?: Kind;
}

export interface Waiver extends Entry {
  readonly rule?: string;
  readonly match?: Match;
  /** SHA-256, hex: see `Finding.fingerprint`. */
  readonly fingerprint?: string;
  readonly reason: string;
  readonly owner?: string;
  /** As written: a day (`2027-01-31`, which counts to its end, UTC) or an RFC 3339 time. */
  readonly expires: string;
}

export const noConfig: Config = { rules: new Map(), applications: [], exclude: [], context: [], stacks: [], waivers: [] };

/** A mistake in the file: every line of the message starts with the place. */
export class ConfigError extends DomainError {
  override readonly name = "ConfigError";
  readonly code = "configuration";
}

/** The file that is read where none is named. */
export const configurationFile = "aadguard.yaml";
