import type { Diagnostic } from "../../model/diagnostic";
import { adapt } from "../azuread";
import { incomplete } from "../azuread/tenants";
import type { JsonDocument, Reader, ReadResult } from "../reader";
import type { TerraformDocument } from "./document";
import { isPlan, readPlan } from "./plan";
import { isRawState, readRawState } from "./raw-state";
import { resourcesOf } from "./resources";
import { isShownState, readShownState } from "./state";

/** `terraform show -json` or `tofu show -json` of a plan. */
export const terraformPlan: Reader = {
  format: "Terraform or OpenTofu plan (show -json)",
  detect: (document) => document.form === "json" && isPlan(document.value),
  read: (document) =>
    document.form === "json" && isPlan(document.value) ? yieldOf(document, readPlan(document.value, document.pointer)) : nothing,
};

/** `terraform show -json` or `tofu show -json` of a state. */
export const terraformState: Reader = {
  format: "Terraform or OpenTofu state (show -json)",
  detect: (document) => document.form === "json" && isShownState(document.value),
  read: (document) =>
    document.form === "json" && isShownState(document.value)
      ? yieldOf(document, readShownState(document.value, document.pointer))
      : nothing,
};

/** `terraform.tfstate`. */
export const terraformStateFile: Reader = {
  format: "Terraform or OpenTofu state file (*.tfstate)",
  detect: (document) => document.form === "json" && isRawState(document.value),
  read: (document) =>
    document.form === "json" && isRawState(document.value) ? yieldOf(document, readRawState(document.value, document.pointer)) : nothing,
};

const nothing: ReadResult = { declarations: [], collections: [], diagnostics: [] };

function yieldOf({ path }: JsonDocument, document: TerraformDocument): ReadResult {
  const { declarations, collections, gaps } = adapt(resourcesOf(document, path), { stack: path, partial: document.isPartial });
  if (declarations.length === 0) return nothing;
  const tenants = new Set(declarations.map((declaration) => declaration.tenant));
  return {
    declarations,
    collections: document.isPartial ? [...tenants].map((tenant) => incomplete(tenant, path)) : collections,
    diagnostics: [...document.gaps, ...gaps].map((message): Diagnostic => ({ kind: "incomplete", path, message })),
  };
}
