/** Microsoft Graph, and some of its permissions. */
export const graph = "00000003-0000-0000-c000-000000000000";
export const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";
export const userReadAll = "df021288-bdef-4463-88db-98f22de89214";
export const signIn = { resourceAppId: graph, resourceAccesses: [{ id: userRead, type: "Scope" }] };
/** What azuread wants of every scope. */
export const consent = { adminConsentDisplayName: "Use it", adminConsentDescription: "Use it in users' names" };
