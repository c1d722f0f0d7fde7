/** Invented objects as Microsoft Graph gives them, for scans of a few files. */
export const now = "2026-11-23T00:00:00Z";

const signingKey = {
  keyId: "3b0e0c1a-6a52-4f0e-9f4b-0b8f6c1d2e01",
  type: "Symmetric",
  usage: "Sign",
  startDateTime: "2020-01-01T00:00:00Z",
  endDateTime: "2099-01-01T00:00:00Z",
  key: "VGhpcyBpcyBrZXkgbWF0ZXJpYWw=",
};

/** One error (its signing key) of `symmetric-signing-key`. */
export const faulty = {
  id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c01",
  appId: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a01",
  displayName: "Orders API",
  signInAudience: "AzureADMyOrg",
  keyCredentials: [signingKey],
};

/** One warning of `all-credentials-expired`, from 2025-01-01 on. */
export const expired = {
  id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c02",
  appId: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a02",
  displayName: "Billing Daemon",
  signInAudience: "AzureADMyOrg",
  keyCredentials: [],
  passwordCredentials: [
    {
      keyId: "3b0e0c1a-6a52-4f0e-9f4b-0b8f6c1d2e02",
      startDateTime: "2023-01-01T00:00:00Z",
      endDateTime: "2025-01-01T00:00:00Z",
      hint: "x~Q",
      secretText: "x~Q8Q~very-secret",
    },
  ],
  federatedIdentityCredentials: [],
};

/** As an export with `$select=id,appId,displayName` leaves it. */
export const selected = {
  id: "0b6f3f52-7c1d-4c0e-8a55-5a4d2d1e9c03",
  appId: "4f1c1a5e-0d4e-4f6b-9a53-2f3f0d1b7a03",
  displayName: "Stock",
  signInAudience: "AzureADMyOrg",
};
