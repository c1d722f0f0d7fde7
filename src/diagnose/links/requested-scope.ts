import { type Advice, advise, type Answer, type Context, type Evidence, idsOf, type LinkDefinition, withoutPlace } from "../link";
import { exposureOfResource } from "../requested-permissions";
import { delegatedFlows, flowModels, registeredFlows } from "../flows";
import { basisOf, basisOfDefault, type ScopeBasis } from "../scope-basis";
import { isAbout } from "../answers";
import { asksItself } from "../request";
import { noPermissionNamed, scopeHint, scopeIsMalformed, severalResources } from "./scope-text";

const permissions = {
  description: "Microsoft, scopes and consent: /.default",
  url: "https://learn.microsoft.com/entra/identity-platform/scopes-oidc",
};

const hidden = "The scopes that a client asks for are in its code: look at the failing request.";

/** What `scope` asks for, against what the client lists or holds. */
export const requestedScope: LinkDefinition = {
  id: "requested-scope",
  title: "The requested scope",
  flows: registeredFlows,
  rules: [
    {
      rule: "resource-not-listed",
      of: ["client"],
      flows: delegatedFlows,
      // Incremental consent is a pattern, so the rule notes it only; this request asks for what is listed.
      least: "note",
      optional: () => true,
      bears: ({ element }, { request }) => element.toLowerCase() === request.resource.appId,
      when: ({ request, code }) => request.scopes === undefined || code === "AADSTS650057",
    },
  ],
  checks: [
    {
      causes: { AADSTS70011: "The scope parameter is malformed, or names an API that nobody answers to" },
      hidden,
      ask: scopeIsMalformed,
    },
    { causes: { AADSTS28000: "The scope asks for several APIs in one request" }, hidden, ask: severalResources },
    { causes: { AADSTS28002: "The scope names an API and no permission of it" }, hidden, ask: noPermissionNamed },
    {
      causes: { AADSTS1002012: "The client credentials flow asks for another scope than /.default" },
      flows: registeredFlows.filter((flow) => !flowModels[flow].user),
      hidden,
      ask: notDefaultOnly,
    },
    {
      causes: { AADSTS70011: "The request mixes /.default with single scopes" },
      flows: delegatedFlows,
      hidden,
      ask: mixedDefault,
    },
    {
      causes: {
        AADSTS650053: "The scope that is asked for does not exist at the resource, or is disabled",
        AADSTS70011: "The scope that is asked for does not exist at the resource, or is disabled",
      },
      flows: delegatedFlows,
      hidden,
      ask: unknownScopes,
    },
    {
      causes: {
        AADSTS65001: "The client neither lists nor has a grant for the scope that it asks for",
        AADSTS650057: "The client asks for /.default of a resource that it does not list",
        AADSTS65005: "The client asks for an API or a scope that it does not list",
      },
      flows: delegatedFlows,
      hidden,
      ask: notHeld,
    },
  ],
  shows,
  sources: [
    permissions,
    {
      description: "Microsoft, error codes: 65001, 650057, 70011",
      url: "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
    },
    {
      description: "Microsoft, AADSTS65005: the request does not match what the application lists",
      url: "https://learn.microsoft.com/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-error",
    },
    {
      description: "The field: AADSTS650053, a scope that the resource does not have",
      url: "https://github.com/MicrosoftDocs/azure-docs/issues/67211",
    },
    {
      description: "The field: AADSTS1002012, a scope other than /.default in client credentials",
      url: "https://github.com/MicrosoftDocs/azure-docs/issues/99862",
    },
  ],
};

/** A daemon asks for everything that it was given, or for nothing. */
function notDefaultOnly({ request }: Context): Answer | undefined {
  if (request.scopes === undefined) return undefined;
  return {
    status: "broken",
    aadsts: ["AADSTS1002012"],
    evidence: [
      withoutPlace(`the client credentials flow asks for "${request.scopeText}"; it takes one scope, the resource with /.default after it`),
    ],
    remediation: advise(`Ask for ${uriOf(request.resource)}/.default; application permissions come by assignment, not by scope.`),
  };
}

function mixedDefault({ request }: Context): Answer | undefined {
  const isDefaultGiven = /(^|\s|\/)\.default(\s|$)/.test(request.scopeText ?? "");
  if (!isDefaultGiven || request.scopes === undefined) return undefined;
  return {
    status: "broken",
    aadsts: ["AADSTS70011"],
    evidence: [withoutPlace(`"${request.scopeText}" mixes /.default with single scopes`)],
    remediation: advise("Ask for /.default alone, or for the single scopes."),
  };
}

