import { known } from "../model/unknown";
import type { Judged } from "../policy/judged";
import type { Directory } from "../directory";
import { type Advice, advise, type Context, type Role } from "./link";
import { grantsFor } from "./grants";
import { isHeld, isPersonalOnly, type NamedApplication } from "./request";

/** The declarations in a role; none where the run holds none. */
export function subjectsOf(role: Role, context: Context): Judged[] {
  const { client, resource } = context.request;
  switch (role) {
    case "client":
      return present(client.application);
    case "request":
      return present(context.view.client);
    case "clientPrincipal":
      return present(client.servicePrincipal);
    case "mistakenPrincipal":
      return present(mistakenPrincipal(context));
    case "resource":
      return present(resource.application === client.application ? context.view.client : resource.application);
    case "resourcePrincipal":
      return present(resource.servicePrincipal);
    case "grants":
      return grantsFor(context);
  }
}

function mistakenPrincipal({ request: { client }, directory }: Context) {
  const id = known(client.application?.id);
  return id ? directory.links.servicePrincipal(id) : undefined;
}

const present = <T>(one: T | undefined): T[] => (one === undefined ? [] : [one]);

const exportIt = advise("Add it to the run: export applications and service principals, or ask the owner of the application.", [
  ["az", "az ad app list --all"],
  ["az", "az ad sp list --all"],
]);

/**
 * Why a role is empty although the link rests on it; undefined where nothing is amiss: an API of another tenant or of
 * Microsoft has no application here, and needs none.
 */
export function missing(role: Role, { request: { client, resource }, directory }: Context): { text: string; see: Advice } | undefined {
  switch (role) {
    case "client":
    case "request":
      return { text: isHeld(client) ? `the application of ${client.displayName} is not in this run` : notHeld(client), see: exportIt };
    case "clientPrincipal":
      return isPersonalOnly(client) ? undefined : principalOf(client, directory);
    case "resourcePrincipal":
      return principalOf(resource, directory);
    case "mistakenPrincipal":
    case "resource":
    case "grants":
      return undefined;
  }
}

function principalOf(named: NamedApplication, { facts }: Directory): { text: string; see: Advice } {
  const isProven = facts.servicePrincipals === "complete" && facts.origin === "observed";
  const see = isProven ? advise("Mend the broken link about it first.") : exportIt;
  if (!isHeld(named)) return { text: notHeld(named), see };
  const text = isProven
    ? `${named.displayName} has no service principal to look at`
    : `the service principal of ${named.displayName} is not in this run`;
  return { text, see };
}

const notHeld = ({ displayName }: NamedApplication): string => `${displayName} is not in this run`;
