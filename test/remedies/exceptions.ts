/** Rules whose commands only look, each with the reason why none of them can put it right. */
export const looks: Readonly<Record<string, string>> = {
  "disabled-by-microsoft": "Microsoft alone can enable it again.",
  "malformed-client-id": "Only people know which application was meant; the command finds its client id.",
  "obo-custom-signing-key": "A second registration is needed, and the API's clients have to move to it.",
  "public-client-with-secret": "Only its owner knows which credentials nobody uses, or that it is to be two applications.",
  "redirect-uri-on-two-platforms": "Only its owner knows on which platform the client redeems the code.",
  "unknown-graph-permission": "Only people know which permission was meant; the command lists those that there are.",
  "unknown-scope-on-resource": "Only people know which permission was meant; the command lists those that there are.",
  "unrecognised-key-credential": "Only its owner knows whether somebody needs the key.",
};

/** Bad examples whose fault no command in this tenant puts right, each with the reason. */
export const beyondCommands: Readonly<Record<string, string>> = {
  "disabled-application/bad-of-another-tenant": "The application is another tenant's: its owner has to activate it.",
  "password-flow-enabled/bad-declared-password-flow": "The declared flow has to leave aadguard.yaml too.",
  "token-encryption-key-missing/bad-usage": "The certificate has to be added first, which only its owner holds.",
};

/** What shows only once the fault is gone, by rule: each other rule with the reason. */
export const leadsTo: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "client-without-delegated-permission": { "ungranted-delegated-permission": "The remedy says to consent to what is listed now." },
  "client-without-service-principal": {
    "resource-without-service-principal": "What a client lacks is asked once it is one in the tenant.",
  },
  "delegated-client-of-app-only-resource": {
    "ungranted-delegated-permission": "The remedy says to consent to what is listed now.",
    "unknown-scope-on-resource": "The dead permission that it listed shows once there is another one.",
  },
  "disabled-service-principal": { "saml-without-signing-certificate": "The keys of a principal count once it is enabled." },
  "obo-application-only-downstream": { "ungranted-delegated-permission": "The remedy says to consent to what is listed now." },
  "resource-without-delegated-scopes": {
    "unknown-scope-on-resource": "The dead permission that a client lists shows once there is another one.",
  },
  "resource-without-service-principal": {
    "ungranted-delegated-permission": "Consent can be missed once there is a principal to consent to.",
  },
  "retired-azure-ad-graph": { "resource-not-listed": "The consent to the retired API is still there." },
};

/** Remedies that add or change more than one thing, each with the reason. None loses more than one. */
export const wider: Readonly<Record<string, string>> = {
  "delegated-client-of-app-only-resource": "The API exposes the permission, and the client lists it.",
  "saml-without-signing-certificate": "A token signing certificate has two halves and a password.",
  "symmetric-signing-key": "The same key stands on the application and on its principal.",
  "unassigned-application": "Admin consent is to all that the application lists.",
  "ungranted-admin-consent": "Admin consent is to all that the application lists.",
  "ungranted-delegated-permission": "Admin consent is to all that the application lists.",
  "web-redirect-without-credential": "Redirect URIs that belong to a single-page application all move there.",
};
