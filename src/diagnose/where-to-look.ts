import { isGuid } from "../entra/guid";
import type { Command } from "../policy/catalogue";
import type { Values } from "../text/template";
import { type Advice, advise } from "./link";
import type { CodeEntry, Decider } from "./codes/table";

/** What is known of a failed request, to fill the commands with. */
export interface KnownIds {
  readonly appId: string | null;
  /** Object id of the client's service principal. */
  readonly principalId: string | null;
  readonly user: string | null;
  readonly correlationId: string | null;
}

type Template = [Command["shell"], string];

/** How many commands an answer gives: more are read by nobody. */
const most = 3;

/** Where to look for the cause of a code that this run cannot show, with the ids that are known. */
export function whereToLook(entry: CodeEntry, ids: KnownIds): Advice {
  const templates = [...new Map(entry.decidedBy.flatMap((decider) => commandsFor(decider, ids)).map((each) => [each[1], each])).values()];
  const { appId, principalId, user, correlationId } = ids;
  const values: Values = { appId, objectId: principalId, user, correlationId, domain: user?.split("@")[1] ?? null };
  return advise(`${entry.whereToLook.replace(/\.$/, "")}.`, templates.slice(0, most), values);
}

/** For a code that no table lists. */
export function lookUp(code: string, ids: KnownIds): Advice {
  const page = `https://login.microsoftonline.com/error?code=${code.slice("AADSTS".length)}`;
  const { appId, user, correlationId } = ids;
  return advise(`Look the code up at ${page}, and the request in the sign-in log.`, [signIns(ids)], { appId, user, correlationId });
}

/** By the request itself where its id is known, else by whom it was for. */
function signIns({ correlationId, user, appId }: KnownIds): Template {
  if (correlationId !== null) return ["powershell", `Get-MgAuditLogSignIn -Filter "correlationId eq '{correlationId}'"`];
  const field = user !== null && isGuid(user) ? "userId" : "userPrincipalName";
  if (user === null && appId !== null) return ["powershell", `Get-MgAuditLogSignIn -Filter "appId eq '{appId}'" -Top 10`];
  return ["powershell", `Get-MgAuditLogSignIn -Filter "${field} eq '{user}' and appId eq '{appId}'" -Top 10`];
}

function commandsFor(decider: Decider, ids: KnownIds): Template[] {
  switch (decider) {
    case "user":
      return [
        signIns(ids),
        [
          "powershell",
          "Get-MgUser -UserId {user} -Property UserPrincipalName,AccountEnabled,LastPasswordChangeDateTime | Format-List UserPrincipalName,AccountEnabled,LastPasswordChangeDateTime",
        ],
      ];
    case "request":
      return [signIns(ids)];
    case "conditionalAccess":
      return [["powershell", `(${signIns(ids)[1]}).AppliedConditionalAccessPolicies`]];
    case "device":
      return [["powershell", "dsregcmd /status"], signIns(ids)];
    case "tenant":
      return [["powershell", "Get-MgDomainFederationConfiguration -DomainId {domain}"]];
    case "tenantPolicy":
      return [
        ["az", "az rest --url https://graph.microsoft.com/v1.0/policies/crossTenantAccessPolicy/default"],
        ["az", "az rest --url https://graph.microsoft.com/v1.0/policies/authorizationPolicy"],
      ];
    case "claimsPolicy":
      return [["powershell", "Get-MgServicePrincipalClaimMappingPolicy -ServicePrincipalId {objectId}"]];
    case "grant":
      return [["az", "az ad app permission list-grants --id {appId}"]];
    case "assignment":
      return [["powershell", "Get-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId {objectId}"]];
    case "federatedCredential":
      return [["az", "az ad app federated-credential list --id {appId}"]];
    case "servicePrincipal":
      return [["az", "az ad sp show --id {appId}"]];
    case "application":
      return [["az", "az ad app show --id {appId}"]];
    case "service":
      return [signIns(ids)];
  }
}
