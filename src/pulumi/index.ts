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
import { loadRules } from "../policy/wasm";
import { policiesOf } from "./pack/policies";
import { Session } from "./pack/session";
import { servingWith } from "./pack/tap";
import { completed, type GuardSettings } from "./settings";

export type { RuleId };
export type { EnforcementLevel, GuardSettings, RuleSettings, UndeterminedSettings } from "./settings";

/**
 * A policy pack that holds every rule of aadguard. One process serves one pack.
 * `aadguard.yaml` is read from `$AADGUARD_CONFIG`, else from the pack's own folder.
 * @throws RunError for a policy or a level that does not exist, or a mistake in `aadguard.yaml`
 */
export class AzureADGuard {
  constructor(settings?: GuardSettings);
  constructor(name?: string, settings?: GuardSettings);
  constructor(first: string | GuardSettings = "aadguard", second: GuardSettings = {}) {
    const [name, settings] = typeof first === "string" ? [first, second] : ["aadguard", first];
    const { rules } = catalogue();
    const config = packConfig();
    const initial = completed(settings, rules, config) as PolicyPackConfig;
    const session = new Session({ rules, policy: loadRules(), config, now: () => `${new Date().toISOString().slice(0, 19)}Z` });
    const policies = policiesOf(rules, config, session);
    servingWith(session, () => {
      new PolicyPack(name, { policies, description, displayName: "aadguard", provider: "azuread" }, initial);
    });
  }
}

const description = "Finds what will make Azure AD (Microsoft Entra ID) sign-ins fail with AADSTS50000 before it is deployed.";

/** A relative `$AADGUARD_CONFIG` counts from where `pulumi` was started; the pack itself runs in its own folder. */
function packConfig(): Config {
  const named = process.env.AADGUARD_CONFIG;
  const path = named ? resolve(process.env.PWD ?? ".", named) : join(process.cwd(), "aadguard.yaml");
  if (!named && !existsSync(path)) return noConfig;
  // Most packs have no such file: its reader (YAML, JSON Schema) is loaded where there is one.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { loadConfig } = require("../config/load") as typeof ConfigLoader;
  try {
    return loadConfig(path, named || "aadguard.yaml");
  } catch (error) {
    // Pulumi shows the message of a `RunError` alone, without the stack.
    throw new RunError((error as Error).message);
  }
}
