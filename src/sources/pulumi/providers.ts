import { unknown } from "../../model/unknown";
import type { Provider } from "../azuread/resource";
import { text } from "../azuread/values";
import { closedProperties } from "../azuread/closed";
import type { ResourceState } from "./document";

/**
 * The provider behind a resource's `provider`, `<urn>::<id>`. A preview does not know the ids of providers that it makes,
 * and leaves out default providers, and others that stay as they are: their tenant cannot be seen then.
 */
export function providersIn(states: readonly ResourceState[]): (reference: string | undefined) => Provider | undefined {
  const listed = new Map<string, Provider>();
  for (const { urn, id, type, inputs, delete: isGoing } of states) {
    if (type !== "pulumi:providers:azuread") continue;
    const provider = { urn, tenantId: text(closedProperties(inputs).tenantId) || undefined };
    listed.set(`${urn}::${id ?? ""}`, provider);
    if (!isGoing) listed.set(urn, provider);
  }
  return (reference) => {
    if (!reference) return undefined;
    const urn = reference.slice(0, reference.lastIndexOf("::"));
    return listed.get(reference) ?? listed.get(urn) ?? { urn, tenantId: isDefault(urn) ? undefined : unknown("partial-run") };
  };
}

/** `default`, or `default_6_9_1` for a version of the package. */
function isDefault(urn: string): boolean {
  return /::default(_[^:]*)?$/.test(urn);
}
