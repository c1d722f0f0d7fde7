import { everyFlow } from "../flows";
import type { LinkDefinition } from "../link";

/** What the rules find on the client beside the other links: a rule of the catalogue that none of them knows. */
export const registration: LinkDefinition = {
  id: "registration",
  title: "The client's registration otherwise",
  flows: everyFlow,
  rules: [],
  checks: [],
  shows: (context) => (context.client ? [context.evidence(context.client, [], "the rules find nothing else on it")] : []),
};
