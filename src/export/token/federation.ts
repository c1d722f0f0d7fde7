import { readFileSync } from "node:fs";
import type { Cloud } from "../../model/clouds";
import { ExportError } from "../answer";
import type { TokenSource } from "./token";

/** Milliseconds for one request to a login service. */
const patience = 30_000;

export interface Client {
  readonly clientId: string;
  readonly tenantId: string;
  readonly cloud: Cloud;
  /** The login service's origin, where a test has one of its own. */
  readonly login?: string;
}

/**
 * Workload identity federation: a token of the platform for one of Microsoft Graph, in one POST
 * (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#third-case-access-token-request-with-a-federated-credential).
 */
export function federated(name: string, client: Client, assertion: () => Promise<string>): TokenSource {
  const { clientId, tenantId, cloud, login = cloud.login } = client;
  return {
    name,
    renewable: true,
    async get() {
      const body = new URLSearchParams({
        grant_type: "client_credentials",
        client_id: clientId,
        scope: `${cloud.graph}/.default`,
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion: await assertion(),
      });
      const url = `${login}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`;
      const answer = await ask(url, { method: "POST", body }, "The login service");
      const { access_token: value, expires_in: seconds, error_description: problem } = answer;
      if (typeof value === "string") return { value, ...(Number(seconds) > 0 ? { expiresAt: Date.now() + Number(seconds) * 1000 } : {}) };
      const said = typeof problem === "string" ? (problem.split(/\r?\n/)[0] ?? "") : "it did not say why";
      const code = /AADSTS\d+/.exec(said)?.[0];
      throw new ExportError(
        `No token by ${name}: ${said.slice(0, 400)}${code ? ` "aadguard explain ${code}" says what the code means.` : ""}`,
      );
    },
  };
}

/** The file that Kubernetes' workload identity and other platforms keep fresh: read again each time. */
export function assertionOfFile(path: string): () => Promise<string> {
  return async () => {
    try {
      return readFileSync(path, "utf8").trim();
    } catch (error) {
      throw new ExportError(`The file that AZURE_FEDERATED_TOKEN_FILE names cannot be read (${(error as NodeJS.ErrnoException).code}).`);
    }
  };
}

/** GitHub's OIDC token for the job: https://docs.github.com/actions/reference/security/oidc. */
export function assertionOfGitHub(requestUrl: string, requestToken: string, audience: string): () => Promise<string> {
  return async () => {
    const url = `${requestUrl}&audience=${encodeURIComponent(audience)}`;
    const { value } = await ask(url, { headers: { authorization: `bearer ${requestToken}` } }, "GitHub's OIDC service");
    if (typeof value === "string") return value;
    throw new ExportError("GitHub's OIDC service gave no token: the job needs the permission id-token: write.");
  };
}

async function ask(url: string, init: RequestInit, who: string): Promise<Record<string, unknown>> {
  let problem = "";
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const response = await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(patience) });
      const answer = (await response.json()) as Record<string, unknown>;
      if (response.status < 500) return answer;
      problem = `it answered ${response.status}`;
    } catch (error) {
      const { cause, message } = error as Error & { cause?: { code?: string } };
      problem = cause?.code ?? message;
    }
  }
  throw new ExportError(`${who} cannot be asked (${new URL(url).host}): ${problem}.`);
}
