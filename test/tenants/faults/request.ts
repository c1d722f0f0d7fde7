import { certificate } from "../build";
import type { Member } from "../system";
import { exposesScopes, type Fault, hasPrincipal, isSaml, isWeb, onApplication } from "./fault";

const isMiddleTier = (m: Member): boolean => exposesScopes(m) && m.app.requiredResourceAccess.length > 1;

export const requestFaults: readonly Fault[] = [
  onApplication(
    "malformed-client-id",
    (m) => m.app.requiredResourceAccess.length > 0 && !isSaml(m),
    ({ app }, _, random) => {
      const [first] = app.requiredResourceAccess;
      const nil = "00000000-0000-0000-0000-000000000000";
      if (first && random.chance(0.5)) app.requiredResourceAccess.push({ ...first, resourceAppId: first.resourceAppId.slice(0, -1) });
      else app.api.knownClientApplications.push(nil);
    },
  ),
  onApplication(
    "obo-application-only-downstream",
    ({ flows }) => flows?.includes("onBehalfOf") === true,
    ({ app, principal }, system) => {
      const api = system.members.downstream;
      const entry = app.requiredResourceAccess.find(({ resourceAppId }) => resourceAppId === api?.app.appId);
      if (entry) entry.resourceAccess = [{ id: api?.app.appRoles[0]?.id ?? "", type: "Role" }];
      system.grants = system.grants.filter(({ clientId, resourceId }) => clientId !== principal?.id || resourceId !== api?.principal?.id);
    },
  ),
  onApplication(
    "obo-custom-signing-key",
    (m) => isMiddleTier(m) && hasPrincipal(m),
    ({ principal }, _, random) => {
      if (random.chance(0.5)) principal?.keyCredentials.push(certificate(random, "Sign"));
      else if (principal) principal.preferredTokenSigningKeyThumbprint = random.hex(40).toUpperCase();
      return [{ rule: "obo-custom-signing-key", subject: principal?.id ?? "" }];
    },
  ),
  onApplication(
    "obo-wildcard-redirect",
    (m) => isWeb(m) && !m.flows && exposesScopes(m),
    ({ app }) => {
      app.web.implicitGrantSettings.enableIdTokenIssuance = true;
      app.web.redirectUris.push("https://contoso.com/branches/*");
    },
  ),
  onApplication(
    "obo-without-credential",
    (m) => isMiddleTier(m) && !isWeb(m),
    ({ app }) => {
      app.passwordCredentials = [];
      app.keyCredentials = [];
    },
  ),
];
