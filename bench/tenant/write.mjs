import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes objects where EntraExporter puts them, pretty-printed as it does. */
export function tenantWriter(folder) {
  let files = 0;
  let bytes = 0;
  const write = (path, name, object) => {
    const text = JSON.stringify(object, null, 2);
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, `${name}.json`), text);
    files += 1;
    bytes += Buffer.byteLength(text);
  };
  const below = (owner, kind, object) => write(`ServicePrincipals/${owner.id}/${kind}/${object.id}`, object.id, object);
  return {
    application: (app) => write(`Applications/${app.id}`, app.id, app),
    servicePrincipal: (sp) => write(`ServicePrincipals/${sp.id}`, sp.id, sp),
    grant: (client, object) => below(client, "Oauth2PermissionGrants", object),
    assignment: (client, object) => below(client, "AppRoleAssignments", object),
    authorizationPolicy: (policy) => write("Policies/AuthorizationPolicy/authorizationPolicy", "authorizationPolicy", policy),
    totals: () => ({ files, bytes }),
  };
}
