/** Words that stand in every declaration of ours, in whatever dialect and case. */
const words =
  /(?:key|password)Credential|requiredResourceAccess|signInAudience|"app_?id"|oauth2Permission|servicePrincipal|appRoleAssign|identifierUri|replyUrl|redirectUri|allowPublicClient|azuread|Microsoft\.Graph|microsoft\.graph|"AZApp"|entra\.azure|graphrbac|"resourceAppId"|federatedIdentity|"Authori[sz]ation_/i;

/** Whether a text may hold something of ours: one without any of these words does not. */
export function holdsOurWords(text: string): boolean {
  return words.test(text);
}

const names =
  /(?:^|\/)(?:[^/]*(?:service-?_?principal|oauth2-?permission|app-?role-?assign|app-?registration|azuread|entra|aad\b)[^/]*|applications?|apps?|sps?|grants|assignments)\.\w+$/i;

/** Whether a file is called as exports and manifests are: an empty one is a failed export. */
export function isNamedLikeOurs(path: string): boolean {
  return names.test(path);
}
