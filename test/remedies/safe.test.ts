import { type Command, catalogue, type Remedy } from "../../src/policy/catalogue";

// Of all commands, also those that no example reaches.

const remedies = catalogue().rules.flatMap(({ id, remediation, variants }) => [
  [id, remediation] as const,
  ...Object.entries(variants).flatMap(([name, variant]) =>
    variant.remediation ? [[`${id} (${name})`, variant.remediation] as const] : [],
  ),
]);
const commandsWhere = (holds: (command: Command) => boolean): string[] =>
  remedies.flatMap(([name, { commands }]) => commands.filter(holds).map(({ command }) => `${name}: ${command}`));

/** What sets a whole list, by shell. A federated credential's audiences are one. */
const setters = {
  az: /--(web-redirect-uris|public-client-redirect-uris|identifier-uris|app-roles|required-resource-accesses)\b|redirectUris|oauth2PermissionScopes|knownClientApplications|preAuthorizedApplications|"scope"/,
  powershell:
    /-(RequiredResourceAccess|KeyCredentials|PasswordCredentials|IdentifierUris|AppRoles)\b|RedirectUris =|Oauth2PermissionScopes =|KnownClientApplications =|PreAuthorizedApplications =|Update-MgOauth2PermissionGrant/,
};
const readers = { az: /\$\(az (ad app show|rest) /, powershell: /Get-Mg(Application|ServicePrincipal|Oauth2PermissionGrant|\{mgNoun\})/ };

test("a command that sets a list reads it first", () => {
  const sets = ({ shell, command }: Command): boolean => /update|PATCH|Update-/.test(command) && setters[shell].test(command);
  expect(commandsWhere(sets).length).toBeGreaterThan(20);
  expect(commandsWhere((each) => sets(each) && !readers[each.shell].test(each.command))).toEqual([]);
});

test("a credential is added to the others", () => {
  expect(commandsWhere(({ command }) => /credential reset(?!.*--append)/.test(command))).toEqual([]);
});

const weakening =
  /is-fallback-public-client true|IsFallbackPublicClient:\$true|appRoleAssignmentRequired=false|AppRoleAssignmentRequired:\$false|AzureADMultipleOrgs|AzureADandPersonal/;

test("no command weakens security, and a text that offers it says so, after what does not", () => {
  expect(commandsWhere(({ command }) => weakening.test(command))).toEqual([]);
  const offers = remedies.filter(([, { text }]: readonly [string, Remedy]) =>
    /(switch|make).*\b(on|off|multi-tenant)\b.*weakens security/s.test(text),
  );
  expect(offers.map(([name]) => name)).toEqual([
    "assignment-required-without-admin-consent",
    "public-flow-on-confidential-client",
    "public-flow-on-confidential-client (b2c)",
    "single-tenant-resource",
    "unassigned-user-assignment",
  ]);
  for (const [, { text }] of offers) expect(text.indexOf(".")).toBeLessThan(text.indexOf("weakens security"));
});
