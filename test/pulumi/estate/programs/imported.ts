import * as azuread from "@pulumi/azuread";

// It was made in the portal, along with its service principal.
const app = new azuread.Application(
  "imported",
  { displayName: "Made by hand", identifierUris: ["api://by-hand"] },
  { import: "/applications/0b6f0c1e-4a51-4f0d-9d1e-3c5a7b9d1f02" },
);
new azuread.ApplicationPassword("imported", { applicationId: app.id });
