import { microsoftTenants } from "../../../src/entra/microsoft";
import type { Json } from "../examples";

export const listOf = (value: unknown): Json[] => (value ?? []) as Json[];
export const of = (value: unknown): Json => (value ?? {}) as Json;

export const isMicrosofts = ({ appOwnerOrganizationId }: Json): boolean => microsoftTenants.has(String(appOwnerOrganizationId));

/** Scopes and roles alike. */
export function permissions(list: unknown): Json[] {
  return listOf(list).map(({ id, value, type, allowedMemberTypes, isEnabled }) => ({
    ...{ id, value: value ?? "", enabled: isEnabled },
    ...(type === undefined ? {} : { type }),
    ...(allowedMemberTypes === undefined ? {} : { allowed_member_types: allowedMemberTypes }),
  }));
}

/** `data.azuread_service_principal.graph` */
export const addressOf = ({ mode, type, name }: { mode: string; type: string; name: string }): string =>
  `${mode === "data" ? "data." : ""}${type}.${name}`;

/** What has to be a part, with all of the list where none of it may stand elsewhere then; and the rest. */
export function divided<T>(list: T[], isPart: (one: T) => boolean, keepsApart: boolean): [parts: T[], rest: T[]] {
  if (keepsApart && list.some(isPart)) return [list, []];
  return [list.filter(isPart), list.filter((one) => !isPart(one))];
}
