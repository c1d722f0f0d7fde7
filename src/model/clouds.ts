/** Microsoft's clouds: https://learn.microsoft.com/graph/deployments, .../entra/identity-platform/authentication-national-cloud. */
export const cloudNames = ["global", "usgov", "dod", "china"] as const;
export type CloudName = (typeof cloudNames)[number];

export interface Cloud {
  readonly name: CloudName;
  /** Origin of Microsoft Graph; with `/.default` the scope of a token for it. */
  readonly graph: string;
  /** Origin of the login service. */
  readonly login: string;
  /** What a federated credential's token has to be issued for. */
  readonly audience: string;
}

export function isCloudName(text: string): text is CloudName {
  return (cloudNames as readonly string[]).includes(text);
}

/** The cloud whose Microsoft Graph a text names, such as an `@odata.context`. */
export function cloudOfGraph(text: string): CloudName | undefined {
  return cloudNames.find((name) => text.startsWith(`${clouds[name].graph}/`));
}

/**
 * The national cloud that a tenant's initial domain belongs to, such as an application's `publisherDomain`; undefined for the global
 * cloud's and for a domain of its own. US Government and DoD share one.
 */
export function nationalCloudOfDomain(domain: string): CloudName | undefined {
  if (/\.onmicrosoft\.us$/i.test(domain)) return "usgov";
  return /\.partner\.onmschina\.cn$/i.test(domain) ? "china" : undefined;
}

export const clouds: Readonly<Record<CloudName, Cloud>> = {
  global: {
    name: "global",
    graph: "https://graph.microsoft.com",
    login: "https://login.microsoftonline.com",
    audience: "api://AzureADTokenExchange",
  },
  usgov: {
    name: "usgov",
    graph: "https://graph.microsoft.us",
    login: "https://login.microsoftonline.us",
    audience: "api://AzureADTokenExchangeUSGov",
  },
  dod: {
    name: "dod",
    graph: "https://dod-graph.microsoft.us",
    login: "https://login.microsoftonline.us",
    audience: "api://AzureADTokenExchangeUSGov",
  },
  china: {
    name: "china",
    graph: "https://microsoftgraph.chinacloudapi.cn",
    login: "https://login.partner.microsoftonline.cn",
    audience: "api://AzureADTokenExchangeChina",
  },
};
