import type { Application } from "../../model/declarations";
import { isUnknown, type Field } from "../../model/unknown";
import { date } from "../fields/date";
import { scalar } from "../fields/field";
import { listField } from "../fields/list-field";
import { idElement, textElement, uriElement } from "../fields/lists";
import type { Notes, RawObject } from "../fields/notes";
import { isPlaceholder } from "../fields/placeholder";
import { flag, id, integer, name, presence, text, word } from "../fields/values";
import {
  appRole,
  byField,
  byText,
  federatedCredential,
  keyCredential,
  passwordCredential,
  permissionScope,
  preAuthorizedApplication,
  requiredResourceAccess,
  separateField,
} from "./elements";
import { redirectUris } from "./redirect-uris";
import type { Identity } from "./identity";

/**
 * Where each field stands: Microsoft Graph (https://learn.microsoft.com/graph/api/resources/application) first, then the
 * AAD Graph manifest (https://learn.microsoft.com/entra/identity-platform/reference-app-manifest) and its older names.
 */
export const applicationFields = {
  id: scalar(id, ["id"], ["objectId"]),
  appId: scalar(id, ["appId"]),
  displayName: scalar(name, ["displayName"], ["name"]),
  signInAudience: scalar(audience, ["signInAudience"], ["availableToOtherTenants"]),
  identifierUris: listField(textElement, byText, { path: ["identifierUris"] }),
  isFallbackPublicClient: scalar(fallback, ["isFallbackPublicClient"], ["allowPublicClient"], ["publicClient"]),
  webRedirectUris: listField(uriElement, byText, ...redirectUris("web", "Web")),
  spaRedirectUris: listField(uriElement, byText, ...redirectUris("spa", "Spa")),
  publicClientRedirectUris: listField(uriElement, byText, ...redirectUris("publicClient", "InstalledClient")),
  enableIdTokenIssuance: scalar(flag, ["web", "implicitGrantSettings", "enableIdTokenIssuance"], ["oauth2AllowIdTokenImplicitFlow"]),
  enableAccessTokenIssuance: scalar(flag, ["web", "implicitGrantSettings", "enableAccessTokenIssuance"], ["oauth2AllowImplicitFlow"]),
  requestedAccessTokenVersion: scalar(integer, ["api", "requestedAccessTokenVersion"], ["accessTokenAcceptedVersion"]),
  acceptMappedClaims: scalar(flag, ["api", "acceptMappedClaims"], ["acceptMappedClaims"]),
  oauth2PermissionScopes: listField(
    permissionScope,
    byField("id", "value"),
    { path: ["api", "oauth2PermissionScopes"] },
    { path: ["oauth2PermissionScopes"] },
    { path: ["oauth2Permissions"] },
  ),
  appRoles: listField(appRole, byField("id", "value"), { path: ["appRoles"] }),
  requiredResourceAccess: listField(requiredResourceAccess, byField("resourceAppId"), { path: ["requiredResourceAccess"] }),
  knownClientApplications: listField(
    idElement,
    byText,
    { path: ["api", "knownClientApplications"] },
    { path: ["knownClientApplications"] },
  ),
  preAuthorizedApplications: listField(
    preAuthorizedApplication,
    byField("appId"),
    { path: ["api", "preAuthorizedApplications"] },
    { path: ["preAuthorizedApplications"] },
  ),
  keyCredentials: listField(keyCredential, byField("keyId"), { path: ["keyCredentials"] }),
  passwordCredentials: listField(passwordCredential, byField("keyId"), { path: ["passwordCredentials"] }),
  // A relation that was not expanded: Graph leaves it out, Graph PowerShell prints null. Neither says that there is none.
  federatedIdentityCredentials: listField(federatedCredential, byField("id", "name"), {
    path: ["federatedIdentityCredentials"],
    when: (object) => object.federatedIdentityCredentials !== null,
  }),
  applicationTemplateId: scalar(id, ["applicationTemplateId"]),
  homePageUrl: scalar(text, ["web", "homePageUrl"], ["homepage"], ["homePage"]),
  samlMetadataUrl: scalar(text, ["samlMetadataUrl"]),
  isPublishedOnPremises: scalar(presence, ["onPremisesPublishing"]),
  verifiedPublisherId: scalar(id, ["verifiedPublisher", "verifiedPublisherId"]),
  odataType: scalar(text, ["@odata.type"]),
  disabledByMicrosoftStatus: scalar(word, ["disabledByMicrosoftStatus"]),
  isDisabled: scalar(flag, ["isDisabled"]),
  tokenEncryptionKeyId: scalar(id, ["tokenEncryptionKeyId"]),
  isSignedRequestRequired: scalar(flag, ["requestSignatureVerification", "isSignedRequestRequired"]),
  createdDateTime: scalar(date, ["createdDateTime"]),
  tags: listField(textElement, byText, { path: ["tags"] }),
  /** Of our own documents alone. */
  managedSeparately: listField(separateField, byField("field"), { path: ["managedSeparately"] }),
};

