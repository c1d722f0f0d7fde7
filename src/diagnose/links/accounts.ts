import { advise, type Answer, type Context, type LinkDefinition } from "../link";
import { isAbout, undetermined } from "../answers";
import { delegatedFlows, registeredFlows } from "../flows";
import { admits, audienceOf, checkAudience } from "./audience";
import { apiOfOneKind, personalAccountForApi, personalAtVersionOne } from "./api-accounts";

/** Tenants of Microsoft that stand for something else than an organisation. */
const personalTenants = ["9188040d-6c67-4c5b-b112-36a304b66dad", "live.com"];

const elsewhere = ["AADSTS50020"];
const noPersonal = ["AADSTS500200", "AADSTS500202", "AADSTS500204", "AADSTS9002339", "AADSTS500206"];
const workOnly = ["AADSTS90130", "AADSTS9002332", "AADSTS9002337"];
const otherTenant = ["AADSTS650059"];

/** Whose account signs in, against the accounts that client and API are registered for. */
export const accounts: LinkDefinition = {
  id: "accounts",
  title: "The accounts that client and API are for",
  flows: registeredFlows,
  onlyForCode: true,
  rules: [],
  checks: [
    {
      causes: { AADSTS50020: "A user of another organisation signs in to a single-tenant application" },
      flows: delegatedFlows,
      ask: userOfAnotherTenant,
    },
    {
      causes: {
        AADSTS500200: "A personal account signs in to an application that takes none",
        AADSTS500202: "A personal account signs in to an application that takes none",
        AADSTS500204: "A personal account signs in to an application that takes none",
        AADSTS500206: "A personal account signs in to an application that takes none",
        AADSTS9002339: "A personal account signs in through common to an application that takes none",
      },
      flows: delegatedFlows,
      ask: personalAccount,
    },
    { causes: { AADSTS500207: "A personal account asks for an API that takes none" }, flows: delegatedFlows, ask: personalAccountForApi },
    {
      causes: {
        AADSTS90130: "An application for work accounts is asked for through common or consumers",
        AADSTS9002332: "An application for work accounts is asked for through consumers",
        AADSTS9002337: "An application for work accounts is asked for through common",
      },
      ask: workAccountsOnly,
    },
    {
      causes: {
        AADSTS90124: "An API for work accounts is asked for through common or consumers",
        AADSTS90129: "An API whose tokens are of version 1 is asked for through common or consumers",
      },
      ask: apiOfOneKind,
    },
    {
      causes: {
        AADSTS500201: "A personal account signs in to an application whose tokens are of version 1",
        AADSTS90027: "A personal account signs in at the endpoint of version 1",
      },
      flows: delegatedFlows,
      ask: personalAtVersionOne,
    },
    { causes: { AADSTS650059: "A single-tenant application is asked for in another tenant" }, ask: singleTenant },
  ],
  shows: (context) => {
    const { client } = context;
    return client ? [context.evidence(client, ["signInAudience"], `accounts: ${audienceOf(client) ?? "not known"}`)] : [];
  },
  sources: [
    {
      description: "Microsoft, AADSTS50020: the user does not exist in the tenant",
      url: "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50020-user-account-identity-provider-does-not-exist",
    },
    {
      description: "Microsoft, supported account types (500200, 90130, 9002332)",
      url: "https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation",
    },
  ],
};

function isPersonal(provider: string | undefined): boolean {
  return provider !== undefined && personalTenants.some((tenant) => provider.toLowerCase().includes(tenant));
}

function userOfAnotherTenant(context: Context): Answer | undefined {
  const { client, sent, user } = context.request;
  const { homeTenant } = context.directory;
  const provider = sent.identityProvider;
  if (
    isAbout(context, elsewhere) &&
    provider !== undefined &&
    homeTenant !== undefined &&
    provider.toLowerCase().includes(homeTenant.toLowerCase())
  )
    return undefined;
  const who = `${user ?? "the user"}${provider === undefined ? "" : ` (of ${provider})`}`;
  const answer = checkAudience(
    context,
    elsewhere,
    client,
    (found) => {
      if (isPersonal(provider))
        return admits[found].personal ? undefined : `${client.displayName} takes no personal accounts (${found}), and ${who} has one`;
      return admits[found].otherTenants
        ? undefined
        : `${client.displayName} is for accounts of its own tenant only (${found}), and ${who} is of another one`;
    },
    "Invite the user as a guest and send the request to the tenant; or, if users of other organisations are meant, make the application multi-tenant (AzureADMultipleOrgs).",
  );
  if (answer || !isAbout(context, elsewhere) || !client.application) return answer;
  const text = `${client.displayName} takes accounts of other tenants: the request was sent to one tenant's authority, where the user is not a guest`;
  const see = advise(
    "Send the request to common or organizations; or invite the user as a guest, or sign the other account out.",
    [["powershell", "Get-MgUser -Filter \"mail eq '{user}'\""]],
    { user: user ?? null },
  );
  return undetermined(elsewhere, [context.evidence(client.application, ["signInAudience"], text)], see);
}

function personalAccount(context: Context): Answer | undefined {
  const { client } = context.request;
  return checkAudience(
    context,
    noPersonal,
    client,
    (found) => (admits[found].personal ? undefined : `${client.displayName} takes no personal accounts (${found})`),
    "Sign in with a work account; or register the application for personal accounts too (AzureADandPersonalMicrosoftAccount).",
  );
}

function workAccountsOnly(context: Context): Answer | undefined {
  const { client, authority } = context.request;
  const codes = workOnly;
  return checkAudience(
    context,
    codes,
    client,
    (found) =>
      admits[found].personal
        ? undefined
        : `${client.displayName} is for work accounts only (${found}), and is asked for through ${authority ?? "common or consumers"}`,
    "Send the request to the tenant, or to organizations where the application is multi-tenant.",
  );
}

function singleTenant(context: Context): Answer | undefined {
  const { client, sent } = context.request;
  const { homeTenant } = context.directory;
  return checkAudience(
    context,
    otherTenant,
    client,
    (found) =>
      admits[found].otherTenants
        ? undefined
        : `${client.displayName} is for its own tenant${homeTenant === undefined ? "" : ` ${homeTenant}`} only (${found}), and was asked for in ${sent.tenant ?? "another one"}`,
    "Send the request to the application's own tenant, or make the application multi-tenant.",
  );
}
