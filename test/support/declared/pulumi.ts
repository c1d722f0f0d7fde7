import { exported, preview, state, step } from "../../sources/pulumi/written";
import type { Collections, Json } from "../examples";
import { Configuration, type Resource } from "./azuread";
import { known, Reference } from "./reference";

/** What Pulumi writes for a value that is not known yet. */
const unseen = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const plurals: Readonly<Record<string, string>> = {
  required_resource_access: "requiredResourceAccesses",
  resource_access: "resourceAccesses",
  app_role: "appRoles",
  oauth2_permission_scope: "oauth2PermissionScopes",
};
const singles = new Set(["api", "web", "public_client", "single_page_application", "implicit_grant"]);

/** `pulumi preview --json` of the program that makes it all; what exists is read. */
export function asFirstPulumiPreview(content: Collections): unknown {
  return counted(new Configuration(content).resources.map(stepOf));
}

/** `pulumi stack export` then. */
export function asDeployedPulumiStack(content: Collections): unknown {
  return exported(new Configuration(content).resources.map((resource) => state(urnOf(resource), deployed(resource))));
}

/** `pulumi preview --json --show-sames` once it is deployed. */
export function asPulumiPreview(content: Collections): unknown {
  return counted(new Configuration(content).resources.map(sameOf));
}

function counted(steps: Json[]): unknown {
  const summary: Record<string, number> = {};
  for (const { op } of steps) summary[String(op)] = (summary[String(op)] ?? 0) + 1;
  return preview(steps, summary);
}

function sameOf(resource: Resource): Json {
  const before = deployed(resource);
  return step(resource.mode === "data" ? "read" : "same", urnOf(resource), { oldState: before, newState: before });
}

function deployed(resource: Resource): Json {
  const inputs = properties(known(resource.written)) as Json;
  const outputs = { ...inputs, ...(properties(resource.answered) as Json) };
  return { id: outputs.id ?? resource.name, inputs, outputs, ...(resource.mode === "data" ? { external: true } : {}) };
}

function stepOf(resource: Resource): Json {
  const urn = urnOf(resource);
  const inputs = properties(resource.written) as Json;
  const dependencies = Object.entries(resource.written).flatMap(([name, value]): [string, string[]][] => {
    const behind = referencesIn(value);
    return behind.length > 0 ? [[camel(name), [...new Set(behind.map(urnOfAddress))]]] : [];
  });
  const state = { inputs, propertyDependencies: Object.fromEntries(dependencies) };
  if (resource.mode === "managed") return step("create", urn, { newState: { ...state, outputs: inputs } });
  const outputs = { ...inputs, ...(properties(resource.answered) as Json) };
  return step("read", urn, { newState: { ...state, id: outputs.objectId, external: true, outputs } });
}

function typeOf(type: string): string {
  const pascal = type.slice("azuread_".length).replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return `azuread:index/${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}:${pascal}`;
}

const urnOf = (resource: Pick<Resource, "type" | "name">): string => `urn:pulumi:dev::shop::${typeOf(resource.type)}::${resource.name}`;

function urnOfAddress({ address }: Reference): string {
  const [type = "", name = ""] = address.replace(/^data\./, "").split(".");
  return urnOf({ type, name });
}

function referencesIn(value: unknown): Reference[] {
  if (value instanceof Reference) return value.isLookedUp ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(referencesIn) : [];
}

function properties(value: unknown): unknown {
  if (value instanceof Reference) return value.isLookedUp ? value.known : unseen;
  if (Array.isArray(value)) return value.map(properties);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined && one !== null)
      .map(([name, one]) => [camel(name), properties(singles.has(name) && Array.isArray(one) ? one[0] : one)]),
  );
}

function camel(name: string): string {
  return plurals[name] ?? name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
