import { isMadeUp } from "../model/unknown";

/** `absent`: the resource is known and does not have it. An unknown says why nothing can be said. */
export type Standing = "enabled" | "disabled" | "absent" | { readonly $unknown: string };

/** A scope or an application role, as a list of either has it. */
export interface Permission {
  readonly id: string | undefined;
  readonly value: string | undefined;
  readonly enabled: boolean | undefined;
  readonly consent?: string | undefined;
}

/** What an unknown id is known to be: the scope or role of this name. */
const byKind = /^\0(scope|role):(.*)$/s;

/** The union of several lists of one kind; `open` says why the whole is not known to be complete. */
export class PermissionSet {
  private readonly byName = new Map<string, Permission>();
  enabled = 0;
  /** Elements whose state cannot be seen. */
  private hazy = false;
  /** Ids of elements whose value cannot be seen. */
  private readonly nameless = new Set<string | undefined>();
  open: string | undefined;

  constructor(private readonly kind: "scope" | "role") {}

  add(permission: Permission): void {
    const { id, value, enabled } = permission;
    const before = id === undefined ? undefined : this.byName.get(id);
    if (before) return this.name(before, value);
    if (id !== undefined) this.byName.set(id, permission);
    if (id === undefined || (id.startsWith("\0") && !isMadeUp(id))) this.open ??= "id";
    if (value === undefined) this.nameless.add(id);
    else if (!this.byName.has(value.toLowerCase())) this.byName.set(value.toLowerCase(), permission);
    if (enabled === undefined) this.hazy = true;
    else if (enabled) this.enabled++;
  }

  /** A list that leaves the value out, and one that tells it: the table of Microsoft Graph, say. */
  private name(before: Permission, value: string | undefined): void {
    if (before.value !== undefined || value === undefined) return;
    const named = { ...before, value };
    for (const key of [before.id, value.toLowerCase()]) if (key !== undefined) this.byName.set(key, named);
    this.nameless.delete(before.id);
  }

  find(name: string): Permission | undefined {
    if (!name.startsWith("\0")) return this.byName.get(name.toLowerCase());
    const [, kind, value = ""] = byKind.exec(name) ?? [];
    if (kind === undefined) return this.byName.get(name);
    const found = kind === this.kind ? this.byName.get(value.toLowerCase()) : undefined;
    return found?.value?.toLowerCase() === value.toLowerCase() ? found : undefined;
  }

  standing(name: string): Standing {
    const found = this.find(name);
    if (found) return stateOf(found);
    if (!name.startsWith("\0")) return this.missing;
    const [, kind, value = ""] = byKind.exec(name) ?? [];
    if (kind === undefined) return isMadeUp(name) ? this.missing : { $unknown: "id" };
    if (kind !== this.kind) return "absent";
    const standing = this.standingOfValue(value);
    // All values can be seen, whatever their ids are.
    return typeof standing !== "string" && standing.$unknown === "id" ? "absent" : standing;
  }

  standingOfValue(value: string): Standing {
    const found = this.find(value);
    if (found?.value?.toLowerCase() === value.toLowerCase()) return stateOf(found);
    return this.nameless.size > 0 ? { $unknown: "state" } : this.missing;
  }

  private get missing(): Standing {
    return this.open === undefined ? "absent" : { $unknown: this.open };
  }

  get count(): number | { $unknown: string } {
    if (this.enabled > 0) return this.enabled;
    if (this.open !== undefined && this.open !== "id") return { $unknown: this.open };
    return this.hazy ? { $unknown: "state" } : this.enabled;
  }
}

function stateOf({ enabled }: Permission): Standing {
  if (enabled === undefined) return { $unknown: "state" };
  return enabled ? "enabled" : "disabled";
}
