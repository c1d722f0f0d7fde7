import type { Application, KeyCredential, PasswordCredential, ServicePrincipal } from "../model/declarations";
import { known, knownElements } from "../model/unknown";

/** Keys that tokens are signed with. The platform signs with certificates only: a symmetric key is a fault, no signing key. */
export function signingKeys(holder: Application | ServicePrincipal | undefined): KeyCredential[] {
  if (!holder || known(holder.keyCredentials)?.length === 0) return [];
  return knownElements(holder.keyCredentials).filter(
    ({ type, usage }) => known(usage)?.toLowerCase() === "sign" && known(type)?.toLowerCase() !== "symmetric",
  );
}

/**
 * The directory makes a token signing certificate as three: a Sign key, its Verify half and a password, which share a key id or a
 * custom key identifier. None of them is the client's. As `credential.of_signing_pair` has it.
 */
export function isOfSigningPair(item: KeyCredential | PasswordCredential, holder: Application | ServicePrincipal): boolean {
  return signingKeys(holder).some((key) => shares(key, item, "keyId") || shares(key, item, "customKeyIdentifier"));
}

function shares(a: KeyCredential, b: KeyCredential | PasswordCredential, name: "keyId" | "customKeyIdentifier"): boolean {
  const [first, second] = [known(a[name]), known(b[name])];
  return !!first && first.toLowerCase() === second?.toLowerCase();
}
