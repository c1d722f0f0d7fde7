import { isMultiTenant } from "../../entra/client";
import { isGuid } from "../../entra/guid";
import { isKnown } from "../../model/unknown";
import { broken } from "../answers";
import { advise, type Answer, type Context, idsOf, type LinkDefinition, withoutPlace } from "../link";
import { everyFlow } from "../flows";
import { tenantOfMicrosoft } from "../tenants-of-microsoft";

const whereAsked = "The authority that the client asks is in its code or settings.";

/** Where the request goes, against the accounts that the client is registered for. */
export const authority: LinkDefinition = {
  id: "authority",
  title: "The authority and its accounts",
  flows: everyFlow.filter((flow) => flow !== "managedIdentity"),
  rules: [{ rule: "password-flow-personal-accounts", of: ["client"], flows: ["ropc"] }],
  checks: [
    {
      causes: { AADSTS50194: "A single-tenant application is asked for through common or organizations" },
      hidden: whereAsked,
      ask: singleTenantThroughCommon,
    },
    {
      causes: { AADSTS700016: "A single-tenant application is asked for in another tenant than its own" },
      hidden: whereAsked,
      ask: singleTenantElsewhere,
    },
    {
      causes: { AADSTS9002331: "An application for personal accounts only is asked for through another authority than consumers" },
      hidden: whereAsked,
      ask: personalElsewhere,
    },
    {
      causes: { AADSTS9001023: "The password flow is sent to common or consumers" },
      flows: ["ropc"],
      hidden: whereAsked,
      ask: passwordThroughCommon,
    },
    // No source tells a code of it.
    { causes: {}, ask: organisationalThroughConsumers },
  ],
  shows(context) {
    const { client, request } = context;
    const where = request.authority === undefined ? "asked in the tenant of this run" : `asked through ${request.authority}`;
    return client
      ? [context.evidence(client, ["signInAudience"], `${where}; its accounts: ${audienceOf(context) ?? "not known"}`)]
      : [withoutPlace(where)];
  },
  sources: [
    {
      description: "Microsoft, error codes: 50194, 700016",
      url: "https://learn.microsoft.com/entra/identity-platform/reference-error-codes",
    },
    {
      description: "Microsoft, password flow: not through common or consumers (9001023)",
      url: "https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc",
    },
    {
      description: "The field: AADSTS9002331, an application for personal accounts only, asked for elsewhere than through consumers",
      url: "https://stackoverflow.com/questions/73102294",
    },
    {
      description: "The field: a single-tenant registration in a bot that is configured as multi-tenant (700016 in 'Bot Framework')",
      url: "https://github.com/microsoft/botframework-sdk/issues/6525",
    },
    {
      description: "Microsoft, which accounts each authority accepts",
      url: "https://learn.microsoft.com/entra/identity-platform/msal-client-application-configuration#authority",
    },
  ],
};

/** `null` is the documented default of an application: one tenant. */
function audienceOf({ client }: Context): string | undefined {
  if (!client || !isKnown(client.signInAudience)) return undefined;
  return client.signInAudience ?? "AzureADMyOrg";
}

/** `common` and `organizations` stand for any tenant. */
function isAnyTenant(name: string | undefined): boolean {
  return name !== undefined && ["common", "organizations"].includes(name.toLowerCase());
}

function isConsumers(name: string): boolean {
  return name.toLowerCase() === "consumers";
}

function singleTenantThroughCommon(context: Context): Answer | undefined {
  const { client, request } = context;
  if (!isAnyTenant(request.authority)) return undefined;
  const aadsts = ["AADSTS50194"];
  const audience = audienceOf(context);
  if (audience === undefined) return unknownAudience(context, aadsts);
  if (audience !== "AzureADMyOrg" || !client) return undefined;
  return {
    status: "broken",
    aadsts,
    evidence: [
      context.evidence(
        client,
        ["signInAudience"],
        `${request.client.displayName} is for one tenant only, and asked for through ${request.authority}`,
      ),
    ],
    remediation: advise(
      "Send the request to the tenant (https://login.microsoftonline.com/<tenant id>), or make the application multi-tenant.",
      [["az", "az ad app update --id {appId} --sign-in-audience AzureADMultipleOrgs"]],
      idsOf(request.client),
    ),
  };
}

