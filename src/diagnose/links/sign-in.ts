import { isGuid } from "../../entra/guid";
import { known } from "../../model/unknown";
import { type Advice, advise, type Answer, type Context, type Evidence, type LinkDefinition, withoutPlace } from "../link";
import { userFlows } from "../flows";

/**
 * What no declaration shows. These links are never called sound, and never broken: each says where to look.
 */
const codes = "https://learn.microsoft.com/entra/identity-platform/reference-error-codes";

const signInCauses = {
  AADSTS50000: "The user's password is expired, wrong, or out of sync with the directory on premises",
  AADSTS50055: "The user's password has expired",
  AADSTS50126: "The user name or the password is wrong",
  AADSTS50144: "The user's password in the directory on premises has expired",
  AADSTS50076: "Multifactor authentication is required, and the request cannot ask for it",
  AADSTS53003: "A policy of Conditional Access blocks the sign-in",
};

/** Root cause 1: the user's password, and what stands around it. */
export const userSignIn: LinkDefinition = {
  id: "user-sign-in",
  title: "The user's sign-in",
  flows: userFlows.filter((flow) => flow !== "refreshToken" && flow !== "onBehalfOf"),
  rules: [],
  checks: [
    {
      causes: signInCauses,
      hidden: "The state of anyone's password, and what Conditional Access asks: look into the user's sign-in log.",
      ask: passwordState,
    },
  ],
  shows: () => [],
  sources: [
    {
      description: "Microsoft, AADSTS50000: the user's password is expired, invalid or out of sync",
      url: "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50000-issuing-token-sign-in-service",
    },
    { description: "Microsoft, error codes: 50055, 50126, 50144, 50076, 53003", url: codes },
  ],
};

function passwordState(context: Context): Answer {
  const {
    request: { user, flow, client },
  } = context;
  const whose = user === undefined ? "the user's password" : `the password of ${user}`;
  const handed = flow === "ropc" ? ", which this flow hands to the application" : "";
  const takes = exposure(context);
  return {
    status: "cannot-be-seen",
    aadsts: Object.keys(signInCauses),
    evidence: [
      withoutPlace(
        `${whose}${handed}: whether it is right, expired or out of sync with the on-premises directory is not visible in any declaration`,
      ),
      withoutPlace("what Conditional Access asks at this sign-in"),
      ...(takes ? [takes] : []),
    ],
    see: signInLog(user, client.appId),
    ...(takes ? { ruleId: "password-flow-enabled" } : {}),
  };
}

/** What of it a declaration shows: that the application may ask users for their passwords itself. */
function exposure(context: Context): Evidence | undefined {
  const { client, code } = context;
  if (code === undefined || !client || known(client.isFallbackPublicClient) !== true) return undefined;
  const text = "public client flows are allowed: the application itself may take the user's password, where no page can ask for a new one";
  return context.evidence(client, ["isFallbackPublicClient"], text);
}

function signInLog(user: string | undefined, appId: string | undefined): Advice {
  const field = user !== undefined && isGuid(user) ? "userId" : "userPrincipalName";
  const select = "UserPrincipalName,AccountEnabled,LastPasswordChangeDateTime,OnPremisesSyncEnabled,OnPremisesLastSyncDateTime";
  return advise(
    "Look at the user's failed sign-ins (they show the error code and its reason), and when the password was last changed and synchronised.",
    [
      [
        "az",
        `az rest --url https://graph.microsoft.com/v1.0/auditLogs/signIns --url-parameters "\\$filter=${field} eq '{user}' and appId eq '{appId}'" "\\$top=10"`,
      ],
      ["powershell", `Get-MgAuditLogSignIn -Filter "${field} eq '{user}' and appId eq '{appId}'" -Top 10`],
      ["powershell", `Get-MgUser -UserId {user} -Property ${select} | Format-List ${select}`],
    ],
    { user: user ?? null, appId: appId ?? null },
  );
}

const tokenCauses = {
  AADSTS70008: "The refresh token has expired",
  AADSTS700082: "The refresh token has expired, having lain unused for too long",
  AADSTS50173: "The refresh token was revoked, with the user's password or by an administrator",
};

export const refreshToken: LinkDefinition = {
  id: "refresh-token",
  title: "The refresh token",
  flows: ["refreshToken"],
  rules: [],
  checks: [
    {
      causes: tokenCauses,
      hidden: "Whether a refresh token is still valid: look into the user's non-interactive sign-ins.",
      ask: tokenState,
    },
  ],
  shows: () => [],
  sources: [{ description: "Microsoft, error codes: 70008, 700082, 50173", url: codes }],
};

function tokenState({ request: { user, client } }: Context): Answer {
  return {
    status: "cannot-be-seen",
    aadsts: Object.keys(tokenCauses),
    evidence: [
      withoutPlace(
        "whether the refresh token is still valid: it expires when it is not used, and is revoked with the user's password or by an administrator",
      ),
    ],
    see: advise(
      `${signInLog(user, client.appId).text} Sign-ins by refresh token are among the non-interactive ones.`,
      [["powershell", "Get-MgUser -UserId {user} -Property SignInSessionsValidFromDateTime | Format-List SignInSessionsValidFromDateTime"]],
      { user: user ?? null },
    ),
  };
}
