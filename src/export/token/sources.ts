import type { Cloud } from "../../model/clouds";
import { loopback } from "../endpoint";
import { ExportError } from "../answer";
import { azureIdentity } from "./azure-identity";
import { tokenCommand } from "./command";
import { assertionOfFile, assertionOfGitHub, type Client, federated } from "./federation";
import type { TokenSource } from "./token";

export interface TokenOptions {
  readonly cloud: Cloud;
  readonly env: NodeJS.ProcessEnv;
  /** `--token-command`. */
  readonly command?: string;
  /** `--tenant`. */
  readonly tenant?: string;
}

const otherWays =
  ' Sign in with "az login", or give a token by AADGUARD_GRAPH_TOKEN or --token-command; docs/export.md has all ways, and scripts without Node.';

/** Where the token comes from: the first way that the environment offers, the Azure CLI otherwise. */
export function tokenSourceOf(options: TokenOptions): TokenSource {
  const { cloud, env, command, tenant } = options;
  if (command !== undefined) return tokenCommand(command);
  const given = env["AADGUARD_GRAPH_TOKEN"]?.trim();
  if (given) return ofEnvironment(given);
  const client = clientOf(options);
  const file = env["AZURE_FEDERATED_TOKEN_FILE"];
  if (client && file) return federated("AZURE_FEDERATED_TOKEN_FILE", client, assertionOfFile(file));
  const [requestUrl, requestToken] = [env["ACTIONS_ID_TOKEN_REQUEST_URL"], env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]];
  if (client && requestUrl && requestToken)
    return federated("GitHub's OIDC token", client, assertionOfGitHub(requestUrl, requestToken, cloud.audience));
  const ofTenant = tenant === undefined ? "" : ` --tenant ${tenant}`;
  return (
    azureIdentity(cloud, tenant) ?? tokenCommand(`az account get-access-token --resource-type ms-graph --output json${ofTenant}`, otherWays)
  );
}

function ofEnvironment(value: string): TokenSource {
  return { name: "AADGUARD_GRAPH_TOKEN", renewable: false, get: () => Promise.resolve({ value }) };
}

/** The application whose federated credential is used; undefined where the environment does not name one. */
function clientOf({ cloud, env }: TokenOptions): Client | undefined {
  const [clientId, tenantId] = [env["AZURE_CLIENT_ID"], env["AZURE_TENANT_ID"]];
  if (!clientId || !tenantId) return undefined;
  const host = env["AZURE_AUTHORITY_HOST"]?.replace(/\/+$/, "");
  if (host && host !== cloud.login && (env["AZURE_FEDERATED_TOKEN_FILE"] ?? "") !== "")
    throw new ExportError(
      `AZURE_AUTHORITY_HOST is ${host}, and the login service of this cloud is ${cloud.login}: name the cloud with --cloud.`,
    );
  const login = env["AADGUARD_LOGIN_URL"];
  return { clientId, tenantId, cloud, ...(login ? { login: loopback("AADGUARD_LOGIN_URL", login) } : {}) };
}
