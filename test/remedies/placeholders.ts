import type { Json, Tenant } from "./directory";

/** What a person writes in place of what only a person knows. */
const values: Readonly<Record<string, string>> = {
  host: "app.contoso.com",
  path: "callback",
  certificate: "certificate",
  name: "Contoso",
  "exact URI": "https://app.contoso.com/exact",
  "new guid": "c0ffee00-1234-4abc-9def-0123456789ab",
  "object id of a user or group": "6e2b8c1d-9f4a-4b3c-8d5e-1a2b3c4d5e6f",
};

/** Subjects of the examples with the one that their tokens have. */
const subjects: Readonly<Record<string, string>> = {
  "repo:contoso@104729/shop@611953:ref:main": "repo:contoso@104729/shop@611953:ref:refs/heads/main",
  "basket-sa": "system:serviceaccount:shop:basket-sa",
};

/** A command with its places for people filled. @throws Error where one is not known here */
export function filled(command: string, tenant: Tenant): string {
  return command.replace(/<([a-z][a-zA-Z ]*)>/g, (whole, name: string) => {
    const value = values[name] ?? ofApi(name, command, tenant) ?? (name === "wanted" ? subjectIn(tenant) : undefined);
    if (value === undefined) throw new Error(`nobody fills ${whole}`);
    return value;
  });
}

function subjectIn({ federatedIdentityCredentials }: Tenant): string | undefined {
  return federatedIdentityCredentials.map(({ subject }) => subjects[String(subject)]).find(Boolean);
}

/** A scope or a role of the API that the command names: one that is granted, else the first. */
function ofApi(name: string, command: string, { servicePrincipals, oauth2PermissionGrants }: Tenant): string | undefined {
  const list = { "scope id": "oauth2PermissionScopes", "role id": "appRoles" }[name];
  const api = servicePrincipals.find(({ id, appId }) =>
    [`-ResourceId ${id}`, `--api ${appId}`, `-eq '${appId}'`].some((each) => command.includes(each)),
  );
  if (list === undefined || !api) return undefined;
  const granted = oauth2PermissionGrants
    .filter(({ resourceId }) => resourceId === api["id"])
    .flatMap(({ scope }) => String(scope).split(" "));
  const enabled = (api[list] as Json[]).filter(({ isEnabled }) => isEnabled === true);
  return String((enabled.find(({ value }) => granted.includes(String(value))) ?? enabled[0])?.["id"]);
}