function singleTenantElsewhere(context: Context): Answer | undefined {
  const { client, request, directory } = context;
  const { authority: tenant } = request;
  if (!client || tenant === undefined || isAnyTenant(tenant) || isConsumers(tenant)) return undefined;
  const audience = audienceOf(context);
  if (audience !== undefined && audience !== "AzureADMyOrg") return undefined;
  const { homeTenant } = directory;
  const aadsts = ["AADSTS700016"];
  const others = audience === "AzureADMyOrg" ? ofOthers(tenant, context) : undefined;
  if (others) return others;
  if (homeTenant?.toLowerCase() === tenant.toLowerCase()) return undefined;
  if (audience === undefined) return unknownAudience(context, aadsts);
  if (homeTenant === undefined || !isGuid(tenant)) {
    const see = advise("Compare the tenant's id with that of the request's authority.", [
      ["az", "az account show --query tenantId --output tsv"],
    ]);
    const text = `whether ${tenant} is the tenant that was exported; ${request.client.displayName} is for its own tenant only`;
    return { status: "cannot-be-seen", aadsts, evidence: [context.evidence(client, ["signInAudience"], text)], see };
  }
  return {
    status: "broken",
    aadsts,
    evidence: [
      context.evidence(
        client,
        ["signInAudience"],
        `${request.client.displayName} is for its own tenant ${homeTenant} only, and asked for in ${tenant}`,
      ),
    ],
    remediation: advise("Send the request to the application's own tenant, or make the application multi-tenant."),
  };
}

/** A tenant of Microsoft's own, which a misconfigured client comes to without naming it. */
function ofOthers(tenant: string, context: Context): Answer | undefined {
  const { client, request } = context;
  const other = tenantOfMicrosoft(tenant);
  if (!client || !other) return undefined;
  const text = `${request.client.displayName} is for its own tenant only, but the request went to the tenant "${other.name}": ${other.meaning}`;
  return broken(["AADSTS700016"], [context.evidence(client, ["signInAudience"], text)], advise(other.remedy), { compares: true });
}

/** Personal accounts are in no tenant, and answer for themselves alone. */
function personalElsewhere(context: Context): Answer | undefined {
  const { client, request } = context;
  if (!client || request.authority === undefined || isConsumers(request.authority)) return undefined;
  const aadsts = ["AADSTS9002331"];
  const audience = audienceOf(context);
  if (audience === undefined) return isAtHome(context) ? undefined : unknownAudience(context, aadsts);
  if (audience !== "PersonalMicrosoftAccount") return undefined;
  const text = `${request.client.displayName} is for personal accounts only, and asked for through ${request.authority}`;
  return {
    status: "broken",
    aadsts,
    evidence: [context.evidence(client, ["signInAudience"], text)],
    remediation: advise(
      "Send the request to https://login.microsoftonline.com/consumers, or let the application take accounts of tenants too.",
    ),
  };
}

/** Whatever the client is for: the password flow takes accounts of one tenant. */
function passwordThroughCommon({ request: { authority } }: Context): Answer | undefined {
  if (authority === undefined || !["common", "consumers"].includes(authority.toLowerCase())) return undefined;
  return {
    status: "broken",
    aadsts: ["AADSTS9001023"],
    evidence: [withoutPlace(`the password flow is asked through ${authority}; it takes accounts of a tenant only`)],
    remediation: advise("Send the request to the tenant or to organizations, or sign the user in by another flow."),
  };
}

function organisationalThroughConsumers(context: Context): Answer | undefined {
  const { client, request } = context;
  if (!client || request.authority === undefined || !isConsumers(request.authority)) return undefined;
  const audience = audienceOf(context);
  if (audience === undefined) return unknownAudience(context, []);
  if (!["AzureADMyOrg", "AzureADMultipleOrgs"].includes(audience)) return undefined;
  const text = `${request.client.displayName} is not for personal accounts, and asked for through ${request.authority}`;
  return {
    status: "broken",
    aadsts: [],
    evidence: [context.evidence(client, ["signInAudience"], text)],
    remediation: advise("Send the request to the tenant or to organizations, or let the application take personal accounts too."),
  };
}

function unknownAudience(context: Context, aadsts: readonly string[]): Answer {
  const { client, request } = context;
  const text = `the accounts that ${request.client.displayName} is for (signInAudience)`;
  return {
    status: "cannot-be-seen",
    aadsts,
    evidence: [client ? context.evidence(client, ["signInAudience"], text) : withoutPlace(text)],
    see: advise("Look at the application.", [["az", "az ad app show --id {appId} --query signInAudience"]], idsOf(request.client)),
  };
}

/** The exported tenant is meant: by its id, or by saying nothing. */
export function isAtHome({ request, directory }: Context): boolean {
  const { authority: tenant } = request;
  return tenant === undefined || (directory.homeTenant !== undefined && directory.homeTenant.toLowerCase() === tenant.toLowerCase());
}

/** For which accounts a declaration is, as far as it tells. */
export function isMultiTenantClient({ client }: Context): boolean {
  return client !== undefined && isMultiTenant(client);
}
