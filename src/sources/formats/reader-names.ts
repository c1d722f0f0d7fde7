/** What the readers are called: data about formats names them without loading them. A test holds it equal to the readers. */
export const entraObjects = "Microsoft Entra objects";
export const collections = "Collections of Entra objects";
export const organization = "Organization of the tenant";
export const exportManifest = "Manifest of aadguard export";
export const bareList = "Part of an application (bare list)";
export const pulumiStackExport = "Pulumi stack export";
export const pulumiPreview = "Pulumi preview (--json)";
export const pulumiEvents = "Pulumi preview (streaming JSON)";
export const terraformPlan = "Terraform or OpenTofu plan (show -json)";
export const terraformState = "Terraform or OpenTofu state (show -json)";
export const terraformStateFile = "Terraform or OpenTofu state file (*.tfstate)";
export const bicepTemplate = "compiled Bicep template (Microsoft Graph extension)";
