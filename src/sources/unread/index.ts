import { isObject, type RawObject } from "../fields/notes";
import type { Document, Reader } from "../reader";

/** Resource types of the azuread provider that are declarations: groups, users and policies are not. */
const type = /^azuread_(?:application|service_principal|app_role_assignment)(?:_|$)/;

/**
 * A configuration in JSON (`*.tf.json`): how many `resource` blocks of it are Entra declarations. Each level is an object, or
 * an array of them (https://developer.hashicorp.com/terraform/language/syntax/json).
 */
function inTerraformConfiguration(value: unknown): number {
  if (!isObject(value)) return 0;
  const blocks = objectsOf(value["resource"]).flatMap((byType) => Object.entries(byType));
  return blocks
    .filter(([name]) => type.test(name))
    .flatMap(([, byLabel]) => objectsOf(byLabel).flatMap((labels) => Object.values(labels)))
    .reduce<number>((count, block) => count + objectsOf(block).length, 0);
}

function objectsOf(value: unknown): RawObject[] {
  return isObject(value) ? [value] : listOf(value);
}

function listOf(value: unknown): RawObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

interface Format {
  readonly name: string;
  /** How many Entra declarations the value holds; 0 for anything that is not of this format. */
  readonly count: (value: unknown) => number;
  /** What to do to have them judged. */
  readonly settle: string;
}

const formats: readonly Format[] = [
  {
    name: "a Terraform or OpenTofu configuration",
    count: inTerraformConfiguration,
    settle: "Plan it: `terraform plan -out=tfplan`, then `terraform show -json tfplan | aadguard scan -`.",
  },
];

/**
 * Formats that hold Entra declarations and have no reader yet: such a file is skipped, as any other that is not read,
 * but never silently.
 */
export const unread: Reader = {
  format: "formats that are recognised and not read yet",
  detect: (document) => found(document) !== undefined,
  read: (document) => {
    const held = found(document);
    const diagnostics = held ? [{ kind: "incomplete", path: document.path, message: messageOf(held) } as const] : [];
    return { declarations: [], collections: [], diagnostics };
  },
};

interface Found {
  readonly format: Format;
  readonly count: number;
}

function found(document: Document): Found | undefined {
  if (document.form !== "json") return undefined;
  for (const format of formats) {
    const count = format.count(document.value);
    if (count > 0) return { format, count };
  }
  return undefined;
}

function messageOf({ format, count }: Found): string {
  const held = count === 1 ? "1 Entra declaration" : `${count} Entra declarations`;
  return `It contains ${held} as ${format.name}, a format that is not read: nothing in it was judged. ${format.settle}`;
}
