import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { GraphTenant, Json } from "./tenant";

/** One request, or one inside a batch. */
export interface Asked {
  readonly method: string;
  /** Below the version: `/applications?$top=999`. */
  readonly path: string;
  readonly version: string;
  readonly inBatch: boolean;
  /** How often this path was asked before. */
  readonly before: number;
  readonly token: string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, in place of `body`. */
  readonly text?: string;
}

/** Undefined: as Microsoft Graph answers. `reset` closes the connection without an answer. */
export type Behaviour = (asked: Asked) => Reply | "reset" | undefined;

export interface Logged extends Asked {
  /** Milliseconds since the server began. */
  readonly at: number;
  readonly status: number;
}

export const refusedReply: Reply = {
  status: 403,
  body: { error: { code: "Authorization_RequestDenied", message: "Insufficient privileges to complete the operation." } },
};

/** Microsoft Graph for one tenant, on the loopback address: pages, `$top`, `$expand`, `$batch`, tokens. */
export class FakeGraph {
  readonly log: Logged[] = [];
  readonly #started = performance.now();
  readonly #counts = new Map<string, number>();
  readonly #arrived = new Map<string, number>();
  #server: Server | undefined;
  /** At most so many were answered at once. */
  mostAtOnce = 0;
  #now = 0;

  constructor(
    private readonly tenant: GraphTenant,
    private readonly behaviour: Behaviour = () => undefined,
    private readonly options: {
      readonly delay?: number | ((path: string, nth: number) => number);
      readonly tokens?: () => readonly string[];
    } = {},
  ) {}

  async start(): Promise<string> {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    await new Promise<void>((resolve) => this.#server?.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** Requests as they arrived, without those inside batches. */
  get requests(): readonly Logged[] {
    return this.log.filter(({ inBatch }) => !inBatch);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#now);
    try {
      const body = await bodyOf(request);
      const [, version = "", path = ""] = /^\/(v1\.0|beta)(\/.*)$/.exec(decodeURI(request.url ?? "")) ?? [];
      await sleep(this.#delay(path), undefined, { ref: false });
      const token = (request.headers.authorization ?? "").replace(/^Bearer /, "");
      const reply = this.#answer({ method: request.method ?? "", path, version, inBatch: false, token }, body, request.headers.host ?? "");
      if (reply === "reset") return void request.socket.destroy();
      response.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
      response.end(reply.text ?? JSON.stringify(reply.body ?? {}));
    } finally {
      this.#now--;
    }
  }

  #delay(path: string): number {
    const { delay = 0 } = this.options;
    if (typeof delay === "number") return delay;
    const nth = (this.#arrived.get(path) ?? 0) + 1;
    this.#arrived.set(path, nth);
    return delay(path, nth);
  }

  #answer(request: Omit<Asked, "before">, body: string, host: string): Reply | "reset" {
    const { method, path } = request;
    const key = `${method} ${path}`;
    const before = this.#counts.get(key) ?? 0;
    this.#counts.set(key, before + 1);
    const asked = { ...request, before };
    const accepted = this.options.tokens?.();
    const unauthorized = accepted && !accepted.includes(request.token);
    const usual = (): Reply | "reset" => (path === "/$batch" ? this.#batch(asked, body, host) : this.#object(asked, host));
    const at = performance.now() - this.#started;
    const reply = unauthorized
      ? { status: 401, body: { error: { code: "InvalidAuthenticationToken" } } }
      : (this.behaviour(asked) ?? usual());
    this.log.push({ ...asked, at, status: reply === "reset" ? 0 : reply.status });
    return reply;
  }

  #batch(asked: Asked, body: string, host: string): Reply {
    const { requests } = JSON.parse(body) as { requests: { id: string; method: string; url: string }[] };
    if (requests.length > 20) return { status: 400, body: { error: { code: "BadRequest", message: "more than 20 requests" } } };
    const responses = requests.map(({ id, method, url }) => {
      const reply = this.#answer({ ...asked, method, path: url, inBatch: true }, "", host);
      return reply === "reset"
        ? { id, status: 504, headers: {}, body: {} }
        : { id, status: reply.status, headers: reply.headers ?? {}, body: reply.body };
    });
    // Microsoft Graph answers in any order.
    return { status: 200, body: { responses: responses.reverse() } };
  }

  #object({ path, version }: Asked, host: string): Reply {
    const url = new URL(path, "http://graph.example");
    const [first = "", second, third] = url.pathname.split("/").slice(1);
    const list = this.#list(first, second, third);
    if (list === undefined) return { status: 404, body: { error: { code: "Request_ResourceNotFound", message: "does not exist" } } };
    if (!Array.isArray(list)) return { status: 200, body: { "@odata.context": "…/$entity", ...list } };
    const top = Number(url.searchParams.get("$top") ?? 100);
    if (top > 999) return { status: 400, body: { error: { code: "BadRequest", message: "Invalid page size" } } };
    const from = Number(url.searchParams.get("$skiptoken") ?? 0);
    const expanded = url.searchParams.get("$expand");
    const value = list.slice(from, from + top).map((one) => shaped(one, expanded, url.searchParams.get("$select")));
    const link = new URL(url);
    link.searchParams.set("$skiptoken", String(from + top));
    const more =
      from + top < list.length ? { "@odata.nextLink": `http://${host}/${version}${link.pathname}${decodeURIComponent(link.search)}` } : {};
    return { status: 200, body: { "@odata.context": `https://graph.microsoft.com/v1.0/$metadata#${first}`, ...more, value } };
  }

  #list(first: string, second: string | undefined, third: string | undefined): readonly Json[] | Json | undefined {
    const { tenant } = this;
    const of = <T extends Json>(list: readonly T[]): T | undefined => list.find(({ id }) => id === second);
    if (first === "organization") return [tenant.organization];
    if (first === "applications") return tenant.applications;
    if (first === "oauth2PermissionGrants") return tenant.oauth2PermissionGrants;
    if (first === "servicePrincipals") {
      if (second === undefined) return tenant.servicePrincipals;
      if (third === undefined || !of(tenant.servicePrincipals)) return of(tenant.servicePrincipals);
      if (third === "appRoleAssignedTo") return tenant.appRoleAssignments.filter(({ resourceId }) => resourceId === second);
      const rated = tenant.classifications.filter(({ servicePrincipalId }) => servicePrincipalId === second);
      return rated.map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => name !== "servicePrincipalId")));
    }
    if (second === "authorizationPolicy") return tenant.authorizationPolicy;
    if (second === "permissionGrantPolicies") return tenant.permissionGrantPolicies;
    if (second !== "claimsMappingPolicies") return undefined;
    if (third === undefined) return tenant.claimsMappingPolicies.map(({ appliesTo: _, ...one }) => one);
    return tenant.claimsMappingPolicies.find(({ id }) => id === third)?.["appliesTo"] as Json[] | undefined;
  }
}

function shaped(one: Json, expanded: string | null, selected: string | null): Json {
  const names = selected?.split(",");
  return Object.fromEntries(
    Object.entries(one).filter(([name]) =>
      name === "federatedIdentityCredentials" ? expanded === name : !names || names.includes(name) || name.startsWith("@"),
    ),
  );
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request) text += String(piece);
  return text;
}
