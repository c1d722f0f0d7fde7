/**
 * For policy packs of your own: `new AzureADGuard("contoso", { all: "mandatory" })` serves aadguard's policies.
 * @packageDocumentation
 */
import "./installed";
import { PolicyPack, type PolicyPackConfig } from "@pulumi/policy";
import { catalogue } from "../policy/catalogue";
import type { RuleId } from "../policy/rule-ids";
import { severities } from "../policy/verdict";
import { fileConfig } from "./pack/configuration";
import { policiesOf } from "./pack/policies";
import { projectFolder } from "./pack/project-folder";
import { Session } from "./pack/session";
import { servingWith } from "./pack/tap";
import { completed, selected, type GuardSettings } from "./settings";

export type { RuleId };
export type {
  AdviceSettings,
  ApplicationMatch,
  ConfigurationSettings,
  EnforcementLevel,
  GuardSettings,
  InformationLevel,
  RuleSettings,
  Selection,
  UndeterminedSettings,
} from "./settings";

/**
 * A policy pack of aadguard's rules: all of them, or those of some severities and groups. One process serves one pack.
 * `aadguard.yaml` is read from `$AADGUARD_CONFIG`, else from the folder of the program's `Pulumi.yaml` or the nearest above, else from the pack's own.
 * @throws RunError for a policy, a level, a severity or a group that does not exist, or a mistake in `aadguard.yaml`
 */
export class AzureADGuard {
  constructor(settings?: GuardSettings);
  constructor(name?: string, settings?: GuardSettings);
  constructor(first: string | GuardSettings = "aadguard", second: GuardSettings = {}) {
    const [name, settings] = typeof first === "string" ? [first, second] : ["aadguard", first];
    const project = projectFolder();
    const { config, notice } = fileConfig(project);
    const rules = selected(catalogue().rules, settings, config);
    const initial = completed(settings, rules, config) as PolicyPackConfig;
    const session = new Session({
      rules,
      config,
      notice,
      project,
      severities: settings.severities ?? severities,
      now: () => `${new Date().toISOString().slice(0, 19)}Z`,
    });
    const policies = policiesOf(rules, config, session);
    servingWith(session, () => {
      new PolicyPack(name, { policies, description, displayName: "aadguard", provider: "azuread" }, initial);
    });
  }
}

const description = "Finds what will make Azure AD (Microsoft Entra ID) sign-ins fail with AADSTS50000 before it is deployed.";
