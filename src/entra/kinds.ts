/** What an application can be; `aadguard.yaml` names them so, and so does the fact `kinds` of a subject. */
export const kinds = [
  /** A client or an API of OAuth 2.0 and OpenID Connect. */
  "oauth",
  "saml",
  "wsFederation",
  /** Single sign-on by a stored password: no token is issued. */
  "passwordSso",
  /** A link in the portal: no token is issued. */
  "linked",
  "applicationProxy",
  /** An Azure DevOps service connection: a client that no user signs in to. */
  "serviceConnection",
  /** Of the Power Platform. */
  "connector",
  "bot",
  /** The two applications that run Azure AD B2C's custom policies. */
  "b2cFramework",
  /** Made by Microsoft in the tenant's own name: the P2P Server and the like. */
  "microsoftMade",
  /** A blueprint of agents, its principal, or an agent. */
  "agent",
  "managedIdentity",
  /** A principal of SharePoint's Access Control Service, which ended in April 2026. */
  "legacyAcs",
] as const;

export type Kind = (typeof kinds)[number];

/** What an application is, as far as it can be told. */
export interface KindFact {
  /** Mostly one; several where it is several things at once. Empty where it is open. */
  readonly kinds: readonly Kind[];
  /** Why it cannot be told: a reason of `src/policy/reasons.ts`, and the field that would settle it. */
  readonly open?: { readonly reason: string; readonly field: string };
}
