import { isKnown, known } from "../../model/unknown";
import { advise, type Answer, type Context, idsOf, type LinkDefinition } from "../link";
import { broken, isAbout, undetermined } from "../answers";

/** What comes from the authorization endpoint itself has to be switched on. */
export const responseType: LinkDefinition = {
  id: "response-type",
  title: "Tokens from the authorization endpoint",
  flows: ["implicit", "hybrid"],
  rules: [],
  checks: [
    {
      causes: {
        AADSTS700054: "An id token is asked of the authorization endpoint, and issuing it there is off",
        AADSTS700051: "An access token is asked of the authorization endpoint, and issuing it there is off",
      },
      hidden: "Which response_type the client asks for: it is in its code, or in the browser's address bar.",
      ask: isEnabled,
    },
  ],
  shows: (context) =>
    context.client ? [context.evidence(context.client, ["enableIdTokenIssuance"], "what is asked for is switched on")] : [],
  sources: [
    {
      description: "Microsoft, error codes: 700051, 700054, 70005",
      url: "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
    },
    {
      description: "The field: AADSTS700054 until id tokens were allowed",
      url: "https://github.com/microsoftgraph/msgraph-sample-reactspa/issues/39",
    },
  ],
};

const switches = {
  id_token: { field: "enableIdTokenIssuance", code: "AADSTS700054", words: "ID tokens", option: "--enable-id-token-issuance" },
  token: { field: "enableAccessTokenIssuance", code: "AADSTS700051", words: "access tokens", option: "--enable-access-token-issuance" },
} as const;

type Kind = keyof typeof switches;

/** By the code, by the response type of the message, else what the flow asks for at least. */
function wanted({ code, client, request: { sent, flow } }: Context): Kind[] {
  if (code === "AADSTS700054") return ["id_token"];
  if (code === "AADSTS700051") return ["token"];
  const words = sent.responseType?.split(/[\s+]+/) ?? [];
  const named = (["id_token", "token"] as const).filter((kind) => words.includes(kind));
  if (named.length > 0) return named;
  return flow === "hybrid" || code !== undefined || isOff(client) ? ["id_token"] : [];
}

/** Neither is switched on: whatever an implicit request asks for fails. */
function isOff(client: Context["client"]): boolean {
  return client !== undefined && Object.values(switches).every(({ field }) => isKnown(client[field]) && client[field] !== true);
}

function isEnabled(context: Context): Answer | undefined {
  const { client, request, code } = context;
  if (
    code !== undefined &&
    !isAbout(
      context,
      Object.values(switches).map((each) => each.code),
    )
  )
    return undefined;
  for (const kind of wanted(context)) {
    const { field, code: own, words, option } = switches[kind];
    if (!client) return undefined;
    const { displayName } = request.client;
    if (!isKnown(client[field])) {
      const text = `whether ${displayName} may get ${words} from the authorization endpoint (${field})`;
      const see = advise(
        "Look at the application.",
        [["az", "az ad app show --id {appId} --query web.implicitGrantSettings"]],
        idsOf(request.client),
      );
      return undetermined([own], [context.evidence(client, [field], text)], see);
    }
    if (known(client[field]) === true) continue;
    const text = `${displayName} does not allow ${words} from the authorization endpoint: ${field} is not true`;
    const remediation = advise(
      `Use the authorization code flow with PKCE, which needs no switch. Where the client cannot, as ASP.NET's hybrid sign-in and App Service authentication, allow ${words} under Authentication > Implicit grant and hybrid flows.`,
      kind === "id_token" ? [["az", `az ad app update --id {appId} ${option} true`]] : [],
      idsOf(request.client),
    );
    const compares = request.sent.responseType === undefined ? {} : ({ compares: true } as const);
    return broken([own], [context.evidence(client, [field], text)], remediation, compares);
  }
  return undefined;
}
