import { secret } from "../build";
import { graph } from "../microsoft";
import type { Member } from "../system";
import { type Fault, hasCredential, hasPrincipal, isInteractive, isWeb, onApplication, principalHasCredential } from "./fault";

const isPublic = ({ app }: Member): boolean => app.isFallbackPublicClient === true || app.publicClient.redirectUris.length > 0;

const asksOnlyGraph = ({ app }: Member): boolean =>
  app.requiredResourceAccess.length > 0 && app.requiredResourceAccess.every(({ resourceAppId }) => resourceAppId === graph.appId);

const redeemsCodes = ({ app, flows }: Member): boolean =>
  !app.web.implicitGrantSettings.enableIdTokenIssuance && (!flows || flows.includes("authorizationCode"));

export const clientFaults: readonly Fault[] = [
  onApplication(
    "all-credentials-expired",
    (m) => hasCredential(m) && m.app.federatedIdentityCredentials.length === 0 && !principalHasCredential(m),
    ({ app }) => {
      for (const each of [...app.passwordCredentials, ...app.keyCredentials]) each.endDateTime = "2026-02-28T00:00:00Z";
    },
  ),
  onApplication(
    "audience-token-version",
    ({ app }) => app.signInAudience.includes("Personal"),
    ({ app }, _, random) => void (app.api.requestedAccessTokenVersion = random.pick([1, null])),
  ),
  onApplication(
    "client-without-delegated-permission",
    (m) => isInteractive(m) && asksOnlyGraph(m),
    ({ app, principal }, system) => {
      app.requiredResourceAccess = [];
      system.grants = system.grants.filter(({ clientId }) => clientId !== principal?.id);
    },
  ),
  onApplication(
    "credential-with-only-spa-redirects",
    (_m, _s, part) => part === "spa",
    ({ app }, _, random) => void app.passwordCredentials.push(secret(random)),
  ),
  onApplication(
    "interactive-client-without-redirect-uri",
    ({ flows }) => flows?.includes("authorizationCode") === true,
    ({ app }) => {
      for (const platform of [app.web, app.spa, app.publicClient]) platform.redirectUris = [];
    },
  ),
  onApplication(
    "password-flow-enabled",
    (m, _s, part) => ["spa", "mobile"].includes(part) && m.app.isFallbackPublicClient !== true,
    ({ app }) => void (app.isFallbackPublicClient = true),
  ),
  // The flow is declared: `password-flow-enabled` says that of every application.
  onApplication(
    "password-flow-personal-accounts",
    (m) => m.app.signInAudience.includes("Personal") && !isWeb(m),
    (member) => {
      member.flows = ["ropc"];
      member.app.isFallbackPublicClient = true;
      const subject = member.app.id;
      return [
        { rule: "password-flow-personal-accounts", subject },
        { rule: "password-flow-enabled", subject },
      ];
    },
  ),
  onApplication("public-client-with-secret", isPublic, ({ app }, _, random) => void app.passwordCredentials.push(secret(random))),
  onApplication(
    "public-flow-on-confidential-client",
    ({ flows }) => flows?.includes("deviceCode") === true,
    ({ app }, _, random) => void (app.isFallbackPublicClient = random.pick([false, null])),
  ),
  onApplication("redirect-uri-on-two-platforms", isWeb, ({ app }, _, random) => {
    app.spa.redirectUris.push(random.pick(app.web.redirectUris));
  }),
  onApplication(
    "resource-not-listed",
    (m, system) => hasPrincipal(m) && unlistable(m, system) !== undefined,
    (member, system) => {
      const left = unlistable(member, system);
      member.app.requiredResourceAccess = member.app.requiredResourceAccess.filter((entry) => entry !== left);
    },
  ),
  onApplication(
    "web-redirect-without-credential",
    (m) => isWeb(m) && redeemsCodes(m) && !principalHasCredential(m),
    ({ app }) => {
      app.passwordCredentials = [];
      app.keyCredentials = [];
      app.federatedIdentityCredentials = [];
    },
  ),
];

/** An entry for another application's API that the client holds a grant for. */
function unlistable({ app, principal }: Member, system: Parameters<Fault["plant"]>[0]): object | undefined {
  return app.requiredResourceAccess.find(({ resourceAppId }) => {
    const api = Object.values(system.members).find((other) => other.app.appId === resourceAppId && other.app !== app);
    return system.grants.some(({ clientId, resourceId }) => clientId === principal?.id && resourceId === api?.principal?.id);
  });
}
