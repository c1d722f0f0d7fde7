import type { Collections, Json } from "../examples";
import type { Resource } from "./azuread";
import { addressOf } from "./words";
import { isObject, known, Reference } from "./reference";
import { resourcesIn, type Spelling } from "./spellings";

/** `terraform show -json` of the state after the organisation was deployed. */
export function asTerraformState(content: Collections, spelling: Spelling): unknown {
  const resources = resourcesIn(content, spelling, false);
  return { format_version: "1.0", terraform_version: "1.12.6", values: { root_module: { resources: resources.map(deployed) } } };
}

/** `terraform.tfstate` of the same. */
export function asTerraformStateFile(content: Collections, spelling: Spelling): unknown {
  const resources = resourcesIn(content, spelling, false);
  return {
    ...{ version: 4, terraform_version: "1.12.6", serial: 1, lineage: "0d8f2a51-7c3e-4b19-9a60-4e5f6a7b8c9d", outputs: {} },
    resources: resources.map((resource) => ({
      ...{ mode: resource.mode, type: resource.type, name: resource.name, provider: `provider["registry.terraform.io/hashicorp/azuread"]` },
      instances: [{ schema_version: 0, attributes: deployed(resource).values, sensitive_attributes: [] }],
    })),
  };
}

/** `terraform show -json` of the plan that makes it all; what exists was looked up. */
export function asTerraformPlan(content: Collections, spelling: Spelling): unknown {
  const resources = resourcesIn(content, spelling, true);
  const [managed, looked] = [resources.filter(({ mode }) => mode === "managed"), resources.filter(({ mode }) => mode === "data")];
  return {
    format_version: "1.2",
    terraform_version: "1.12.6",
    planned_values: { root_module: { resources: managed.map((one) => ({ ...named(one), values: seen(one.written) })) } },
    resource_changes: managed.map((one) => ({
      ...named(one),
      change: {
        ...{ actions: ["create"], before: null, after: seen(one.written), before_sensitive: false, after_sensitive: {} },
        after_unknown: { ...(unseen(one.written) as Json), ...Object.fromEntries(Object.keys(one.answered).map((name) => [name, true])) },
      },
    })),
    prior_state: { format_version: "1.0", values: { root_module: { resources: looked.map(deployed) } } },
    configuration: {
      root_module: {
        resources: resources.map((one) => ({
          ...named(one),
          provider_config_key: "azuread",
          expressions: expressions(one.written),
          schema_version: 0,
        })),
      },
    },
  };
}

function named(resource: Resource): Json {
  const { mode, type, name } = resource;
  return { address: addressOf(resource), mode, type, name, provider_name: "registry.terraform.io/hashicorp/azuread" };
}

function deployed(resource: Resource): Json {
  return {
    ...named(resource),
    schema_version: 0,
    values: { ...(known(resource.written) as Json), ...resource.answered },
    sensitive_values: {},
  };
}

/** One unknown member hides a whole list of texts. */
const isHidden = (value: unknown): boolean =>
  (value instanceof Reference && !value.isLookedUp) ||
  (Array.isArray(value) && value.some((one) => one instanceof Reference && isHidden(one)));

/** `after`: unknown attributes are left out. */
function seen(value: unknown): unknown {
  if (value instanceof Reference) return value.known;
  if (Array.isArray(value)) return value.map(seen);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, one]) => (isHidden(one) ? [] : [[name, seen(one)]])));
}

/** `after_unknown`. */
function unseen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => (isObject(one) ? unseen(one) : false));
  if (!isObject(value)) return false;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      if (isHidden(one)) return [[name, true]];
      return Array.isArray(one) || isObject(one) ? [[name, unseen(one)]] : [];
    }),
  );
}

/** Blocks are lists of expressions; a list of texts is one expression. */
function expressions(value: Json): Json {
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (Array.isArray(one) && one.some(isObject) && !one.some((each) => each instanceof Reference))
        return [name, one.map((block) => expressions(block as Json))];
      const references = (Array.isArray(one) ? one : [one]).filter((each): each is Reference => each instanceof Reference);
      const named = references.flatMap(({ address, attribute }) => [`${address}.${attribute}`, address]);
      return [name, references.length > 0 ? { references: named } : { constant_value: one }];
    }),
  );
}
