import { type Case, client, redirects } from "./case";

const uri = "https://orders.contoso.com/signin-oidc";
const mismatch = (sent: string): string[] => [
  `The redirect URI '${sent}' specified in the request does not match the redirect URIs configured for the application '{client}'.`,
  `The reply URL '${sent}' specified in the request does not match the reply URLs configured for the application: '{client}'.`,
  `The reply address '${sent}' does not match the reply addresses configured for the application: {client}. More details: not specified`,
];

export const redirectCases: readonly Case[] = [
  ...[
    "https://orders.contoso.com/signin-oidc/",
    "https://orders.contoso.com/Signin-Oidc",
    "http://orders.contoso.com/signin-oidc",
    "https://orders.contoso.com:8443/signin-oidc",
    "https://orders.contoso.com",
    "http://localhost:3000/other",
  ].map((sent): Case => ({
    code: 50011,
    texts: mismatch(sent),
    fault: (t) => redirects(t, [uri, "http://localhost/cb"]),
    link: "redirect-uri",
  })),
  {
    code: 50011,
    texts: ["The reply URL specified in the request does not match the reply URLs configured for the application: '{client}'."],
    fault: (t) => redirects(t, []),
    link: "redirect-uri",
  },
  {
    code: 500113,
    texts: ["No reply address is registered for the application '{client}'.", "No reply address is registered for the application."],
    fault: (t) => redirects(t, []),
    link: "redirect-uri",
    client: null,
  },
  { code: 900971, texts: ["No reply address provided."], fault: (t) => redirects(t, []), link: "redirect-uri", client: null },
  {
    code: 500117,
    texts: ["The reply uri 'http://orders.contoso.com/cb' specified in the request isn't using a secure scheme."],
    fault: (t) => redirects(t, ["http://orders.contoso.com/cb"]),
    link: "redirect-uri",
  },
  {
    code: 500111,
    texts: ["The reply uri 'ftp://orders.contoso.com/cb' specified in the request has an invalid scheme."],
    fault: (t) => redirects(t, ["ftp://orders.contoso.com/cb"]),
    link: "redirect-uri",
  },
  {
    code: 500119,
    texts: ["The reply uri 'urn:ietf:wg:oauth:2.0:oob' specified in the request is of a scheme that is not accepted."],
    fault: (t) => redirects(t, [], [], ["urn:ietf:wg:oauth:2.0:oob"]),
    link: "redirect-uri",
  },
  {
    code: 50029,
    texts: ["Invalid URI - domain name contains invalid characters: 'https://orders_web.contoso.com/cb'."],
    fault: (t) => redirects(t, ["https://orders_web.contoso.com/cb"]),
  },
  {
    code: 90026,
    texts: ["The redirect URI 'https://*.contoso.com/cb' contains a wildcard that is not supported for the application '{client}'."],
    fault: (t) => redirects(t, ["https://*.contoso.com/cb"]),
    link: "redirect-uri",
  },
  {
    code: 700041,
    texts: [
      "The logout address 'https://orders.contoso.com/bye' does not match any of the addresses registered for the application '{client}'.",
    ],
    fault: (t) => redirects(t, [uri]),
    link: "redirect-uri",
  },
  ...[700042, 700043, 700045, 70004].map((code): Case => ({
    code,
    texts: [
      `The redirect address 'https://orders.contoso.com/x' specified by the client '{client}' does not match any registered address.`,
    ],
    fault: (t) => redirects(t, [uri]),
    link: "redirect-uri",
  })),
  {
    code: 9002326,
    texts: [
      "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: 'https://orders.contoso.com'.",
    ],
    fault: (t) => redirects(t, [uri]),
    link: "redirect-uri",
  },
  {
    code: 9002327,
    texts: [
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests. client_id={client}",
    ],
    fault: (t) => redirects(t, [], ["https://orders.contoso.com/spa"]),
    link: "redirect-uri",
  },
  {
    code: 9002325,
    texts: ["Proof Key for Code Exchange is required for cross-origin authorization code redemption. client_id={client}"],
    fault: (t) => redirects(t, [], ["https://orders.contoso.com/spa"]),
    link: "redirect-uri",
  },
  {
    code: 90023,
    texts: [
      "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: 'https://orders.contoso.com'.",
    ],
    fault: (t) => redirects(t, [uri]),
    link: "redirect-uri",
  },
  ...[
    [700054, "id_token"],
    [700051, "token"],
  ].map(([code, type]): Case => ({
    code: Number(code),
    texts: [
      `response_type '${type}' is not enabled for the application. client_id={client}`,
      `https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize?client_id={client}&response_type=${type} AADSTS${code}: response_type '${type}' is not enabled for the application.`,
    ],
    fault: (t) => redirects(t, [uri]),
    link: "response-type",
  })),
  {
    code: 70005,
    texts: ["The response_type 'id_token' is not supported for the application '{client}'."],
    fault: (t) => redirects(t, [uri]),
    link: "response-type",
  },
  {
    code: 700046,
    texts: ["Invalid Reply Address. Reply Address must have scheme brk-{other}:// and be of Single Page Application type. App: '{client}'"],
    fault: (t) => redirects(t, [uri]),
    link: "redirect-uri",
  },
  {
    code: 700047,
    texts: [
      "The broker redirect URI 'brk-{other}://orders.contoso.com' is not of the single-page platform for the application '{client}'.",
    ],
    fault: (t) => redirects(t, ["brk-797f4846-ba00-4fd7-ba43-dac1f8f63013://orders.contoso.com"]),
    link: "redirect-uri",
  },
  {
    code: 500012,
    texts: ["The resource identifier 'orders//api' has a form that is not valid."],
  },
  {
    code: 7000218,
    texts: [
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'. grant_type=urn:ietf:params:oauth:grant-type:device_code client_id={client}",
    ],
    fault: (t) => client(t, { isFallbackPublicClient: false }),
    link: "client-type",
  },
];
