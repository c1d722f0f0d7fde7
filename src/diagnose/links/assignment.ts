import type { AppRoleAssignment, ServicePrincipal } from "../../model/declarations";
import { isGuid } from "../../entra/guid";
import { isKnown, known } from "../../model/unknown";
import { AssignmentFacts } from "../../policy/assignment-facts";
import { advise, type Answer, type Context, type LinkDefinition, type RuleUse, withoutPlace } from "../link";
import { everyFlow, flowModels, flowsWhere, userFlows } from "../flows";
import { asksItself, isFirstParty, isPersonalOnly } from "../request";
import { clientIsUnsettled } from "./prerequisites";

const unassigned = "The API requires assignment, and the client is assigned to none of its app roles";
const unassignedCodes = ["AADSTS501051", "AADSTS50105"];
const daemonFlows = flowsWhere(({ user }) => !user);
const unassignedApplication: RuleUse = { rule: "unassigned-application", of: ["request"], flows: daemonFlows };

/** Where assignment is required: users to the client, daemons to the resource. */
export const assignment: LinkDefinition = {
  id: "assignment",
  title: "Assignment",
  flows: everyFlow,
  rules: [{ rule: "unassigned-user-assignment", of: ["clientPrincipal"], flows: userFlows, least: "note" }, unassignedApplication],
  checks: [
    {
      causes: { AADSTS50105: "The client requires assignment, and the user is not assigned" },
      flows: userFlows,
      hidden: "Who is a member of an assigned group: look at the groups of the user.",
      ask: thisUser,
    },
    {
      causes: { AADSTS501051: unassigned, AADSTS50105: unassigned },
      flows: daemonFlows,
      ask: unlistedWithoutAssignment,
    },
  ],
  gaps: [clientIsUnsettled],
  shows(context) {
    const { client, resource, flow, user } = context.request;
    const isUsers = flowModels[flow].user;
    const principal = isUsers ? client.servicePrincipal : resource.servicePrincipal;
    if (asksItself(context.request) && !isUsers) return [withoutPlace("the client asks for itself")];
    if (!principal) return [withoutPlace("no service principal requires one")];
    if (known(principal.appRoleAssignmentRequired) !== true) return [required("not required", principal, context)];
    const who = isUsers ? (user === undefined ? "users or groups are" : "the user is") : `${client.displayName} is`;
    return [required(`required, and ${who} assigned`, principal, context)];
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
  if (isSure) return { status: "broken", aadsts, evidence: [required(text, principal, context)], remediation: assign(principal, user) };
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

/** The rule asks about the application permissions that the client lists; the API requires assignment of others too. */
function unlistedWithoutAssignment(context: Context): Answer | undefined {
  const { request, directory, judge } = context;
  const { client, resource } = request;
  if (asksItself(request) || isPersonalOnly(client) || judge.answers(unassignedApplication).length > 0) return undefined;
  const principal = resource.servicePrincipal;
  if (!principal)
    return isFirstParty(resource)
      ? undefined
      : unknownAssignment(`whether ${resource.displayName} requires assignment: its service principal is not in this run`, context);
  if (!isKnown(principal.appRoleAssignmentRequired) && !isFirstParty(resource))
    return unknownAssignment(`whether ${resource.displayName} requires assignment`, context);
  if (known(principal.appRoleAssignmentRequired) !== true) return undefined;
  const isAssigned = new AssignmentFacts(directory).isAssigned(client.servicePrincipal, principal);
  if (isAssigned === true) return undefined;
  if (isAssigned !== false)
    return unknownAssignment(`${resource.displayName} requires assignment; whether ${client.displayName} is assigned`, context);
  const text = `${resource.displayName} requires assignment, and ${client.displayName} is assigned to none of its app roles`;
  return {
    status: "broken",
    aadsts: unassignedCodes,
    evidence: [required(text, principal, context)],
    remediation: advise(
      "Assign the client to one of the API's app roles: list the application permission, then grant admin consent.",
      [
        ["az", "az ad app permission admin-consent --id {appId}"],
        [
          "powershell",
          "New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId {clientObjectId} -PrincipalId {clientObjectId} -ResourceId {resourceObjectId} -AppRoleId {role}",
        ],
      ],
      {
        appId: client.appId ?? null,
        clientObjectId: known(client.servicePrincipal?.id) ?? null,
        resourceObjectId: known(principal.id) ?? null,
        role: null,
      },
    ),
  };
}

function unknownAssignment(text: string, context: Context): Answer {
  const { resource } = context.request;
  const principal = resource.servicePrincipal;
  return {
    status: "cannot-be-seen",
    aadsts: unassignedCodes,
    evidence: [principal ? required(text, principal, context) : withoutPlace(text)],
    see: advise(
      "Export the API's service principal and its `appRoleAssignedTo`, or look at its assignments.",
      [
        ["az", "az ad sp show --id {id} --query appRoleAssignmentRequired"],
        ["powershell", "Get-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId {objectId}"],
      ],
      { id: resource.appId ?? null, objectId: known(principal?.id) ?? null },
    ),
  };
}

function isFor(user: string, { principalId }: AppRoleAssignment): boolean {
  return known(principalId)?.toLowerCase() === user.toLowerCase();
}

function required(text: string, principal: ServicePrincipal, context: Context) {
  return context.evidence(principal, ["appRoleAssignmentRequired"], text);
}

function assign(principal: ServicePrincipal, user: string) {
  return advise(
    "Assign the user, or a group of theirs, to the enterprise application.",
    [
      [
        "powershell",
        "New-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId {objectId} -ResourceId {objectId} -PrincipalId {user} -AppRoleId 00000000-0000-0000-0000-000000000000",
      ],
    ],
    { objectId: known(principal.id) ?? null, user },
  );
}
