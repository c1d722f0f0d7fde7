import { principalOf } from "../build";
import {
  clientsOf,
  dropLinks,
  type Fault,
  hasCredential,
  hasPrincipal,
  isInteractive,
  onApplication,
  principalHasCredential,
} from "./fault";

export const principalFaults: readonly Fault[] = [
  onApplication(
    "client-without-service-principal",
    (m, system) =>
      hasPrincipal(m) && (isInteractive(m) || hasCredential(m)) && !principalHasCredential(m) && clientsOf(m, system).length === 0,
    (member, system) => {
      dropLinks(system, member.principal?.id);
      member.principal = null;
    },
  ),
  {
    rule: "disabled-by-microsoft",
    plant(system, random) {
      const holders = [...system.principals, ...Object.values(system.members).map(({ app }) => app)];
      const holder = random.pick(holders);
      holder.disabledByMicrosoftStatus = "DisabledDueToViolationOfServicesAgreement";
      return [{ rule: "disabled-by-microsoft", subject: holder.id }];
    },
  },
  {
    rule: "disabled-service-principal",
    plant(system, random) {
      const principals = [...system.principals, ...Object.values(system.members).flatMap(({ principal }) => principal ?? [])];
      if (principals.length === 0) return undefined;
      const principal = random.pick(principals);
      principal.accountEnabled = false;
      return [{ rule: "disabled-service-principal", subject: principal.id }];
    },
  },
  // A fault of each client: the API is not a client itself.
  onApplication(
    "resource-without-service-principal",
    (m, system) => hasPrincipal(m) && m.app.requiredResourceAccess.length === 0 && clientsOf(m, system).length > 0,
    (api, system) => {
      dropLinks(system, api.principal?.id);
      api.principal = null;
      return clientsOf(api, system).map(({ app }) => ({ rule: "resource-without-service-principal", subject: app.id }));
    },
  ),
  // Made by a command that was given the wrong one of the two ids.
  onApplication(
    "service-principal-of-object-id",
    (m, _s, part) => ["idle", "bot"].includes(part),
    (member, system, random) => {
      const rule = "service-principal-of-object-id";
      const { app } = member;
      const wrong = { ...principalOf(app, random), appId: app.id, servicePrincipalNames: [app.id] };
      system.principals.push(wrong);
      if (member.principal === null) return [{ rule, subject: wrong.id }];
      dropLinks(system, member.principal.id);
      member.principal = null;
      return [
        { rule, subject: wrong.id },
        { rule: "client-without-service-principal", subject: app.id },
      ];
    },
  ),
];
