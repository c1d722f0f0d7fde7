import { isObject, type RawObject } from "../fields/notes";
import type { Document, Reader } from "../reader";
import { objectsOf, textOf } from "./json";
import { declares } from "./types";

/** What the tool writes and nothing is judged in: named, with the command that writes what is read. */
function named(format: string, detect: (document: Document) => boolean, message: string): Reader {
  return {
    format,
    detect,
    read: ({ path }) => ({ declarations: [], collections: [], diagnostics: [{ kind: "incomplete", path, message }] }),
  };
}

/** `terraform plan -json`: events, which name resources without their attributes. A build that fails early has a single one. */
const terraformStream = named(
  "Terraform or OpenTofu event stream (plan -json)",
  ({ form, value }) => form !== "elements" && isObject(value) && isEvent(value, form === "lines"),
  "This is the event stream of `terraform plan -json`, which leaves out what is planned. Save the plan, `terraform plan -out=tfplan`, then run `terraform show -json tfplan | aadguard scan -`.",
);

function isEvent(value: RawObject, isOfMany: boolean): boolean {
  if (typeof value["@level"] !== "string" || !("@message" in value)) return false;
  return isOfMany || /^(?:terraform|tofu)\./.test(textOf(value["@module"]) ?? "");
}

/** A state or plan file that OpenTofu encrypts. */
const terraformEncrypted = named(
  "encrypted OpenTofu state",
  ({ form, value }) =>
    form === "json" && isObject(value) && typeof value["encrypted_data"] === "string" && typeof value["encryption_version"] === "string",
  "This state is encrypted by OpenTofu: nothing in it was judged. Run `tofu show -json | aadguard scan -` in the configuration's folder, which decrypts it.",
);

/** `terraform.tfstate` of Terraform before 0.12: resources by address, attributes as flat strings. */
const terraformOldState = named(
  "Terraform state file before version 4",
  ({ form, value }) => form === "json" && isObject(value) && isOldState(value),
  "This is a state file of an old version, which Terraform wrote before 0.12: nothing in it was judged. Terraform 0.12 and later upgrade it when they read it: run `terraform state pull | aadguard scan -` in the configuration's folder.",
);

function isOldState({ version, serial, modules }: RawObject): boolean {
  if (typeof version !== "number" || version >= 4 || typeof serial !== "number") return false;
  return objectsOf(modules).some(
    ({ resources }) => isObject(resources) && Object.values(resources).some((one) => isObject(one) && declares(textOf(one["type"]) ?? "")),
  );
}

export const notJudged: readonly Reader[] = [terraformStream, terraformEncrypted, terraformOldState];
