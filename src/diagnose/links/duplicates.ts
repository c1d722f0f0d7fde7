import type { Application, ServicePrincipal } from "../../model/declarations";
import { known, knownElements } from "../../model/unknown";
import { advise, type Answer, type Context, type LinkDefinition, withoutPlace } from "../link";
import { broken, isAbout, undetermined } from "../answers";
import { registeredFlows } from "../flows";

const clash = ["AADSTS650011", "AADSTS650051"];

/** A URI that two applications have: the platform cannot tell which of them is meant, and makes no service principal for the second. */
export const uniqueNames: LinkDefinition = {
  id: "unique-names",
  title: "Identifier URIs that only one application has",
  flows: registeredFlows,
  onlyForCode: true,
  rules: [],
  checks: [
    {
      causes: {
        AADSTS650011: "Two applications of the tenant have the same identifier URI",
        AADSTS650051: "The service principal cannot be created: another one has one of its names, or the tenant is unmanaged",
      },
      hidden: "Whether the tenant is unmanaged (made by a self-service sign-up): its administrator has to take it over.",
      ask: isShared,
    },
  ],
  shows: () => [],
  sources: [
    {
      description: "The field: AADSTS650051, a name that another service principal has",
      url: "https://github.com/NuGet/NuGetGallery/issues/7932",
    },
  ],
};

type Holder = Application | ServicePrincipal;

function namesOf(holder: Holder): string[] {
  const names = holder.kind === "application" ? holder.identifierUris : holder.servicePrincipalNames;
  return knownElements(names).filter((name) => /[:/]/.test(name));
}

/** Those that belong to the same application are one. */
function idOf(holder: Holder): string {
  return known(holder.appId)?.toLowerCase() ?? holder.key ?? known(holder.id) ?? "";
}

function isShared(context: Context): Answer | undefined {
  if (!isAbout(context, clash)) return undefined;
  const { directory, request } = context;
  const holders: Holder[] = [...directory.applications, ...directory.servicePrincipals];
  const first = new Map<string, Holder>();
  for (const holder of holders) {
    for (const name of namesOf(holder)) {
      const key = name.toLowerCase();
      const other = first.get(key);
      if (!other) first.set(key, holder);
      else if (idOf(other) !== idOf(holder)) return shared(name, other, holder, context);
    }
  }
  const text = `no two applications of this run have the same identifier URI${directory.facts.servicePrincipals === "complete" ? "" : "; not all service principals are in it"}`;
  const see = advise(
    "Look for other service principals with one of the names, and whether the tenant is managed.",
    [["powershell", "Get-MgServicePrincipal -Filter \"servicePrincipalNames/any(n: n eq '{uri}')\""]],
    {
      uri: namesOf(request.resource.application ?? request.client.application ?? ({ kind: "application" } as Application))[0] ?? null,
    },
  );
  return undetermined(clash, [withoutPlace(text)], see);
}

function shared(name: string, a: Holder, b: Holder, context: Context): Answer {
  const fieldOf = (holder: Holder): string => (holder.kind === "application" ? "identifierUris" : "servicePrincipalNames");
  const nameOf = (holder: Holder): string => `${known(holder.displayName) ?? "an application"} (${known(holder.appId) ?? "no client id"})`;
  const text = `${name} belongs to two: ${nameOf(a)} and ${nameOf(b)}`;
  const evidence = [context.evidence(b, [fieldOf(b)], text), context.evidence(a, [fieldOf(a)], `${nameOf(a)} has it too`)];
  return broken(clash, evidence, advise("Give one of them another identifier URI, best one with its own client id (api://<client id>)."));
}
