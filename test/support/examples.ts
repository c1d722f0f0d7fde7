import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../cli/run";

export type Json = Record<string, unknown>;

/** An example of a rule: the collections of one tenant in Microsoft Graph's words, and what is expected of them. */
export interface Collections {
  readonly description: string;
  /** Other rules that the bad example violates too. */
  readonly expect?: readonly string[];
  /** Of what is to be deployed: what an export holds was accepted once. */
  readonly origin?: "declared";
  /** RFC 3339. */
  readonly now?: string;
  /** `applications` of aadguard.yaml. */
  readonly flows?: readonly Json[];
  /** Front ends that cannot carry the example, each with its reason. */
  readonly notIn?: Readonly<Record<string, string>>;
  readonly applications: readonly Json[];
  readonly servicePrincipals: readonly Json[];
  /** Of what is to be deployed alone. */
  readonly servicePrincipalDeletions?: readonly Json[];
  readonly oauth2PermissionGrants: readonly Json[];
  readonly appRoleAssignments: readonly Json[];
  readonly federatedIdentityCredentials: readonly Json[];
  readonly authorizationPolicy: Json;
  readonly claimsMappingPolicies?: readonly Json[];
  readonly permissionGrantPolicies?: readonly Json[];
  readonly delegatedPermissionClassifications?: readonly Json[];
}

/** Whether the example is what is to be deployed, which no export holds. */
export function isDeclared({ content }: Example): boolean {
  return content.origin === "declared";
}

export interface Example {
  readonly rule: string;
  /** `<rule>/<file without .json>` */
  readonly name: string;
  readonly path: string;
  readonly isBad: boolean;
  readonly content: Collections;
}

/** `npm run rule` asks for the examples of one rule. */
const wanted = process.env.AADGUARD_RULE;

/** Every example of every rule, from `policies/<group>/<rule-id>/examples`. */
export const examples: readonly Example[] = readdirSync(join(root, "policies"), { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /^[^/]+\/[^/]+\/examples\/(bad|good)-[^/]+\.json$/.test(path))
  .sort()
  .map(exampleAt)
  .filter(({ rule }) => wanted === undefined || rule === wanted);

function exampleAt(path: string): Example {
  const rule = path.split("/")[1] ?? "";
  const name = basename(path, ".json");
  const content = JSON.parse(readFileSync(join(root, "policies", path), "utf8")) as Collections;
  return { rule, name: `${rule}/${name}`, path: `policies/${path}`, isBad: name.startsWith("bad-"), content };
}