function uriOf({ written, by, appId }: Context["request"]["resource"]): string {
  return by === "uri" ? written : (appId ?? written);
}

function unknownScopes(context: Context): Answer | undefined {
  const { request } = context;
  const exposure = exposureOfResource(context);
  const absent = (request.scopes ?? []).filter((scope) => ["absent", "disabled"].includes(exposure.scope(scope) as string));
  if (absent.length === 0) return undefined;
  const { application, servicePrincipal, displayName } = request.resource;
  const date = exposure.tableDate ? ` (Microsoft Graph's permissions as of ${exposure.tableDate})` : "";
  const texts = absent.map((scope) => `${displayName} has no enabled delegated permission "${scope}"${date}${scopeHint(scope, context)}`);
  const holder = application ?? servicePrincipal;
  return {
    status: "broken",
    aadsts: isAbout(context, ["AADSTS70011"]) ? ["AADSTS650053", "AADSTS70011"] : ["AADSTS650053"],
    ...(context.request.sent.scope === undefined ? {} : { compares: true as const }),
    evidence: texts.map((text) => (holder ? context.evidence(holder, ["oauth2PermissionScopes"], text) : withoutPlace(text))),
    remediation: advise("Correct the scope in the request, or expose it on the API."),
  };
}

function notHeld(context: Context): Answer | undefined {
  const { request } = context;
  if (asksItself(request)) return undefined;
  const exposure = exposureOfResource(context);
  const existing = request.scopes?.filter((scope) => !["absent", "disabled"].includes(exposure.scope(scope) as string));
  const all = existing
    ? existing.map((scope) => ({ scope, basis: basisOf(scope, context) }))
    : [{ scope: undefined, basis: basisOfDefault(context) }];
  return answer(all, "neither", "broken", context) ?? answer(all, "undetermined", "cannot-be-seen", context);
}

type ScopeWithBasis = { readonly scope: string | undefined; readonly basis: ScopeBasis };

function answer(
  all: readonly ScopeWithBasis[],
  basis: ScopeBasis,
  status: "broken" | "cannot-be-seen",
  context: Context,
): Answer | undefined {
  const concerned = all.filter((each) => each.basis === basis);
  if (concerned.length === 0) return undefined;
  const { client, resource } = context.request;
  const texts = concerned.map(({ scope }) => {
    const what = scope === undefined ? `a permission of ${resource.displayName}` : `"${scope}" of ${resource.displayName}`;
    return status === "broken"
      ? `${client.displayName} neither lists nor has a grant for ${what}`
      : `whether ${client.displayName} lists or has a grant for ${what}`;
  });
  const isDefault = concerned.some(({ scope }) => scope === undefined);
  // The newer codes that stand for a part of 65005 have causes of their own.
  const isUmbrella = context.code === "AADSTS65005";
  return {
    status,
    aadsts: ["AADSTS65001", ...(isDefault ? ["AADSTS650057"] : []), ...(isUmbrella ? ["AADSTS65005"] : [])],
    evidence: texts.map((text) => placed(text, context)),
    ...(status === "broken" ? { remediation: remedy(context) } : { see: look(context) }),
  };
}

function placed(text: string, context: Context): Evidence {
  return context.client ? context.evidence(context.client, ["requiredResourceAccess"], text) : withoutPlace(text);
}

function remedy({ request }: Context): Advice {
  return advise(
    "List the permission in the client's application, and let the user or an administrator consent to it.",
    [
      ["az", "az ad app permission add --id {appId} --api {resourceAppId} --api-permissions {permissionId}=Scope"],
      ["az", "az ad app permission admin-consent --id {appId}"],
    ],
    { ...idsOf(request.client), resourceAppId: request.resource.appId ?? null, permissionId: null },
  );
}

function look({ request }: Context): Advice {
  return advise(
    "Look at the permissions that the client lists, and at its grants; or export them with the applications.",
    [
      ["az", "az ad app permission list --id {appId}"],
      ["az", "az ad app permission list-grants --id {appId}"],
    ],
    idsOf(request.client),
  );
}

function shows(context: Context): Evidence[] {
  const { request } = context;
  if (!flowModels[request.flow].user) return [withoutPlace("/.default, the only scope of this flow")];
  if (asksItself(request)) return [withoutPlace("the client asks for itself")];
  if (request.scopes === undefined) return [placed(`/.default: ${request.resource.displayName} is ${basisOfDefault(context)}`, context)];
  if (request.scopes.length === 0) return [withoutPlace("scopes of OpenID Connect only")];
  return request.scopes.map((scope) => placed(`"${scope}" is ${basisOf(scope, context)}`, context));
}
