import type { Diagnostic } from "../../model/diagnostic";
import { nameOfValue, unknownAs } from "../../model/unknown";
import { adapt, type Adapted } from "../azuread";
import type { Provider } from "../azuread/resource";
import { incomplete } from "../azuread/tenants";
import { Bodies, type BodyKind, keysOf } from "../bodies/bodies";
import { closeLinesOf } from "../files/closed-lines";
import type { Document, Reader, ReadResult } from "../reader";
import type { TerraformDocument } from "./document";
import { GraphBodies, kindOfInstance } from "./graph-bodies";
import { isGraphRequest } from "./graph-requests";
import type { Instance } from "./instance";
import { withParts } from "./merge-parts";
import { notJudged } from "./not-judged";
import { isPlan, readPlan } from "./plan";
import { isRawState, readRawState } from "./raw-state";
import { deletedOf, resourcesOf } from "./resources";
import { withinWrapper } from "./several";
import { isShownState, readShownState } from "./state";
import { declares } from "./types";
import { ofOtherProviders } from "./unread-requests";

/** The forms that may stand next to each other in one file. */
const kinds: readonly { is(value: unknown): boolean; read(value: never, pointer: string): TerraformDocument }[] = [
  { is: isPlan, read: readPlan },
  { is: isShownState, read: readShownState },
  { is: isRawState, read: readRawState },
];

/** One form that Terraform and OpenTofu write, as a file of its own or as lines of a file with several. */
function readerOf(format: string, is: (value: unknown) => boolean): Reader {
  return {
    format,
    detect: (document) =>
      document.form !== "elements" &&
      withinWrapper(document.value)
        .slice(0, 1)
        .some(({ value }) => is(value)),
    read: (document) =>
      joined(
        documentsOf(document).flatMap((one) => {
          const kind = kinds.find(({ is }) => is(one.value));
          return kind ? [resultOf(one, kind.read(one.value as never, one.pointer))] : [];
        }),
      ),
  };
}

/** `terraform show -json` or `tofu show -json` of a plan. */
const terraformPlan = readerOf("Terraform or OpenTofu plan (show -json)", isPlan);

/** `terraform show -json` or `tofu show -json` of a state. */
const terraformState = readerOf("Terraform or OpenTofu state (show -json)", isShownState);

/** `terraform.tfstate`. */
const terraformStateFile = readerOf("Terraform or OpenTofu state file (*.tfstate)", isRawState);

interface Part {
  readonly path: string;
  readonly value: unknown;
  readonly pointer: string;
  /** Each document forms a directory of its own. */
  readonly stack: string;
}

function documentsOf(document: Document): Part[] {
  const { path } = document;
  if (document.form === "json") {
    const all = withinWrapper(document.value, document.pointer);
    return all.map((one, n) => ({ path, ...one, stack: all.length === 1 ? path : `${path}:${n + 1}` }));
  }
  if (document.form !== "lines") return [];
  return [...document.lines()].flatMap(({ index, value }) =>
    withinWrapper(value, `/${index}`).map((one, n) => ({ path, ...one, stack: `${path}:${index + 1}${n === 0 ? "" : `.${n + 1}`}` })),
  );
}

function resultOf({ path, stack }: Part, document: TerraformDocument): ReadResult {
  closeLinesOf(path);
  const { declarations, collections, gaps } = declarationsOf(document, path, stack);
  const others = ofOtherProviders(document.instances);
  const isGoing = document.going.some(
    (instance) => instance.mode === "managed" && (declares(instance.type) || kindOfInstance(instance) !== undefined),
  );
  // What is not planned is not missing where everything goes.
  const stays = declarations.filter(({ kind }) => kind !== "servicePrincipalDeletion");
  const notes = stays.length === 0 && isGoing ? [goes, ...gaps, ...others] : [...document.gaps, ...gaps, ...others];
  if (declarations.length === 0) return { declarations, collections: [], diagnostics: saying(notes, path) };
  const tenants = new Set(declarations.map((declaration) => declaration.tenant));
  return {
    declarations,
    collections: document.isPartial ? [...tenants].map((tenant) => incomplete(tenant, path)) : collections,
    diagnostics: saying(notes, path),
  };
}

/** What azuread's resources declare, and the bodies of requests to Microsoft Graph. */
function declarationsOf(document: TerraformDocument, path: string, stack: string): Pick<Adapted, "declarations" | "collections" | "gaps"> {
  const resources = resourcesOf(document, path);
  const adapted = adapt(resources, {
    stack,
    partial: document.isPartial,
    deleted: deletedOf(document, path),
    others: new Set(document.instances.filter((one) => isGraphRequest(one)).flatMap(namesOf)),
  });
  const requests = new GraphBodies(document, path, (instance) => adapted.tenantOf(providerOf(document, instance)));
  if (requests.isEmpty) return adapted;
  const all = requests.bodies();
  const gaps = [...adapted.gaps, ...requests.untold()];
  const keys = new Map([...document.instances.flatMap(keyOf), ...keysOf(all.filter(({ isPart }) => !isPart))]);
  const bodies = new Bodies(all, idWords, keys);
  const ours = adapted.declarations.map((one) => (one.kind === "application" ? bodies.linked(one) : one));
  const declared = bodies.declarations();
  const outside = new Set(adapted.declarations.flatMap((one, n) => (adapted.outside.includes(one) ? [n] : [])));
  const parts = [...declared.filter((_, n) => all[n]?.isPart), ...ours.filter((_, n) => outside.has(n))];
  return { ...adapted, gaps, declarations: withParts([...ours, ...declared], parts) };
}

const idWords = { object: "object_id", client: "client_id" };

function namesOf({ address }: Instance): string[] {
  return Object.values(idWords).map((word) => nameOfValue(unknownAs("computed", `${address}.${word}`)) ?? "");
}

function keyOf(instance: Instance): (readonly [string, BodyKind])[] {
  const kind = instance.mode === "managed" ? kindOfInstance(instance) : undefined;
  return kind === undefined ? [] : [[instance.address, kind]];
}

function providerOf(document: TerraformDocument, instance: Instance): Provider | undefined {
  const settings = document.providerOf(instance);
  return settings && { urn: settings.name, tenantId: settings.tenantId };
}

const goes = "The plan only deletes applications and service principals: there is nothing to judge in it.";

function saying(messages: readonly string[], path: string): Diagnostic[] {
  return messages.map((message) => ({ kind: "incomplete", path, message }));
}

function joined(results: readonly ReadResult[]): ReadResult {
  return {
    declarations: results.flatMap(({ declarations }) => declarations),
    collections: results.flatMap(({ collections }) => collections),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}

export const readers: readonly Reader[] = [terraformPlan, terraformState, terraformStateFile, ...notJudged];
