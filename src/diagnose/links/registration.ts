import { everyFlow } from "../flows";
import { withoutPlace, type LinkDefinition } from "../link";

/** What the rules find on the client beside the other links: a rule of the catalogue that none of them knows. */
export const registration: LinkDefinition = {
  id: "registration",
  title: "The client's registration otherwise",
  flows: everyFlow,
  rules: [],
  checks: [],
  shows: (context) => {
    const { application, displayName } = context.request.client;
    const text = `no other rule finds a fault in ${displayName}`;
    return [application ? context.evidence(application, ["appId"], text) : withoutPlace(text)];
  },
};
