import { client, withoutPrincipal, type Edit, type Program } from "./program";

const renamed = (displayName: string): Edit => [`displayName: "${displayName}"`, `displayName: "${displayName} (new)"`];

/** A symmetric key on the service principal, which the program calls `principal`. */
const symmetric = (name: string): Edit[] => [
  [/$/, `new azuread.ServicePrincipalCertificate("${name}", { servicePrincipalId: principal.id, type: "Symmetric", value: "eA==" });\n`],
];
const symmetricKey = ["symmetric-key-credential"];

/** Applications of other kinds than a client of OAuth, and clients that look like another kind. */
export const programsOfKinds: readonly Program[] = [
  {
    name: "kind-daemon-consent",
    stack: "second",
    faulty: { edits: [withoutPrincipal("kind-daemon-consent")], rejectedBy: client },
    updated: [renamed("Contoso inventory reader")],
  },
  {
    name: "kind-b2c",
    stack: "second",
    faulty: {
      edits: [["fallbackPublicClientEnabled: true", "fallbackPublicClientEnabled: false"]],
      rejectedBy: ["public-flow-on-confidential-client"],
    },
    updated: [['["myapp://auth"]', '["myapp://auth", "myapp://auth/again"]']],
  },
  {
    name: "kind-bot",
    stack: "second",
    faulty: { edits: [withoutPrincipal("kind-bot")], rejectedBy: client },
    updated: [renamed("Contoso helpdesk bot")],
  },
  {
    name: "kind-service-connection",
    stack: "second",
    faulty: { edits: [withoutPrincipal("kind-service-connection")], rejectedBy: client },
    updated: [renamed("contoso-shop-azure")],
  },
  {
    name: "kind-password-sign-on",
    stack: "second",
    faulty: { edits: symmetric("kind-password-sign-on"), rejectedBy: symmetricKey },
    updated: [renamed("Contoso old orders")],
  },
  {
    name: "kind-proxy",
    stack: "second",
    faulty: { edits: symmetric("kind-proxy"), rejectedBy: symmetricKey },
    updated: [renamed("Contoso intranet")],
  },
  {
    name: "kind-saml",
    stack: "second",
    faulty: {
      edits: [[/new azuread\.ServicePrincipalTokenSigningCertificate\([^]*?\);\n/, ""]],
      rejectedBy: ["saml-without-signing-certificate"],
    },
    updated: [renamed("Contoso people")],
  },
  {
    name: "kind-ws-federation",
    stack: "second",
    faulty: { edits: symmetric("kind-ws-federation"), rejectedBy: symmetricKey },
    updated: [renamed("Contoso archive")],
  },
  {
    name: "kind-managed-identity",
    stack: "second",
    faulty: {
      edits: [["api://AzureADTokenExchange", "api://AzureADTokenExchnge"]],
      rejectedBy: ["federated-credential-audience"],
    },
    updated: [renamed("Contoso image service")],
  },
];
