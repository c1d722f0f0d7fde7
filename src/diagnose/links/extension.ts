import { microsoftGraphAppId } from "../../entra/microsoft";
import { known } from "../../model/unknown";
import { advise, type Answer, type Context, type LinkDefinition, withoutPlace } from "../link";
import { broken, undetermined } from "../answers";
import { userFlows } from "../flows";

/** Microsoft's application that calls custom authentication extensions. */
const extensions = "99045fe1-7639-4a75-9d4a-577b6ca3810f";

const principals: Readonly<
  Record<string, { readonly appId: string; readonly name: string; readonly wants: "present" | "enabled" | "both" }>
> = {
  AADSTS1003017: { appId: extensions, name: "Azure AD Authentication Extensions", wants: "present" },
  AADSTS1003018: { appId: extensions, name: "Azure AD Authentication Extensions", wants: "enabled" },
  AADSTS1003022: { appId: microsoftGraphAppId, name: "Microsoft Graph", wants: "both" },
};

/** Custom authentication extensions need two service principals of Microsoft. */
export const extension: LinkDefinition = {
  id: "authentication-extension",
  title: "The service principals of custom authentication extensions",
  flows: userFlows,
  onlyForCode: true,
  rules: [],
  checks: [
    {
      causes: {
        AADSTS1003017: "Microsoft's service principal for authentication extensions is not in the tenant",
        AADSTS1003018: "Microsoft's service principal for authentication extensions is switched off",
        AADSTS1003022: "The service principal of Microsoft Graph is missing or switched off",
      },
      ask: isThere,
    },
  ],
  shows: () => [],
  sources: [
    {
      description: "Microsoft, custom authentication extensions: errors 1003017, 1003018, 1003022",
      url: "https://learn.microsoft.com/entra/identity-platform/custom-extension-troubleshoot",
    },
  ],
};

function isThere(context: Context): Answer | undefined {
  const { code, directory } = context;
  const wanted = code === undefined ? undefined : principals[code];
  if (!wanted || code === undefined) return undefined;
  const { appId, name, wants } = wanted;
  const principal = directory.links.servicePrincipal(appId);
  const ids = { id: appId };
  if (!principal) {
    if (wants === "enabled") return undefined;
    const text = `the service principal of ${name} (${appId}) is not in this run`;
    if (directory.facts.servicePrincipals !== "complete")
      return undetermined([code], [withoutPlace(text)], advise("Look for it in the tenant.", [["az", "az ad sp show --id {id}"]], ids));
    return broken([code], [withoutPlace(text)], advise("Create it in the tenant.", [["az", "az ad sp create --id {id}"]], ids));
  }
  if (wants === "present" || known(principal.accountEnabled) !== false) return undefined;
  const text = `the service principal of ${name} (${appId}) is switched off (accountEnabled: false)`;
  return broken(
    [code],
    [context.evidence(principal, ["accountEnabled"], text)],
    advise("Enable it.", [["az", "az ad sp update --id {id} --set accountEnabled=true"]], ids),
  );
}
