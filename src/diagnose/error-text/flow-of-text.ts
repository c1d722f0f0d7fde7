import type { RequestFlow } from "../flows";

/** What a text names a flow by: parameters of the request, methods of Microsoft's libraries, the service's own words. */
const signs: readonly (readonly [RequestFlow, RegExp])[] = [
  ["onBehalfOf", /jwt-bearer|requested_token_use|on[- ]behalf[- ]of|OnBehalfOf|\bOBO\b|UserAssertion/i],
  ["deviceCode", /device_code|device code|DeviceCode|by_device_flow|device_flow/i],
  ["managedIdentity", /ManagedIdentityCredential|managed identity endpoint|169\.254\.169\.254|acquireTokenForManagedIdentity/i],
  [
    "federated",
    /WorkloadIdentityCredential|azure\/login@|federated (?:token|identity credential)|ClientAssertionCredential|workload identity federation/i,
  ],
  [
    "clientCredentials",
    /client_credentials|Client credential flows|AcquireTokenForClient|acquire_token_for_client|ClientSecretCredential|ClientCertificateCredential|EnvironmentCredential|acquireTokenByClientCredential/i,
  ],
  ["ropc", /grant_type['"]?\s*[=:]\s*['"]?password|ByUsernamePassword|by_username_password|UsernamePasswordCredential/i],
  [
    "refreshToken",
    /grant_type['"]?\s*[=:]\s*['"]?refresh_token|by_refresh_token|acquireTokenByRefreshToken|AcquireTokenSilent|acquire_token_silent/i,
  ],
  ["authorizationCode", /grant_type['"]?\s*[=:]\s*['"]?authorization_code|ByAuthorizationCode|by_authorization_code|auth_code_flow/i],
  ["hybrid", /response_type['"]?\s*[=:]\s*['"]?code(?:\+|%20| )(?:id_)?token/i],
  ["implicit", /response_type['"]?\s*[=:]\s*['"]?(?:id_)?token|implicit (?:grant|flow)/i],
  ["authorizationCode", /response_type['"]?\s*[=:]\s*['"]?code\b/i],
  ["saml", /SAMLRequest|AuthnRequest|AssertionConsumerService/i],
];

/** The flow that a text names; null where it names none. */
export function flowOfText(text: string): RequestFlow | null {
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? null;
}
