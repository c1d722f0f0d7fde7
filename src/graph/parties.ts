import type { Directory } from "../directory";
import type { Resource } from "../directory/directory";
import { isMicrosofts } from "../entra/microsoft";
import type { Application, ServicePrincipal } from "../model/declarations";
import { known } from "../model/unknown";
import { isClient } from "../entra/client";
import type { NodeSet } from "./node-set";

type Holder = Application | ServicePrincipal;

/** Which node stands for a declaration, and which for the client or the API that it belongs to. */
export class Parties {
  constructor(
    private readonly directory: Directory,
    private readonly nodes: NodeSet,
  ) {}

  /** The declaration's own node. */
  node(declaration: Holder): string {
    const known = this.nodes.idOf(declaration);
    if (known !== undefined) return known;
    const id = this.nodes.held(declaration, declaration.kind === "servicePrincipal" && isMicrosofts(declaration));
    if (declaration.kind === "application" && isClient(declaration, this.directory.links.principalOf(declaration)))
      this.nodes.is(id, "client");
    if (exposes(declaration)) this.nodes.is(id, "api");
    return id;
  }

  /** Where calls begin and end: the application where the run holds it, else the service principal. */
  main(declaration: Holder): string {
    const application = declaration.kind === "application" ? declaration : this.directory.links.applicationOf(declaration);
    return this.node(application ?? declaration);
  }

  /** As `main`, of an API; undefined where the run does not hold it. */
  resource({ application, servicePrincipal }: Resource): string | undefined {
    const holder = application ?? servicePrincipal;
    return holder && this.main(holder);
  }
}

function exposes({ oauth2PermissionScopes, appRoles }: Holder): boolean {
  return [oauth2PermissionScopes, appRoles].some((list) => (known<readonly unknown[]>(list)?.length ?? 0) > 0);
}
