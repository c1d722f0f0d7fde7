import type { Declaration } from "../../model/declarations";
import type { Locus, Source } from "../../model/place";
import { isUnknown } from "../../model/unknown";
import { Bodies, type DeclaredBody } from "../bodies/bodies";
import { EntraSource } from "../graph/source";
import type { BicepResource } from "./resources";

/** The declarations behind a template's resources, linked by what their ids are made of. */
export function declarationsOf(resources: readonly BicepResource[], path: string, tenant: string): Declaration[] {
  const bodies = resources.map((resource): DeclaredBody => {
    const owner = resource.kind === "federatedIdentityCredential" ? ownerOf(resource, resources) : undefined;
    return { ...resource, source: new BicepSource(resource, path), tenant, ...(owner === undefined ? {} : { owner: { key: owner } }) };
  });
  return new Bodies(bodies, { object: "id", client: "appId" }).declarations();
}

/** A nested symbol, `app::main`, or the application whose `uniqueName` the credential's name begins with. */
function ownerOf({ address, properties }: BicepResource, all: readonly BicepResource[]): string | undefined {
  const applications = all.filter(({ kind }) => kind === "application");
  const parent = /^(.*)::[^:]+$/.exec(address)?.[1];
  if (parent !== undefined && applications.some((one) => one.address === parent)) return parent;
  const name = properties["name"];
  if (typeof name === "string") {
    const unique = name.slice(0, name.indexOf("/"));
    return applications.find((one) => one.properties["uniqueName"] === unique)?.address;
  }
  // `[format('{0}/main', reference('app').uniqueName)]` of a name that cannot be seen.
  const text = isUnknown(name) ? (name.same ?? "") : "";
  return applications.find((one) => text.includes(`${one.address}.uniqueName`))?.address;
}

class BicepSource implements Source {
  readonly #written: EntraSource;

  constructor(
    private readonly resource: BicepResource,
    readonly path: string,
  ) {
    this.#written = new EntraSource(path, resource.pointer, resource.kind);
  }

  locate(path: Parameters<Source["locate"]>[0]): Locus {
    return { ...this.#written.locate(path), address: this.resource.address };
  }
}
