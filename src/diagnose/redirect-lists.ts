/** The lists of redirect URIs, one for each platform. */
export const redirectLists = ["webRedirectUris", "spaRedirectUris", "publicClientRedirectUris"] as const;

export type RedirectList = (typeof redirectLists)[number];

/** The platform of a list, for people. */
export const platformWords: Readonly<Record<RedirectList, string>> = {
  webRedirectUris: "web",
  spaRedirectUris: "single-page application",
  publicClientRedirectUris: "public client",
};
