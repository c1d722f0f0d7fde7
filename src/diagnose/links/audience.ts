import { isKnown, known } from "../../model/unknown";
import type { Application } from "../../model/declarations";
import { advise, type Answer, type Context, idsOf } from "../link";
import { broken, isAbout, undetermined } from "../answers";
import type { NamedApplication } from "../request";

/** The kinds of account that an audience admits: https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation */
export const admits = {
  AzureADMyOrg: { ownTenant: true, otherTenants: false, personal: false },
  AzureADMultipleOrgs: { ownTenant: true, otherTenants: true, personal: false },
  AzureADandPersonalMicrosoftAccount: { ownTenant: true, otherTenants: true, personal: true },
  PersonalMicrosoftAccount: { ownTenant: false, otherTenants: false, personal: true },
} as const;

export type Audience = keyof typeof admits;

/** `null` is the documented default: one tenant. */
export function audienceOf(application: Application): Audience | undefined {
  const { signInAudience } = application;
  if (!isKnown(signInAudience)) return undefined;
  const audience = signInAudience ?? "AzureADMyOrg";
  return audience in admits ? (audience as Audience) : undefined;
}

function audience(
  context: Context,
  { application, displayName }: NamedApplication,
  codes: readonly string[],
): Audience | Answer | undefined {
  if (!application) return undefined;
  const found = audienceOf(application);
  if (found !== undefined) return found;
  const see = advise("Look at the application.", [["az", "az ad app show --id {appId} --query signInAudience"]], {
    appId: known(application.appId) ?? null,
  });
  return undetermined(
    codes,
    [context.evidence(application, ["signInAudience"], `the accounts that ${displayName} is for (signInAudience)`)],
    see,
  );
}

/** One check: about these codes, the audience of one side, and what is wrong with it. */
export function checkAudience(
  context: Context,
  codes: readonly string[],
  side: NamedApplication,
  wrong: (audience: Audience) => string | undefined,
  remedy: string,
): Answer | undefined {
  if (!isAbout(context, codes)) return undefined;
  const found = audience(context, side, codes);
  if (found === undefined || typeof found !== "string") return found;
  const text = wrong(found);
  if (text === undefined || !side.application) return undefined;
  return broken(codes, [context.evidence(side.application, ["signInAudience"], text)], advise(remedy, [], idsOf(side)));
}
