import { isKnown, known } from "../../model/unknown";
import { exposureOfResource } from "../requested-permissions";
import { type Context, type Evidence, type LinkDefinition, withoutPlace } from "../link";
import { delegatedFlows, flowModels, registeredFlows } from "../flows";
import { asksItself } from "../request";
import { idsAreNotDefined, roleIsForUsers } from "./permission-ids";
import { resourceIsUnsettled } from "./prerequisites";

const isEntry = ({ path }: { path: readonly (string | number)[] }): boolean => path[0] === "requiredResourceAccess";
const entryFields = ["requiredResourceAccess"];
const asksAnother = ({ request }: Context): boolean => !asksItself(request);

/** The permission exists at the resource, is enabled, and is of the flow's kind. */
export const permission: LinkDefinition = {
  id: "permission",
  title: "The permission at the resource",
  flows: registeredFlows,
  rules: [
    { rule: "delegated-client-of-app-only-resource", of: ["request"], flows: delegatedFlows },
    { rule: "wrong-permission-type", of: ["request"], bears: isEntry, fields: entryFields },
    { rule: "unknown-scope-on-resource", of: ["request"], bears: isEntry, fields: entryFields },
    { rule: "unknown-graph-permission", of: ["request"] },
    { rule: "resource-without-delegated-scopes", of: ["resource"], flows: delegatedFlows, when: asksAnother },
    { rule: "client-without-delegated-permission", of: ["client"], flows: delegatedFlows, when: asksAnother },
    { rule: "obo-application-only-downstream", of: ["request"], flows: ["onBehalfOf"] },
  ],
  checks: [
    {
      causes: {
        AADSTS65006: "The client lists permission ids that the API does not define as that type",
        AADSTS1003031: "The client's list of permissions has entries that their APIs do not define",
      },
      ask: idsAreNotDefined,
    },
    { causes: { AADSTS650061: "The client lists an app role that only users can have" }, ask: roleIsForUsers },
  ],
  gaps: [resourceIsUnsettled],
  shows(context) {
    const { request } = context;
    const listed = listedPermissions(context);
    if (listed.length > 0) return listed;
    return [
      withoutPlace(
        flowModels[request.flow].user
          ? "nothing of the resource is asked for"
          : "no application permission is listed: the token carries no role",
      ),
    ];
  },
};

function listedPermissions(context: Context): Evidence[] {
  const { client } = context.view;
  const exposure = exposureOfResource(context);
  const entries = known(client?.requiredResourceAccess) ?? [];
  return entries.flatMap((entry, i) => {
    const accesses = isKnown(entry) ? (known(entry.resourceAccess) ?? []) : [];
    return accesses.flatMap((access, j) => {
      const id = isKnown(access) ? known(access.id) : undefined;
      if (!client || !id || ![exposure.scope(id), exposure.role(id)].includes("enabled")) return [];
      const text = `${exposure.valueOf(id) ?? id} is exposed and enabled`;
      return [context.evidence(client, ["requiredResourceAccess", i, "resourceAccess", j, "id"], text)];
    });
  });
}
