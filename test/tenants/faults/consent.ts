import { graph } from "../microsoft";
import type { Member } from "../system";
import { exposeSwitchedOff } from "./switched-off";
import { type Fault, hasPrincipal, isInteractive, isPersonal, onApplication } from "./fault";

const asksUsers = (m: Member): boolean => hasPrincipal(m) && isInteractive(m) && !isPersonal(m);

/** A permission of Microsoft Graph that was added after the last consent. */
function askMore({ app }: Member, value: string): void {
  const id = graph.scopes.find((scope) => scope.value === value)?.id ?? "";
  const entry = app.requiredResourceAccess.find(({ resourceAppId }) => resourceAppId === graph.appId);
  entry?.resourceAccess.push({ id, type: "Scope" });
}

export const consentFaults: readonly Fault[] = [
  onApplication(
    "assignment-required-without-admin-consent",
    (m) => asksUsers(m) && m.principal?.appRoleAssignmentRequired === true,
    ({ principal }, system) => {
      system.grants = system.grants.filter(({ clientId }) => clientId !== principal?.id);
    },
    "open",
  ),
  onApplication(
    "bundled-consent-gap",
    ({ app }) => app.signInAudience === "AzureADMultipleOrgs" && app.api.knownClientApplications.length > 0,
    ({ app }) => void (app.api.knownClientApplications = []),
  ),
  {
    rule: "grant-of-unknown-scope",
    plant({ grants, members }, random) {
      if (grants.length === 0) return undefined;
      const grant = random.pick(grants);
      const value = random.pick(["Records.Raed", "Nothing.Read", "User.Raed"]);
      grant.scope += ` ${value}`;
      const api = Object.values(members).find(({ principal }) => principal?.id === grant.resourceId);
      if (api && random.chance(0.5)) exposeSwitchedOff(api, { id: random.guid(), type: "Scope", value });
      return [{ rule: "grant-of-unknown-scope", subject: grant.id }];
    },
  },
  onApplication(
    "unassigned-application",
    (m, { members }) => members.api?.daemonOnly === true && m !== members.api,
    ({ principal }, system) => {
      system.assignments = system.assignments.filter(({ principalId }) => principalId !== principal?.id);
    },
  ),
  {
    rule: "unassigned-user-assignment",
    plant(system) {
      const user = system.assignments.find(({ principalType }) => principalType !== "ServicePrincipal");
      if (!user) return undefined;
      system.assignments = system.assignments.filter((each) => each !== user);
      return [{ rule: "unassigned-user-assignment", subject: user.resourceId }];
    },
  },
  onApplication(
    "ungranted-admin-consent",
    (m) => asksUsers(m) && m.principal?.appRoleAssignmentRequired === false,
    (m) => askMore(m, "Directory.Read.All"),
    "open",
  ),
  onApplication(
    "ungranted-delegated-permission",
    (m) => asksUsers(m) && m.principal?.appRoleAssignmentRequired === false,
    (m) => askMore(m, "Calendars.Read"),
    "open",
  ),
  onApplication(
    "user-consent-blocked",
    asksUsers,
    (m, _, random) => askMore(m, random.pick(["Calendars.Read", "Directory.Read.All"])),
    "closed",
  ),
];
