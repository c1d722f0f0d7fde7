import { createRequire } from "node:module";
import type { Cloud } from "../../model/clouds";
import { ExportError } from "../answer";
import type { TokenSource } from "./token";

/** As far as it is used here: https://learn.microsoft.com/javascript/api/@azure/identity/defaultazurecredential. */
interface AzureIdentity {
  readonly DefaultAzureCredential: new (options: { authorityHost?: string; tenantId?: string }) => {
    getToken(scope: string): Promise<{ token: string; expiresOnTimestamp: number } | null>;
  };
}

const moduleName = "@azure/identity";

/** `@azure/identity` where the user installed it next to aadguard; undefined elsewhere. It is not a dependency: 45 packages. */
export function azureIdentity(cloud: Cloud, tenant: string | undefined): TokenSource | undefined {
  let identity: AzureIdentity;
  try {
    identity = createRequire(__filename)(moduleName) as AzureIdentity;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw new ExportError(`${moduleName} is installed and cannot be loaded: ${(error as Error).message.split("\n")[0] ?? ""}`);
  }
  const credential = new identity.DefaultAzureCredential({
    authorityHost: cloud.login,
    ...(tenant === undefined ? {} : { tenantId: tenant }),
  });
  return {
    name: "DefaultAzureCredential",
    renewable: true,
    async get() {
      try {
        const token = await credential.getToken(`${cloud.graph}/.default`);
        if (token) return { value: token.token, expiresAt: token.expiresOnTimestamp };
      } catch (error) {
        throw new ExportError(`@azure/identity gave no token: ${((error as Error).message.split("\n")[0] ?? "").slice(0, 300)}`);
      }
      throw new ExportError("@azure/identity gave no token.");
    },
  };
}