/** An application in any dialect. Without an id it is a body that holds only part of one. */
export function readApplication(raw: RawObject, identity: Identity, notes: Notes): Application {
  const fields = applicationFields;
  const application: Application = {
    kind: "application",
    ...identity,
    id: fields.id.read(raw, notes),
    appId: fields.appId.read(raw, notes),
    displayName: fields.displayName.read(raw, notes),
    signInAudience: fields.signInAudience.read(raw, notes),
    identifierUris: fields.identifierUris.read(raw, notes),
    isFallbackPublicClient: fields.isFallbackPublicClient.read(raw, notes),
    webRedirectUris: fields.webRedirectUris.read(raw, notes),
    spaRedirectUris: fields.spaRedirectUris.read(raw, notes),
    publicClientRedirectUris: fields.publicClientRedirectUris.read(raw, notes),
    enableIdTokenIssuance: fields.enableIdTokenIssuance.read(raw, notes),
    enableAccessTokenIssuance: fields.enableAccessTokenIssuance.read(raw, notes),
    requestedAccessTokenVersion: fields.requestedAccessTokenVersion.read(raw, notes),
    acceptMappedClaims: fields.acceptMappedClaims.read(raw, notes),
    oauth2PermissionScopes: fields.oauth2PermissionScopes.read(raw, notes),
    appRoles: fields.appRoles.read(raw, notes),
    requiredResourceAccess: fields.requiredResourceAccess.read(raw, notes),
    knownClientApplications: fields.knownClientApplications.read(raw, notes),
    preAuthorizedApplications: fields.preAuthorizedApplications.read(raw, notes),
    keyCredentials: fields.keyCredentials.read(raw, notes),
    passwordCredentials: fields.passwordCredentials.read(raw, notes),
    federatedIdentityCredentials: fields.federatedIdentityCredentials.read(raw, notes),
    applicationTemplateId: fields.applicationTemplateId.read(raw, notes),
    homePageUrl: fields.homePageUrl.read(raw, notes),
    samlMetadataUrl: fields.samlMetadataUrl.read(raw, notes),
    isPublishedOnPremises: fields.isPublishedOnPremises.read(raw, notes),
    verifiedPublisherId: fields.verifiedPublisherId.read(raw, notes),
    odataType: fields.odataType.read(raw, notes),
    disabledByMicrosoftStatus: fields.disabledByMicrosoftStatus.read(raw, notes),
    isDisabled: fields.isDisabled.read(raw, notes),
    tokenEncryptionKeyId: fields.tokenEncryptionKeyId.read(raw, notes),
    isSignedRequestRequired: fields.isSignedRequestRequired.read(raw, notes),
    createdDateTime: fields.createdDateTime.read(raw, notes),
    tags: fields.tags.read(raw, notes),
    ...(identity.origin === "declared" ? declaredFields(raw, notes) : undefined),
  };
  return application.id === undefined && application.appId === undefined ? { ...application, partial: true } : application;
}

function declaredFields(raw: RawObject, notes: Notes): Pick<Application, "isWrittenToGraph" | "managedSeparately"> {
  return { isWrittenToGraph: true, managedSeparately: applicationFields.managedSeparately.read(raw, notes) };
}

/** `availableToOtherTenants` is the older, two-valued form. */
function audience(raw: unknown): Field<string | null> {
  if (typeof raw === "boolean") return raw ? "AzureADMultipleOrgs" : "AzureADMyOrg";
  return text(raw);
}

/**
 * `publicClient` was this flag before Graph made it an object with redirect URIs: neither the object nor what PowerShell
 * leaves of it says anything about the flag.
 */
function fallback(raw: unknown): Field<boolean | null> {
  const value = flag(raw);
  return isUnknown(value) && !(typeof raw === "string" && isPlaceholder(raw)) ? undefined : value;
}
