import type { KeyCredential, PasswordCredential } from "../../model/declarations";
import { isUnknown, unknown, type Field } from "../../model/unknown";
import { from, type Part } from "./part";
import type { PropertyPath, PulumiResource } from "./resource";
import { at, text, time } from "./values";

const words: Readonly<Record<string, PropertyPath>> = {
  startDateTime: ["startDate"],
  endDateTime: ["endDate"],
  usage: [],
};
const byKeyId = (credential: unknown): unknown => at(credential, ["keyId"]);

function byKeyIdAndUsage(credential: unknown): unknown {
  const keyId = byKeyId(credential);
  return typeof keyId === "string" ? `${keyId} ${String(at(credential, ["usage"]))}` : keyId;
}

/** `ApplicationCertificate`, `ServicePrincipalCertificate`. `value` (the key itself) is never read. */
function certificate(owner: Part["owner"]): Part {
  return {
    owner,
    lists: ["keyCredentials"],
    add(draft, resource) {
      const key: KeyCredential = {
        ...common(resource),
        type: text(at(resource.props, ["type"])) ?? null,
        // azuread writes no other usage (terraform-provider-azuread, internal/helpers/credentials).
        usage: "Verify",
      };
      draft.append("keyCredentials", key, from(resource, [], words), byKeyId);
    },
  };
}

/** `ApplicationPassword`, `ServicePrincipalPassword`. `value` (the secret itself) is never read. */
function password(owner: Part["owner"]): Part {
  return {
    owner,
    lists: ["passwordCredentials"],
    add(draft, resource) {
      const secret: PasswordCredential = { ...common(resource), displayName: text(at(resource.props, ["displayName"])) ?? null };
      draft.append("passwordCredentials", secret, from(resource, [], words), byKeyId);
    },
  };
}

/**
 * `ServicePrincipalTokenSigningCertificate`: Entra makes a pair of keys, one to sign and one to verify, and a password
 * that guards the private key (https://learn.microsoft.com/graph/api/serviceprincipal-addtokensigningcertificate).
 */
const tokenSigningCertificate: Part = {
  owner: "servicePrincipalId",
  lists: ["keyCredentials", "passwordCredentials"],
  add(draft, resource) {
    const pair = {
      ...common(resource),
      displayName: text(at(resource.props, ["displayName"])) ?? null,
      // The three share a thumbprint in the tenant, which is not known before; here they share the resource.
      customKeyIdentifier: resource.urn,
    };
    for (const usage of ["Sign", "Verify"]) {
      const key: KeyCredential = { ...pair, type: "AsymmetricX509Cert", usage };
      draft.append("keyCredentials", key, from(resource, [], { ...words, type: [] }), byKeyIdAndUsage);
    }
    draft.append("passwordCredentials", pair, from(resource, [], words), byKeyId);
  },
};

function common(resource: PulumiResource): {
  keyId: Field<string>;
  startDateTime: Field<string | null>;
  endDateTime: Field<string | null>;
} {
  return {
    keyId: text(at(resource.props, ["keyId"])) ?? unknown("computed"),
    startDateTime: moment(resource, "startDate"),
    endDateTime: moment(resource, "endDate"),
  };
}

/**
 * A time that the program leaves to the provider is not known before deployment either, yet it is not an open question: the
 * end lies ahead then (two years, or `endDateRelative`), so a credential that is made now is not expired.
 */
function moment({ props, propertyDependencies }: PulumiResource, property: "startDate" | "endDate"): Field<string | null> {
  const value = time(at(props, [property])) ?? null;
  return isUnknown(value) && value.$unknown === "computed" && !(property in propertyDependencies) ? null : value;
}

/** The claims of tokens for this service principal are mapped: by a `ClaimsMappingPolicy`, of this stack or another. */
const claimsMapping: Part = {
  owner: "servicePrincipalId",
  lists: ["claimsMappingPolicies"],
  add(draft, resource) {
    const policy = text(at(resource.props, ["claimsMappingPolicyId"]));
    draft.append("claimsMappingPolicies", policy ?? unknown("computed"), from(resource, ["claimsMappingPolicyId"]));
  },
};

export const credentialParts: Readonly<Record<string, Part>> = {
  ApplicationCertificate: certificate("applicationId"),
  ApplicationPassword: password("applicationId"),
  ServicePrincipalCertificate: certificate("servicePrincipalId"),
  ServicePrincipalPassword: password("servicePrincipalId"),
  ServicePrincipalTokenSigningCertificate: tokenSigningCertificate,
  ServicePrincipalClaimsMappingPolicyAssignment: claimsMapping,
};
