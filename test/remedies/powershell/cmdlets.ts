import { randomUUID } from "node:crypto";
import { isObject, type Json, type Tenant } from "../directory";
import { answer, type Asked } from "../graph";

type Parameters = Readonly<Record<string, unknown>>;

const collections: Readonly<Record<string, string>> = {
  Application: "applications",
  ServicePrincipal: "servicePrincipals",
  Oauth2PermissionGrant: "oauth2PermissionGrants",
};

/** A command of Microsoft Graph's PowerShell module, as the requests that it sends. @throws Error where Graph refuses */
export function cmdlet(tenant: Tenant, command: string, parameters: Parameters): unknown[] {
  if (/^New-Guid$/i.test(command)) return [randomUUID()];
  // Looks up what the module itself knows.
  if (/^Find-MgGraphPermission$/i.test(command)) return [];
  const ask = (method: string, path: string, body?: Json, filter?: string): unknown[] => {
    const asked: Asked = { method, path: `/v1.0/${path}`, filter, ...(body && { body }) };
    const { status, body: reply } = answer(tenant, asked);
    if (status >= 400) throw new Error(`${command}: ${JSON.stringify(reply)}`);
    const value = isObject(reply) && "value" in reply ? (reply["value"] as unknown[]) : reply === undefined ? [] : [reply];
    return structuredClone(value);
  };
  const [, verb = "", kind = "", part = ""] =
    /^(Get|Update|New|Add|Remove)-Mg(Application|ServicePrincipal|Oauth2PermissionGrant)(.*)$/i.exec(command) ?? [];
  const collection = collections[kind];
  if (collection === undefined) throw new Error(`The term '${command}' is not recognized`);
  const keys = [`${kind}Id`, "OAuth2PermissionGrantId", "FederatedIdentityCredentialId", "Filter", "BodyParameter"];
  const own = Object.fromEntries(
    Object.entries(parameters).filter(([name]) => !keys.some((key) => key.toLowerCase() === name.toLowerCase())),
  );
  const body: Json = { ...(inGraph(own) as Json), ...(inGraph(parameters["BodyParameter"] ?? {}) as Json) };
  const path = `${collection}/${parameters[`${kind}Id`] ?? parameters["OAuth2PermissionGrantId"]}`;
  const bareId = parameters[`${kind}Id`] === undefined && parameters["OAuth2PermissionGrantId"] === undefined;
  switch (`${verb} ${part}`) {
    case "Get ":
      return bareId ? ask("GET", collection, undefined, String(parameters["Filter"])) : ask("GET", path);
    case "Update ":
      return ask("PATCH", path, body);
    case "Update ByAppId": {
      const { appId, ...rest } = body;
      const [object] = ask("GET", collection, undefined, `appId eq '${appId}'`) as Json[];
      if (!object) throw new Error(`no ${kind} has the appId ${appId}`);
      return ask("PATCH", `${collection}/${object["id"]}`, rest);
    }
    case "Update FederatedIdentityCredential":
      return ask("PATCH", `${path}/federatedIdentityCredentials/${parameters["FederatedIdentityCredentialId"]}`, body);
    case "New ":
      return ask("POST", collection, kind === "ServicePrincipal" ? { accountEnabled: true, ...body } : body);
    case "New AppRoleAssignment":
    case "New AppRoleAssignedTo":
      return ask("POST", `${path}/appRole${part.slice("AppRole".length)}${part.endsWith("ment") ? "s" : ""}`, body);
    case "Remove ":
      return ask("DELETE", path);
    case "Add Password":
      return ask("POST", `${path}/addPassword`, { passwordCredential: body });
    case "Add TokenSigningCertificate":
      return ask("POST", `${path}/addTokenSigningCertificate`, body);
    default:
      throw new Error(`${command} is not known here`);
  }
}

/** As the module sends it: names begin with a small letter. */
function inGraph(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inGraph);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name.charAt(0).toLowerCase() + name.slice(1), inGraph(each)]));
}
