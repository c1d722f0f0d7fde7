import { blankApplication, type Builder, certificate, principalOf, secret, signsIn } from "../build";
import { graph } from "../microsoft";
import type { Member } from "../system";
import { server } from "./web";

const customSaml = "WindowsAzureActiveDirectoryCustomSingleSignOnApplication";

/** What administrators make in the directory itself: gallery applications, managed identities, what is switched off. */
export const directoryOnly: Readonly<Record<string, (b: Builder) => void>> = {
  "saml-gallery": (b) => saml(b, (app) => (app.applicationTemplateId = b.random.guid())),
  "saml-custom": (b) => saml(b, (app) => app.tags.push(customSaml)),
  "password-gallery"(b) {
    const member = b.member("app", (app) => (app.applicationTemplateId = b.random.guid()));
    if (member.principal) member.principal.preferredSingleSignOnMode = "password";
    b.assignedOnly(member);
  },
  "managed-identity"(b) {
    const principal = principalOf(blankApplication(b.random, `mi-contoso-${b.random.hex(6)}`), b.random);
    principal.servicePrincipalType = "ManagedIdentity";
    principal.keyCredentials.push(certificate(b.random));
    b.system.principals.push(principal);
    b.assign(principal.id, "ServicePrincipal", graph.objectId, graph.roles.find(({ value }) => value === "User.Read.All")?.id);
  },
  // Another company's application, with consent of an administrator of this tenant.
  foreign(b) {
    const app = blankApplication(b.random, `Fabrikam ${b.random.hex(6)}`);
    app.signInAudience = "AzureADMultipleOrgs";
    app.web.redirectUris = ["https://fabrikam.com/signin"];
    const principal = principalOf(app, b.random, "8a1c2b3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d");
    b.system.principals.push(principal);
    b.grant({ app, principal }, graph, "User.Read", "openid", "profile");
  },
  "disabled-deliberately"(b) {
    const member = b.member(
      "web",
      (app) => {
        app.web.redirectUris = ["https://retired.contoso.com/signin-oidc"];
        app.passwordCredentials.push(secret(b.random));
      },
      { waived: "disabled-service-principal" },
    );
    if (member.principal) member.principal.accountEnabled = false;
    signsIn(b, member);
  },
  "disabled-without-use"(b) {
    const member = b.member("idle", () => undefined);
    if (member.principal) member.principal.accountEnabled = false;
  },
  // Registered, and nothing more yet.
  idle: (b) => void (b.member("idle", () => undefined).principal = null),
  "consent-of-single-users"(b) {
    const client = server(b);
    signsIn(b, client);
    const [grant] = b.system.grants;
    if (grant) b.system.grants.push({ ...grant, id: b.random.hex(43), consentType: "Principal", principalId: b.random.guid() });
  },
};

function saml(b: Builder, change: (app: Member["app"]) => void): void {
  const member = b.member("app", (app) => {
    change(app);
    app.identifierUris = [b.random.pick(["https://Fabrikam.com/SAML", "https://contoso.com/saml"])];
    app.web.redirectUris = ["https://fabrikam.com/acs"];
    app.web.implicitGrantSettings.enableIdTokenIssuance = b.random.chance(0.5);
    app.appRoles = [{ id: b.random.guid(), value: "", displayName: "User", allowedMemberTypes: ["User"], isEnabled: true }];
    app.appRoles.push({ id: b.random.guid(), value: "", displayName: "msiam_access", allowedMemberTypes: ["User"], isEnabled: true });
    app.api.oauth2PermissionScopes = [{ id: b.random.guid(), value: "user_impersonation", type: "User", isEnabled: true }];
    const signIn = graph.scopes.find(({ value }) => value === "User.Read")?.id ?? "";
    app.requiredResourceAccess = [{ resourceAppId: graph.appId, resourceAccess: [{ id: signIn, type: "Scope" }] }];
  });
  const { principal } = member;
  if (!principal) return;
  principal.preferredSingleSignOnMode = "saml";
  principal.tags = [...principal.tags, ...member.app.tags];
  principal.preferredTokenSigningKeyThumbprint = b.random.hex(40).toUpperCase();
  // What the portal makes for signing assertions: one certificate, as two keys, and its password.
  principal.keyCredentials.push(certificate(b.random, "Sign"), certificate(b.random, "Verify"));
  principal.passwordCredentials.push(secret(b.random));
  b.assignedOnly(member);
}
