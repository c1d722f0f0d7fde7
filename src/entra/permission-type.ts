import { isKnown, unknown, type Field } from "../model/unknown";

/**
 * The type of an entry of `resourceAccess`. Microsoft Graph knows `Scope` and `Role`, here without regard to case; what
 * else is written there says neither.
 * @see https://learn.microsoft.com/graph/api/resources/resourceaccess
 */
export function permissionType<T extends string | null>(written: Field<T>): Field<T> {
  if (!isKnown(written)) return written;
  return written !== null && /^(scope|role)$/i.test(written) ? written : unknown("permission-type");
}
