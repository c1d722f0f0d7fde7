import { textOf } from "./answer";
import { collections, type CollectionName, complete, type Result } from "./collections";
import { gatherOwned, gatherPages } from "./gather";
import type { GraphClient } from "./graph-client";
import type { Journal } from "./journal";
import { principalsToAsk } from "./principals-to-ask";
import type { Staging } from "./staging";

/** Names of the journals in which applications stand without their federated credentials. */
const alone = "applicationsAlone";

/** Everything that one export reads, on disk. */
export class Gathering {
  readonly results = new Map<CollectionName, Result>();
  /** Service principals that were listed, and were gone when something of theirs was asked for. */
  readonly gone = new Set<string>();
  readonly #journals = new Map<string, Journal>();

  constructor(
    private readonly client: GraphClient,
    private readonly staging: Staging,
    private readonly onObjects: (count: number) => void,
  ) {}

  journal(name: string): Journal {
    let journal = this.#journals.get(name);
    if (!journal) this.#journals.set(name, (journal = this.staging.journal(name)));
    return journal;
  }

  get applications(): Journal {
    return this.journal(this.staging.has(alone) ? alone : "applications");
  }

  /** Policies first: where a permission is missing, it mostly is one of theirs. */
  async run(): Promise<void> {
    await Promise.all([
      this.#pages("authorizationPolicy"),
      this.#pages("permissionGrantPolicies"),
      this.#claimsPolicies(),
      this.#applications(),
      this.#pages("servicePrincipals"),
      this.#pages("oauth2PermissionGrants"),
    ]);
    await this.#ofPrincipals();
  }

  async #pages(name: CollectionName, path = collections[name].path ?? "", journal = this.journal(name)): Promise<Result> {
    const result = await gatherPages(this.client, collections[name], path, journal, this.onObjects);
    this.results.set(name, result);
    return result;
  }

  /**
   * One credential that v1.0 cannot show (it has an expression in place of a subject) breaks the whole page
   * (https://github.com/microsoftgraph/msgraph-sdk-python/issues/1359): then applications come alone, and the credentials from beta.
   */
  async #applications(): Promise<void> {
    if (!this.staging.has(alone)) {
      const together = await this.#pages("applications");
      const mayHelp = together.status === "failed" && ![0, 429, 503].includes(together.code);
      if (!mayHelp) return void this.results.set("federatedIdentityCredentials", together);
      this.journal("applications").clear();
    }
    const applications = await this.#pages("applications", "/applications?$top=999", this.journal(alone));
    if (applications.status !== "complete") return void this.results.set("federatedIdentityCredentials", applications);
    const credentials = "/applications?$select=id&$expand=federatedIdentityCredentials&$top=999";
    await this.#pages("federatedIdentityCredentials", this.client.endpoint.url(credentials, "beta"));
  }

  async #claimsPolicies(): Promise<void> {
    const listed = await this.#pages("claimsMappingPolicies");
    if (listed.status !== "complete") return;
    const ids = [...this.journal("claimsMappingPolicies").objects()].flatMap(({ id }) => textOf(id) ?? []);
    const result = await gatherOwned(
      this.client,
      "Policy.Read.All and Application.Read.All",
      {
        ids,
        path: (id) => `/policies/claimsMappingPolicies/${encodeURIComponent(id)}/appliesTo?$select=id`,
        keep: ({ id }, owner) => ({ id, policy: owner }),
        onMissing: () => Promise.resolve(),
      },
      this.journal("claimsMappingPolicyAssignments"),
      this.onObjects,
    );
    this.results.set("claimsMappingPolicies", result);
  }

  async #ofPrincipals(): Promise<void> {
    const principals = this.results.get("servicePrincipals") ?? complete;
    const applications = this.results.get("applications") ?? complete;
    const { assigned, classified } = principalsToAsk(this.applications, this.journal("servicePrincipals"));
    await Promise.all([
      this.#owned("appRoleAssignments", assigned, "appRoleAssignedTo?$top=999", withoutPerson, [principals]),
      this.#owned(
        "delegatedPermissionClassifications",
        classified,
        "delegatedPermissionClassifications",
        (one, servicePrincipalId) => ({ ...one, servicePrincipalId }),
        [principals, applications],
      ),
    ]);
  }

  /** `rests`: how the collections were read that say which service principals are asked; what they lack is lacking here too. */
  async #owned(
    name: CollectionName,
    ids: readonly string[],
    relation: string,
    keep: (one: Readonly<Record<string, unknown>>, owner: string) => Readonly<Record<string, unknown>>,
    rests: readonly Result[],
  ): Promise<void> {
    const { permission } = collections[name];
    const owners = {
      ids,
      path: (id: string) => `/servicePrincipals/${encodeURIComponent(id)}/${relation}`,
      keep,
      onMissing: (id: string) => this.#missing(id),
    };
    const result = await gatherOwned(this.client, permission, owners, this.journal(name), this.onObjects);
    this.results.set(name, result.status === "complete" ? (rests.find(({ status }) => status !== "complete") ?? result) : result);
  }

  /** One that is new is not known everywhere at once: only a second answer says that it is gone. */
  async #missing(id: string): Promise<void> {
    const { status } = await this.client.get(`/servicePrincipals/${encodeURIComponent(id)}?$select=id`);
    if (status === 404) this.gone.add(id);
  }
}

/** Nothing asks for the names of people, and an export may be kept where many can read it. */
function withoutPerson(assignment: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (assignment["principalType"] !== "User") return assignment;
  return Object.fromEntries(Object.entries(assignment).filter(([name]) => name !== "principalDisplayName"));
}
