/**
 * Why Microsoft Entra answers AADSTS50000, in our own words. Causes 1 to 5 follow Microsoft's article; cause 6 rests on
 * a reader's report below the article's first publication.
 */
export interface RootCause {
  readonly number: number;
  readonly title: string;
  readonly story: string;
  /** What a declaration can show of it. */
  readonly shown: string;
  /** What no declaration can show, and where to look. */
  readonly hidden: string;
}

export const articles: readonly { readonly title: string; readonly url: string }[] = [
  {
    title: "Microsoft's article, causes 1 to 5",
    url: "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service",
  },
  {
    title: "its first publication, with a reader's cause 6",
    url: "https://blogs.aaddevsup.xyz/2021/02/aadsts50000-there-was-an-error-issuing-a-token-or-an-issue-with-our-sign-in-service/",
  },
];

export const rootCauses: readonly RootCause[] = [
  {
    number: 1,
    title: "The user's password is expired, wrong or out of sync",
    story:
      "The token service cannot verify the password that it is given, often because a reset has not reached Entra ID from the directory on premises.",
    shown: "Only the exposure: which applications let a client hand over a password at all.",
    hidden: "The state of anyone's password. Look into the sign-in log of the user, and into the health of Entra Connect Sync.",
  },
  {
    number: 2,
    title: "A parameter of the token request is missing or invalid",
    story:
      "Above all in the on-behalf-of flow, where a service exchanges the token it was called with: a wrong client id, say, or a service that cannot take part in the exchange.",
    shown:
      "Client and resource ids that can be no id, and services whose keys, permissions, credentials or redirect URIs rule the exchange out.",
    hidden: "The request itself: its assertion, scope, secret and authority are in the code. Look at what the failing client sends.",
  },
  {
    number: 3,
    title: "Consent cannot be given, seen with the device code flow",
    story:
      "The client needs a service principal in the user's tenant, and the user has to be allowed to consent to what it asks for, or an administrator has to have done so.",
    shown:
      "Service principals that are missing or disabled, permissions without a grant, and a tenant policy that lets users consent to nothing.",
    hidden:
      "What a user is asked at sign-in in a tenant that was not exported, and rules of Conditional Access. Look into the sign-in log.",
  },
  {
    number: 4,
    title: "A symmetric key is set for signing",
    story:
      "A keyCredentials entry of type Symmetric and usage Sign is on the application or its service principal. Entra ID signs tokens with certificates only.",
    shown: "All of it, where keyCredentials were exported for applications and service principals.",
    hidden: "Nothing but what an export left out. Whether an expired entry still does harm is not documented.",
  },
  {
    number: 5,
    title: "The resource API offers application permissions only",
    story:
      "A client, often in another tenant, asks with /.default and a signed-in user for an API that exposes app roles but no delegated scope: there is nothing to issue a token for.",
    shown: "APIs without an enabled scope, and the clients that ask them for delegated access where both sides were read.",
    hidden: "Clients in tenants that were not exported, and APIs of others. Run the same check where the API lives.",
  },
  {
    number: 6,
    title: "The client has no delegated permission",
    story:
      "A client that asks for a user's refresh token without holding one delegated permission, such as User.Read, has nothing to renew.",
    shown: "Clients that sign users in and have neither a delegated permission nor a grant.",
    hidden: "Which scopes a client asks for at run time: those are in the code, not in the declaration.",
  },
];
