import type { Application, FederatedCredential, ServicePrincipal } from "../model/declarations";
import { known, knownElements, type Field } from "../model/unknown";
import type { Kind } from "./kinds";
import { hostOf } from "./uris";

/**
 * The kinds that a mark of their own claims an application for. What an input leaves out is not a mark, and casts no doubt: a
 * registration is a plain one until something says otherwise.
 */
export function claimsOf(application: Application | undefined, principal: ServicePrincipal | undefined): Kind[] {
  const marks: readonly [Kind, boolean][] = [
    ["managedIdentity", isOfType(principal, "managedidentity")],
    ["legacyAcs", isLegacyAcs(principal)],
    ["agent", isAgent(application, principal)],
    ["microsoftMade", isMicrosoftMade(application, principal)],
    ["b2cFramework", isB2cFramework(application)],
    ["serviceConnection", isServiceConnection(application)],
    ["applicationProxy", isApplicationProxy(application, principal)],
    ["bot", isBot(application)],
    ["connector", isConnector(application)],
  ];
  const claims = marks.filter(([, holds]) => holds).map(([kind]) => kind);
  // A published application may sign its users in by SAML as well.
  if (claims.includes("applicationProxy") && text(principal?.preferredSingleSignOnMode) === "saml") claims.push("saml");
  return claims;
}

function isOfType(principal: ServicePrincipal | undefined, type: string): boolean {
  return text(principal?.servicePrincipalType) === type;
}

/** SharePoint names such a principal `<client id>/<host>@<tenant>`. */
function isLegacyAcs(principal: ServicePrincipal | undefined): boolean {
  if (isOfType(principal, "legacy")) return true;
  const appId = text(principal?.appId);
  return !!appId && knownElements(principal?.servicePrincipalNames).some((name) => name.toLowerCase().startsWith(`${appId}/`));
}

/** https://learn.microsoft.com/graph/api/resources/agentidentity: three types derived from application and service principal. */
function isAgent(application: Application | undefined, principal: ServicePrincipal | undefined): boolean {
  if (isOfType(principal, "serviceidentity")) return true;
  return [application?.odataType, principal?.odataType].some((type) => text(type)?.includes("agentidentity"));
}

/** https://learn.microsoft.com/entra/identity/devices/faq (P2P Server); B2C keeps its custom attributes on an application of its own. */
function isMicrosoftMade(application: Application | undefined, principal: ServicePrincipal | undefined): boolean {
  const holders = [application, principal].filter((holder) => holder !== undefined);
  const uris = [...knownElements(application?.identifierUris), ...knownElements(principal?.servicePrincipalNames)];
  if (uris.some((uri) => uri.toLowerCase() === "urn:p2p_cert")) return true;
  if (holders.some((holder) => knownElements(holder.keyCredentials).some(({ displayName }) => isOfP2p(known(displayName))))) return true;
  return holders.some(({ displayName }) => /^(b2c|aad)-extensions-app\. do not modify/.test(text(displayName) ?? ""));
}

function isOfP2p(keyName: string | null | undefined): boolean {
  return keyName?.startsWith("CN=MS-Organization-P2P-Access") === true;
}

/**
 * https://learn.microsoft.com/azure/active-directory-b2c/tutorial-create-user-flows: the names are given, and so are the redirect
 * URIs and permissions. A name alone proves nothing.
 */
function isB2cFramework(application: Application | undefined): boolean {
  if (!application || !/^(proxy)?identityexperienceframework$/.test(text(application.displayName) ?? "")) return false;
  const [web, native] = [knownElements(application.webRedirectUris), knownElements(application.publicClientRedirectUris)];
  if (web.some((uri) => hostOf(uri)?.endsWith(".b2clogin.com"))) return true;
  return native.some((uri) => uri.toLowerCase().startsWith("myapp://auth"));
}

/** The placeholder that Azure DevOps registers in place of a redirect URI. */
function isVisualStudioSpn(uri: string): boolean {
  return /^https:\/\/visualstudio\/spn/i.test(uri);
}

/** https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity. One that signs users in as well is more than that. */
function isServiceConnection(application: Application | undefined): boolean {
  const web = knownElements(application?.webRedirectUris);
  if (!application || !web.every(isVisualStudioSpn)) return false;
  if (web.length > 0 || isVisualStudioSpn(text(application.homePageUrl) ?? "")) return true;
  return knownElements(application.federatedIdentityCredentials).some(isOfAzureDevOps);
}

function isOfAzureDevOps({ issuer, subject }: FederatedCredential): boolean {
  const host = hostOf(text(issuer) ?? "");
  if (host === "vstoken.dev.azure.com" || host === "app.vstoken.visualstudio.com") return true;
  return isIssuedTo(azureDevOps, known(subject));
}

/**
 * Who asks, in the subject of a token that Entra itself issued: `/eid1/c/pub/t/<tenant>/a/<application>/…`, both as the base64url
 * of a GUID's bytes.
 */
function isIssuedTo(application: string, subject: string | null | undefined): boolean {
  return subject?.includes(`/a/${application}/`) === true;
}

const azureDevOps = "rISbSSETf0KqFyZ8ppdXmA";
const botFramework = "9ExAW52n_ky4ZiS_jhpJIQ";
const copilotStudio = "m1WPnYRZpEaQKq1Cceg--g";
const dataverse = "qzXoWDkuqUa3l6zM5mM0Rw";

/** Published by application proxy: a tag says so, or all its URIs are the proxy's and it has no credential of its own. */
function isApplicationProxy(application: Application | undefined, principal: ServicePrincipal | undefined): boolean {
  if (known(application?.isPublishedOnPremises) === true) return true;
  if ([application, principal].some((holder) => knownElements(holder?.tags).includes("WindowsAzureActiveDirectoryOnPremApp"))) return true;
  if (!application || knownElements(application.passwordCredentials).length > 0) return false;
  const uris = [...knownElements(application.webRedirectUris), ...knownElements(application.identifierUris)];
  const page = known(application.homePageUrl);
  if (page) uris.push(page);
  return uris.length > 0 && uris.every((uri) => /\.msappproxy\.(net|us|cn)$/.test(hostOf(uri) ?? ""));
}

/** https://learn.microsoft.com/azure/bot-service/bot-builder-authentication: the token service's redirect URI, and `api://botid-…`. */
function isBot(application: Application | undefined): boolean {
  if (!application) return false;
  if (knownElements(application.identifierUris).some((uri) => /^api:\/\/(?:[^/]+\/)?botid-/i.test(uri))) return true;
  if (knownElements(application.webRedirectUris).some((uri) => hostOf(uri) === "token.botframework.com")) return true;
  return knownElements(application.federatedIdentityCredentials).some(({ subject }) => isIssuedTo(botFramework, known(subject)));
}

/** Connectors of Power Platform and Copilot Studio. */
function isConnector(application: Application | undefined): boolean {
  if (!application) return false;
  if (knownElements(application.webRedirectUris).some((uri) => hostOf(uri)?.endsWith(".consent.azure-apim.net"))) return true;
  const subjects = knownElements(application.federatedIdentityCredentials).map(({ subject }) => known(subject));
  return subjects.some((subject) => [copilotStudio, dataverse].some((each) => isIssuedTo(each, subject)));
}

function text(value: Field<string | null>): string | undefined {
  return known(value)?.toLowerCase();
}
