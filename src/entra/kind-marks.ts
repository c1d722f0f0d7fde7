import type { Application, FederatedCredential, FieldList, KeyCredential, ServicePrincipal } from "../model/declarations";
import { isKnown, known, knownElements, type Field } from "../model/unknown";
import type { Kind } from "./kinds";
import { hostOf } from "./uris";

/**
 * The kinds that a mark of their own claims an application for. What an input leaves out is not a mark, and casts no doubt: a
 * registration is a plain one until something says otherwise.
 */
export function claimsOf(application: Application | undefined, principal: ServicePrincipal | undefined): Kind[] {
  const claims: Kind[] = [];
  if (isOfType(principal, "managedidentity")) claims.push("managedIdentity");
  if (isLegacyAcs(principal)) claims.push("legacyAcs");
  if (isAgent(application, principal)) claims.push("agent");
  if (isMicrosoftMade(application, principal)) claims.push("microsoftMade");
  if (isB2cFramework(application)) claims.push("b2cFramework");
  if (isServiceConnection(application)) claims.push("serviceConnection");
  if (isApplicationProxy(application, principal)) claims.push("applicationProxy");
  if (isBot(application)) claims.push("bot");
  if (isConnector(application)) claims.push("connector");
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
  if (!appId) return false;
  return someKnown(principal?.servicePrincipalNames, (name) => name[appId.length] === "/" && name.toLowerCase().startsWith(appId));
}

/** https://learn.microsoft.com/graph/api/resources/agentidentity: three types derived from application and service principal. */
function isAgent(application: Application | undefined, principal: ServicePrincipal | undefined): boolean {
  if (isOfType(principal, "serviceidentity")) return true;
  return isAgentType(application?.odataType) || isAgentType(principal?.odataType);
}

function isAgentType(type: Field<string | null>): boolean {
  return text(type)?.includes("agentidentity") === true;
}

/** https://learn.microsoft.com/entra/identity/devices/faq (P2P Server); B2C keeps its custom attributes on an application of its own. */
function isMicrosoftMade(application: Application | undefined, principal: ServicePrincipal | undefined): boolean {
  if (someKnown(application?.identifierUris, isP2pServer) || someKnown(principal?.servicePrincipalNames, isP2pServer)) return true;
  return isMadeByMicrosoft(application) || isMadeByMicrosoft(principal);
}

function isMadeByMicrosoft(holder: Application | ServicePrincipal | undefined): boolean {
  if (!holder) return false;
  if (someKnown(holder.keyCredentials as FieldList<KeyCredential>, ({ displayName }) => isOfP2p(known(displayName)))) return true;
  return /^(b2c|aad)-extensions-app\. do not modify/i.test(known(holder.displayName) ?? "");
}

const p2pServer = "urn:p2p_cert";

function isP2pServer(uri: string): boolean {
  return uri.length === p2pServer.length && uri.toLowerCase() === p2pServer;
}

function isOfP2p(keyName: string | null | undefined): boolean {
  return keyName?.startsWith("CN=MS-Organization-P2P-Access") === true;
}

/**
 * https://learn.microsoft.com/azure/active-directory-b2c/tutorial-create-user-flows: the names are given, and so are the redirect
 * URIs and permissions. A name alone proves nothing.
 */
function isB2cFramework(application: Application | undefined): boolean {
  if (!application || !/^(proxy)?identityexperienceframework$/i.test(known(application.displayName) ?? "")) return false;
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
  if (someKnown(application?.tags, isOnPremTag) || someKnown(principal?.tags, isOnPremTag)) return true;
  if (!application || someKnown(application.passwordCredentials, () => true)) return false;
  const { webRedirectUris, identifierUris } = application;
  const page = known(application.homePageUrl);
  if (page ? !isProxys(page) : !someKnown(webRedirectUris, isProxys) && !someKnown(identifierUris, isProxys)) return false;
  return !someKnown(webRedirectUris, (uri) => !isProxys(uri)) && !someKnown(identifierUris, (uri) => !isProxys(uri));
}

function isOnPremTag(tag: string): boolean {
  return tag === "WindowsAzureActiveDirectoryOnPremApp";
}

function isProxys(uri: string): boolean {
  return /\.msappproxy\.(net|us|cn)$/.test(hostOf(uri) ?? "");
}

/** https://learn.microsoft.com/azure/bot-service/bot-builder-authentication: the token service's redirect URI, and `api://botid-…`. */
function isBot(application: Application | undefined): boolean {
  if (!application) return false;
  if (someKnown(application.identifierUris, (uri) => /^api:\/\/(?:[^/]+\/)?botid-/i.test(uri))) return true;
  if (someKnown(application.webRedirectUris, (uri) => hostOf(uri) === "token.botframework.com")) return true;
  return someKnown(application.federatedIdentityCredentials, ({ subject }) => isIssuedTo(botFramework, known(subject)));
}

/** Connectors of Power Platform and Copilot Studio. */
function isConnector(application: Application | undefined): boolean {
  if (!application) return false;
  if (someKnown(application.webRedirectUris, (uri) => hostOf(uri)?.endsWith(".consent.azure-apim.net") === true)) return true;
  return someKnown(application.federatedIdentityCredentials, ({ subject }) => {
    const issuedTo = known(subject);
    return isIssuedTo(copilotStudio, issuedTo) || isIssuedTo(dataverse, issuedTo);
  });
}

/** Whether some element that can be seen meets the test; without a list of them, since this is asked of every object of a tenant. */
function someKnown<T>(list: FieldList<T>, meets: (element: T) => boolean): boolean {
  if (!isKnown(list)) return false;
  for (const element of list) if (isKnown(element) && meets(element as T)) return true;
  return false;
}

function text(value: Field<string | null>): string | undefined {
  return known(value)?.toLowerCase();
}
