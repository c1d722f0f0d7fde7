/**
 * For policy packs of your own: `new AzureADGuard("contoso", { all: "mandatory" })` serves aadguard's policies.
 * @packageDocumentation
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { PolicyPack, type PolicyPackConfig } from "@pulumi/policy";
import { RunError } from "@pulumi/pulumi";
import { type Config, noConfig } from "../config/config";
import type * as ConfigLoader from "../config/load";
import { catalogue } from "../policy/catalogue";
import type { RuleId } from "../policy/rule-ids";
import type { Severity } from "../policy/verdict";
import { loadRulesNow } from "../policy/wasm";
import { didYouMean } from "../report/suggest";
import { policiesOf } from "./pack/policies";
import { Session } from "./pack/session";
import { servingWith } from "./pack/tap";

export type { RuleId };

/** What Pulumi does with a violation; `disabled` does not look. */
export type EnforcementLevel = "advisory" | "mandatory" | "disabled";

export interface RuleSettings {
  readonly enforcementLevel?: EnforcementLevel;
  /** The least severe verdicts that the rule's policy reports itself; without it, those of the rule's highest severity. */
  readonly minimumSeverity?: Severity;
}

export interface UndeterminedSettings {
  readonly enforcementLevel?: EnforcementLevel;
  /** Rules whose undecided verdicts are left out. */
  readonly ignoreRules?: readonly RuleId[];
}

/** Levels and options by policy; `all` sets the level of every policy that is not named. */
export type GuardSettings = { readonly all?: EnforcementLevel } & { readonly [id in RuleId]?: EnforcementLevel | RuleSettings } & {
  readonly advice?: EnforcementLevel | RuleSettings;
  readonly undetermined?: EnforcementLevel | UndeterminedSettings;
};

/**
 * A policy pack that holds every rule of aadguard. One process serves one pack.
 * `aadguard.yaml` is read from `$AADGUARD_CONFIG`, else from the pack's own folder.
 * @throws RunError for a policy that does not exist, or a mistake in `aadguard.yaml`
 */
export class AzureADGuard {
  constructor(settings?: GuardSettings);
  constructor(name?: string, settings?: GuardSettings);
  constructor(first: string | GuardSettings = "aadguard", second: GuardSettings = {}) {
    const [name, settings] = typeof first === "string" ? [first, second] : ["aadguard", first];
    const { rules } = catalogue();
    refuseUnknown(settings, [...rules.map(({ id }) => id), "advice", "undetermined", "all"]);
    const config = packConfig();
    const session = new Session({ rules, policy: loadRulesNow(), config, now: () => `${new Date().toISOString().slice(0, 19)}Z` });
    const policies = policiesOf(rules, config, session);
    servingWith(session, () => {
      new PolicyPack(name, { policies, description, displayName: "aadguard", provider: "azuread" }, settings as PolicyPackConfig);
    });
  }
}

const description = "Finds what will make Azure AD (Microsoft Entra ID) sign-ins fail with AADSTS50000 before it is deployed.";

/** The policies' levels are checked by the engine, their names are not. */
function refuseUnknown(settings: GuardSettings, names: readonly string[]): void {
  for (const name of Object.keys(settings)) {
    if (!names.includes(name)) throw new RunError(`AzureADGuard: no policy is called "${name}".${didYouMean(name, names)}`);
  }
}

/** A relative `$AADGUARD_CONFIG` counts from where `pulumi` was started; the pack itself runs in its own folder. */
function packConfig(): Config {
  const named = process.env.AADGUARD_CONFIG;
  const path = named ? resolve(process.env.PWD ?? ".", named) : join(process.cwd(), "aadguard.yaml");
  if (!named && !existsSync(path)) return noConfig;
  // Most packs have no such file: its reader (YAML, JSON Schema) is loaded where there is one.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { loadConfig } = require("../config/load") as typeof ConfigLoader;
  try {
    return loadConfig(path, named ?? "aadguard.yaml");
  } catch (error) {
    // Pulumi shows the message of a `RunError` alone, without the stack.
    throw new RunError((error as Error).message);
  }
}
