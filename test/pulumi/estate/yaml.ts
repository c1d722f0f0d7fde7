import { anotherPage, client, resource, wrongType, type Edit, type Program } from "./program";

/** Takes a service principal away. */
const yamlPrincipal = (name: string): Edit => [new RegExp(`  ${name}:\\n    type: azuread:ServicePrincipal\\n.*\\n`), ""];

/** The same in YAML. */
export const yamlPrograms: readonly Program[] = [
  {
    name: "yaml-sign-in",
    stack: "yaml",
    faulty: { edits: [yamlPrincipal("yaml-sign-in-principal")], rejectedBy: client },
    updated: [['signin-oidc"', 'signin-oidc", "https://wiki.contoso.com/other"']],
  },
  {
    name: "yaml-api",
    stack: "yaml",
    faulty: { edits: [yamlPrincipal("yaml-api-principal")], rejectedBy: resource },
    updated: [anotherPage("fleet")],
  },
  {
    name: "yaml-oidc",
    stack: "yaml",
    faulty: { edits: [yamlPrincipal("yaml-oidc-principal")], rejectedBy: client },
    updated: [["refs/heads/main", "refs/heads/release"]],
  },
  {
    name: "yaml-daemon",
    stack: "yaml",
    faulty: { edits: [["type: Role", "type: Scope"]], rejectedBy: wrongType },
    updated: [["Contoso reports", "Contoso daily reports"]],
  },
  {
    name: "yaml-cluster",
    stack: "yaml",
    faulty: {
      edits: [
        yamlPrincipal("yaml-cluster-principal"),
        [
          /azuread:ServicePrincipalPassword\n.*\n/,
          'azuread:ApplicationPassword\n    properties: { applicationId: "${yaml-cluster.id}" }\n',
        ],
      ],
      rejectedBy: client,
    },
    updated: [["aks of the fleet", "aks of the new fleet"]],
  },
  {
    name: "yaml-certificate",
    stack: "yaml",
    faulty: { edits: [["AsymmetricX509Cert", "Symmetric"]], rejectedBy: ["symmetric-key-credential"] },
    updated: [["Contoso archive", "Contoso deep archive"]],
  },
  {
    name: "yaml-grant",
    stack: "yaml",
    faulty: { edits: [["claimValues: [Maps.Read]", "claimValues: [Maps.Write]"]], rejectedBy: ["grant-of-unknown-scope"] },
    updated: [anotherPage("maps")],
  },
  {
    name: "yaml-registration",
    stack: "yaml",
    faulty: { edits: [["scopeIds:", "roleIds:"]], rejectedBy: wrongType },
    updated: [anotherPage("badge")],
  },
];
