import type { LinkDefinition } from "../link";
import { accounts } from "./accounts";
import { assignment } from "./assignment";
import { authority } from "./authority";
import { clientEnabled, clientId, clientPrincipal, clientType, registration } from "./client";
import { redirectUri } from "./redirect-uri";
import { tokenSigning } from "./saml";
import { responseType } from "./response-type";
import { consent } from "./consent";
import { credential } from "./credential";
import { federatedCredential } from "./federated";
import { signingKeys, tokenVersion } from "./keys";
import { uniqueNames } from "./duplicates";
import { extension } from "./extension";
import { assertion, middleTier } from "./on-behalf-of";
import { permission } from "./permission";
import { refreshToken, userSignIn } from "./sign-in";
import { requestedScope } from "./requested-scope";
import { resourceAudience, resourceEnabled, resourceId, resourcePrincipal } from "./resource";

/** The links of a token request, in the order in which they are walked; each is used by the flows that it names. */
export const linkDefinitions: readonly LinkDefinition[] = [
  clientId,
  clientPrincipal,
  clientEnabled,
  authority,
  accounts,
  clientType,
  redirectUri,
  responseType,
  credential,
  federatedCredential,
  middleTier,
  assertion,
  refreshToken,
  userSignIn,
  resourceId,
  resourcePrincipal,
  resourceEnabled,
  resourceAudience,
  requestedScope,
  permission,
  consent,
  assignment,
  signingKeys,
  tokenSigning,
  tokenVersion,
  uniqueNames,
  extension,
  registration,
];
