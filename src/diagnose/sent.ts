import type { SentSecret, TokenError } from "./error-text";
import type { SentValues } from "./request";

/** Values of the request that the command line gives. */
export type GivenValues = Pick<SentValues, "redirectUri" | "issuer" | "subject" | "audience">;

/** What the message says of the request; what the command line says counts more. */
export function sentValues(error: TokenError, given: GivenValues, secret: SentSecret | undefined): SentValues {
  return {
    ...defined({
      clientId: error.applicationId,
      tenant: error.tenant,
      identityProvider: error.identityProvider,
      redirectUri: error.redirectUri,
      origin: error.origin,
      responseType: error.responseType,
      subject: error.subject,
      issuer: error.issuer,
      audience: error.audience,
      expectedAudience: error.expectedAudience,
      thumbprint: error.thumbprint,
      permission: error.permission,
      scope: error.scope,
      resource: error.resource,
      listedResources: error.listedResources.length > 0 ? error.listedResources : null,
      secret: secret ?? null,
    }),
    ...defined(given),
  };
}

type Present<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

function defined<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as Present<T>;
}
