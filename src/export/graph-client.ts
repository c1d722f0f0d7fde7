import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, ExportError, objectOf } from "./answer";
import type { Endpoint } from "./endpoint";
import { backoff, Pause, retryAfter } from "./pause";
import type { TokenKeeper } from "./token/keeper";

interface NetworkProblem {
  readonly message: string;
  /** `final`: another try cannot help; `unreachable`: it may, but mostly does not. */
  readonly nature: "final" | "unreachable" | "passing";
}

/** What kept a request from being answered. */
function networkProblem(error: unknown, host: string, timeout: number): NetworkProblem {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === "TimeoutError") return { message: `${host} did not answer within ${timeout / 1000} seconds`, nature: "passing" };
  const code = cause?.code ?? "";
  if (/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|TLS/.test(code)) {
    return {
      message: `The certificate of ${host} is not accepted (${code}). Behind a proxy that replaces certificates, name its authority in NODE_EXTRA_CA_CERTS.`,
      nature: "final",
    };
  }
  // Without a code it is not the network's: an address that fetch refuses, say.
  const nature = code === "" ? "final" : ["ECONNREFUSED", "ENOTFOUND"].includes(code) ? "unreachable" : "passing";
  return { message: `${host} cannot be reached (${code || cause?.message || message})`, nature };
}

/** At most so many actions at once; the others wait in turn. */
class Lanes {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  async run<T>(action: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await action();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}

/** Microsoft Graph takes about this many requests of one application at once before it slows down. */
const lanes = 4;

interface ClientOptions {
  readonly endpoint: Endpoint;
  readonly tokens: TokenKeeper;
  /** Milliseconds for one answer. */
  readonly timeout: number;
  readonly userAgent: string;
  readonly onRequest: () => void;
  /** Milliseconds that everything waits because Microsoft Graph asked for it. */
  readonly onWait: (milliseconds: number) => void;
}

/** `again`: why another try is worth it; `waits`: everything pauses first, as Microsoft Graph asked. */
type Outcome = { readonly answer: Answer; readonly again?: keyof typeof limits; readonly waits?: boolean };

/** How often one request is sent, at most, for each reason. */
export const limits = { renewed: 3, throttled: 30, failed: 6, unreachable: 4, damaged: 3 };

/** Asks Microsoft Graph: at most four requests at once, sent again where that helps, and as late as it asks for. */
export class GraphClient {
  readonly #lanes = new Lanes(lanes);
  readonly #pause: Pause;

  constructor(private readonly options: ClientOptions) {
    this.#pause = new Pause(options.onWait);
  }

  get endpoint(): Endpoint {
    return this.options.endpoint;
  }

  /** `address`: a path that begins with a slash, or a link that an answer contains. */
  get(address: string): Promise<Answer> {
    const { endpoint } = this.options;
    return this.#send(address.startsWith("/") ? endpoint.url(address) : endpoint.follow(address), {});
  }

  /** In the beta version, which knows properties that v1.0 fails on. */
  getBeta(path: string): Promise<Answer> {
    return this.#send(this.options.endpoint.url(path, "beta"), {});
  }

  post(path: string, body: unknown): Promise<Answer> {
    const headers = { "content-type": "application/json" };
    return this.#send(this.options.endpoint.url(path), { method: "POST", body: JSON.stringify(body), headers });
  }

  /** What an answer inside a batch asks for, as much as one of its own would. */
  pause(milliseconds: number): void {
    this.#pause.extend(milliseconds);
  }

  /** After a 401 inside a batch. */
  async renewToken(): Promise<void> {
    const { tokens } = this.options;
    await tokens.renew(await tokens.current());
  }

  async #send(url: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Answer> {
    const counts = { renewed: 0, throttled: 0, failed: 0, unreachable: 0, damaged: 0 };
    for (;;) {
      await this.#pause.over();
      const { answer, again, waits } = await this.#lanes.run(() => this.#once(url, init));
      if (!again || ++counts[again] >= limits[again]) return answer;
      if (!waits) await sleep(again === "renewed" ? 0 : backoff(Math.min(counts[again] - 1, 4)));
    }
  }

  async #once(url: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Outcome> {
    // Another lane may have been told to wait while this request stood in the queue.
    await this.#pause.over();
    const { tokens, timeout, userAgent, onRequest } = this.options;
    const token = await tokens.current();
    const headers = { accept: "application/json", "user-agent": userAgent, ...init.headers, authorization: `Bearer ${token}` };
    onRequest();
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, { ...init, headers, redirect: "error", signal: AbortSignal.timeout(timeout) });
      text = await response.text();
    } catch (error) {
      const { message, nature } = networkProblem(error, new URL(url).host, timeout);
      if (nature === "final") throw new ExportError(message);
      return { again: nature === "passing" ? "failed" : nature, answer: { status: 0, body: {}, problem: message } };
    }
    if (response.status === 401) {
      await tokens.renew(token);
      return { again: "renewed", answer: answerOf(response.status, text) };
    }
    return this.#judge(response, answerOf(response.status, text));
  }

  #judge({ status, headers }: Response, answer: Answer): Outcome {
    const isThrottled = status === 429;
    // 501: what this cloud does not have, it will not have a second later.
    if (!isThrottled && (status < 500 || status === 501) && status !== 408 && answer.problem === undefined) return { answer };
    const wait = retryAfter(headers.get("retry-after"));
    if (wait !== undefined) this.#pause.extend(wait);
    return { answer, again: isThrottled ? "throttled" : answer.problem === undefined ? "failed" : "damaged", waits: wait !== undefined };
  }
}

function answerOf(status: number, text: string): Answer {
  try {
    return { status, body: objectOf(JSON.parse(text)) };
  } catch {
    // An error in the middle of an answer cuts its JSON off, with a status that was sent as a success.
    const isError = status < 200 || status >= 300;
    return { status, body: {}, ...(isError ? {} : { problem: "Microsoft Graph's answer is not valid JSON" }) };
  }
}
