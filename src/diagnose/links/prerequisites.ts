import { advise, type Answer, type Context, withoutPlace } from "../link";
import { asksItself, isFirstParty, isHeld, isPersonalOnly } from "../request";

/**
 * A rule is silent where an earlier one speaks: one fault, one rule. A link behind a broken one is not sound for that: it cannot be
 * seen before the other is fixed.
 */
const settleFirst = (title: string) => advise(`Fix the link "${title}" first.`);

/** Of a resource that the run does not hold and no table knows, nothing can be said. */
export function resourceIsUnsettled({ request }: Context): Answer | undefined {
  const { resource } = request;
  if (isHeld(resource) || asksItself(request) || isFirstParty(resource)) return undefined;
  return {
    status: "cannot-be-seen",
    aadsts: [],
    evidence: [withoutPlace(`${resource.displayName} is not in this run`)],
    see: settleFirst("The resource's id or URI"),
  };
}

/** Consent and assignment are given to a service principal. */
export function clientIsUnsettled({ request: { client }, directory }: Context): Answer | undefined {
  const isProven = directory.facts.servicePrincipals === "complete";
  if (client.servicePrincipal || isPersonalOnly(client) || !isHeld(client) || !isProven) return undefined;
  const text = `${client.displayName} has no service principal that it could be given to`;
  return { status: "cannot-be-seen", aadsts: [], evidence: [withoutPlace(text)], see: settleFirst("The client's service principal") };
}
