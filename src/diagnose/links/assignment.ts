import type { AppRoleAssignment, ServicePrincipal } from "../../model/declarations";
import { isGuid } from "../../model/guid";
import { known } from "../../model/unknown";
import { advise } from "../advice";
import { withoutPlace, type Context } from "../context";
import { everyFlow, flowModels, userFlows } from "../flows";
import type { Answer, LinkDefinition } from "../link";
import { clientIsUnsettled } from "./unsettled";

/** Where assignment is required: users to the client, daemons to the resource. */
export const assignment: LinkDefinition = {
  id: "assignment",
  title: "Assignment",
  flows: everyFlow,
  rules: [
    { rule: "unassigned-user-assignment", of: ["clientPrincipal"], flows: userFlows, least: "note" },
    { rule: "unassigned-application", of: ["request"], flows: ["clientCredentials"] },
  ],
  checks: [
    {
      causes: { AADSTS50105: "The client requires assignment, and the user is not assigned" },
      flows: userFlows,
      hidden: "Who is a member of an assigned group: look at the groups of the user.",
      ask: thisUser,
    },
  ],
  gaps: [clientIsUnsettled],
  shows(context) {
    const { client, resource, flow } = context.request;
    const principal = flowModels[flow].user ? client.servicePrincipal : resource.servicePrincipal;
    if (!principal) return [withoutPlace("no service principal requires one")];
    const isRequired = known(principal.appRoleAssignmentRequired) === true;
    return [
      context.evidence(principal, ["appRoleAssignmentRequired"], isRequired ? "required, and there are assignments" : "not required"),
    ];
  },
  sources: [
    {
      description: "Microsoft, AADSTS50105: the user is not assigned",
      url: "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts50105-user-not-assigned-role",
    },
  ],
};

/** Somebody is assigned, which the rule is content with; whether this user is, the request decides. */
function thisUser(context: Context): Answer | undefined {
  const { request, directory } = context;
  const { user, client } = request;
  const principal = client.servicePrincipal;
  if (user === undefined || !principal || known(principal.appRoleAssignmentRequired) !== true) return undefined;
  if (!directory.facts.assignments) return undefined;
  const assigned = directory.links
    .assignmentsOn(principal)
    .filter((each) => known(each.principalType)?.toLowerCase() !== "serviceprincipal");
  if (assigned.length === 0 || assigned.some((each) => isFor(user, each))) return undefined;
  const aadsts = ["AADSTS50105"];
  const isSure = isGuid(user) && assigned.every((each) => known(each.principalType)?.toLowerCase() === "user" && known(each.principalId));
  const text = `assignment is required, and ${user} is not among the users of this run that are assigned`;
  if (isSure) return { status: "broken", aadsts, evidence: [required(text, principal, context)], remediation: assign(principal) };
  return {
    status: "cannot-be-seen",
    aadsts,
    evidence: [required(`assignment is required; whether ${user} is assigned, or a member of a group that is`, principal, context)],
    see: advise(
      "Look at the assignments of the enterprise application (Users and groups).",
      [["powershell", "Get-MgUserAppRoleAssignment -UserId {user} | Where-Object ResourceId -eq '{objectId}'"]],
      { user, objectId: known(principal.id) ?? null },
    ),
  };
}

function isFor(user: string, { principalId }: AppRoleAssignment): boolean {
  return known(principalId)?.toLowerCase() === user.toLowerCase();
}

function required(text: string, principal: ServicePrincipal, context: Context) {
  return context.evidence(principal, ["appRoleAssignmentRequired"], text);
}

function assign(principal: ServicePrincipal) {
  return advise(
    "Assign the user, or a group of theirs, to the enterprise application.",
    [
      [
        "powershell",
        "New-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId {objectId} -ResourceId {objectId} -PrincipalId {user} -AppRoleId 00000000-0000-0000-0000-000000000000",
      ],
    ],
    { objectId: known(principal.id) ?? null, user: null },
  );
}
