import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, isSuccess, objectOf, objectsOf } from "./answer";
import { type GraphClient, limits } from "./graph-client";
import { backoff, retryAfter } from "./pause";

export interface Question {
  readonly id: string;
  /** Below the version, with a slash in front. */
  readonly path: string;
}

/** How many requests Microsoft Graph takes in one: https://learn.microsoft.com/graph/json-batching. */
const most = 20;
/** Rounds in which nothing but throttling was answered. */
const rounds = 50;

/** Asks all of them, twenty in one request; what Graph throttles or fails inside a batch is asked again, as late as it asks for. */
export async function askAll(
  client: GraphClient,
  questions: readonly Question[],
  onAnswer: (question: Question, answer: Answer) => Promise<void>,
): Promise<void> {
  const failures = new Map<string, number>();
  let pending = questions;
  for (let round = 0; pending.length > 0; round++) {
    const again: Question[] = [];
    await inGroups(pending, async (group) => {
      for (const [question, answer, headers] of await ask(client, group)) {
        const verdict = await judge(client, answer, headers);
        const failed = (failures.get(question.id) ?? 0) + (verdict === "failed" ? 1 : 0);
        failures.set(question.id, failed);
        if (verdict === "final" || failed >= limits.failed || round >= rounds) await onAnswer(question, answer);
        else again.push(question);
      }
    });
    if (again.some(({ id }) => failures.get(id))) await sleep(backoff(Math.min(round, 4)));
    pending = again;
  }
}

async function inGroups(questions: readonly Question[], action: (group: readonly Question[]) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < questions.length) {
      const group = questions.slice(next, (next += most));
      await action(group);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

/** Undefined where the batch as a whole was not answered: the client has tried that often enough. */
type Headers = Readonly<Record<string, unknown>> | undefined;

async function ask(client: GraphClient, group: readonly Question[]): Promise<[Question, Answer, Headers][]> {
  const requests = group.map(({ path }, index) => ({ id: String(index), method: "GET", url: path }));
  const whole = await client.post("/$batch", { requests });
  if (!isSuccess(whole)) return group.map((question) => [question, whole, undefined]);
  const answers = new Map(objectsOf(whole.body["responses"]).map((one) => [String(one["id"]), one]));
  return group.map((question, index) => {
    const one = answers.get(String(index));
    if (!one) return [question, { status: 0, body: {}, problem: "Microsoft Graph's batch leaves an answer out" }, {}];
    return [question, { status: Number(one["status"]) || 0, body: objectOf(one["body"]) }, objectOf(one["headers"])];
  });
}

async function judge(client: GraphClient, { status }: Answer, headers: Headers): Promise<"final" | "again" | "failed"> {
  if (headers === undefined) return "final";
  if (status === 429 || (status >= 500 && status !== 501)) {
    const name = Object.keys(headers).find((key) => key.toLowerCase() === "retry-after");
    const wait = name === undefined ? undefined : retryAfter(String(headers[name]));
    if (wait === undefined) return "failed";
    client.pause(wait);
    return status === 429 ? "again" : "failed";
  }
  if (status === 401) {
    await client.renewToken();
    return "again";
  }
  return status === 0 || status === 408 ? "failed" : "final";
}
