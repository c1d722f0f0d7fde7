/**
 * The tenant that an authority names, where the whole address is given: `https://login.microsoftonline.com/common/v2.0` → `common`.
 * Azure AD B2C puts `tfp` before it. An address without a path stands for itself.
 */
export function tenantOf(authority: string): string {
  const [first = "", ...path] = authority
    .replace(/^https?:\/\//i, "")
    .split(/[/?#]+/)
    .filter(Boolean);
  const isHost = first.includes(".") && path.length > 0;
  const [tenant] = isHost ? path.filter((segment) => segment.toLowerCase() !== "tfp") : [first];
  return tenant ?? first;
}
