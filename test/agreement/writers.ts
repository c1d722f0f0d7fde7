import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { aadGraph } from "../support/aad-graph";
import { asBicepTemplate } from "../support/declared/bicep";
import { asDeployedPulumiStack, asFirstPulumiPreview, asPulumiPreview } from "../support/declared/pulumi";
import { asTerraformPlan, asTerraformState, asTerraformStateFile } from "../support/declared/terraform";
import { microsoftGraph, powerShell } from "../support/dialect";
import { asEntraExporter } from "../support/entra-exporter";
import type { Collections } from "../support/examples";
import { asLooseFiles } from "../support/loose-files";
import type { Files } from "./verdicts";

const sources = join(__dirname, "..", "sources");

type Writers = Readonly<Record<string, (content: Collections) => Files>>;

/** Those of formats that have a folder of tests of their own: `test/sources/<name>/writers.ts`. */
const inFolders = readdirSync(sources)
  .map((name) => join(sources, name, "writers.ts"))
  .filter((path) => existsSync(path))
  .map((path) => jest.requireActual<{ writers: Writers }>(path).writers);

/** How each format of `src/sources/formats` is written. */
export const writers: Writers = {
  graph: (content) => asLooseFiles(content, microsoftGraph),
  powershell: (content) => asLooseFiles(content, powerShell),
  "entra-exporter": (content) => asEntraExporter(content, microsoftGraph),
  "aad-graph": (content) => asLooseFiles(content, aadGraph),
  "pulumi-stack": (content) => ({ "stack.json": asDeployedPulumiStack(declarable(content)) }),
  "pulumi-preview": (content) => ({ "preview.json": asPulumiPreview(declarable(content)) }),
  "pulumi-first-preview": (content) => ({ "preview.json": asFirstPulumiPreview(declarable(content)) }),
  "terraform-plan": (content) => ({ "plan.json": asTerraformPlan(declarable(content), "3") }),
  "terraform-plan-2": (content) => ({ "plan.json": asTerraformPlan(declarable(content), "2") }),
  "terraform-plan-1": (content) => ({ "plan.json": asTerraformPlan(declarable(content), "1") }),
  "terraform-state": (content) => ({ "state.json": asTerraformState(declarable(content), "3") }),
  "terraform-state-2": (content) => ({ "terraform.tfstate": asTerraformStateFile(declarable(content), "2") }),
  "terraform-state-1": (content) => ({ "state.json": asTerraformState(declarable(content), "1") }),
  bicep: (content) => ({ "main.json": asBicepTemplate(declarable(content), "imports") }),
  ...Object.assign({}, ...inFolders),
  "bicep-extensions": (content) => ({ "main.json": asBicepTemplate(declarable(content), "extensions") }),
};

/** Neither azuread nor Bicep has a resource for agent identities, and without a client id none of them can be adopted. */
function declarable(content: Collections): Collections {
  const servicePrincipals = content.servicePrincipals.filter(({ servicePrincipalType }) => servicePrincipalType !== "ServiceIdentity");
  return { ...content, servicePrincipals };
}
