import { type Answer, isSuccess, objectsOf, problemOf, textOf } from "./answer";
import { askAll, type Question } from "./batch";
import { cleaned } from "./clean";
import { type CollectionInfo, complete, type Result } from "./collections";
import type { GraphClient } from "./graph-client";
import type { Journal } from "./journal";

type Json = Readonly<Record<string, unknown>>;

/** Why an answer is none, as the export's manifest says it. */
export function resultOf(answer: Answer, permission: string): Result {
  const problem = problemOf(answer);
  return answer.status === 403 ? { status: "refused", permission, problem } : { status: "failed", problem, code: answer.status };
}

/** Reads all pages of a collection to its journal, from where that stops. */
export async function gatherPages(
  client: GraphClient,
  { permission, simplerPath }: CollectionInfo,
  path: string,
  journal: Journal,
  onObjects: (count: number) => void,
): Promise<Result> {
  let resumed = typeof journal.next === "string";
  let address = journal.next === undefined ? path : journal.next;
  while (address !== null) {
    const answer = await client.get(address);
    if (isSuccess(answer)) {
      const objects = objectsIn(answer.body);
      address = textOf(answer.body["@odata.nextLink"]) ?? null;
      journal.addPage(objects, address);
      onObjects(objects.length);
    } else if (resumed && answer.status >= 400 && answer.status < 500 && answer.status !== 403) {
      // The link to a further page lives for a while only.
      journal.clear();
      address = path;
    } else if (answer.status === 400 && address === path && simplerPath !== undefined && path !== simplerPath) {
      address = path = simplerPath;
    } else return resultOf(answer, permission);
    resumed = false;
  }
  return complete;
}

/** The objects of a page; an answer that is one object itself counts as that one. */
function objectsIn(body: Json): Json[] {
  if (Array.isArray(body["value"])) return objectsOf(body["value"]).map(cleaned);
  return "id" in body ? [cleaned(body)] : [];
}

export interface Owners {
  readonly ids: readonly string[];
  /** What is asked of one of them, below the version. */
  readonly path: (id: string) => string;
  /** An object as it is kept, with its owner where it does not name that itself. */
  readonly keep: (object: Json, owner: string) => Json;
  /** One that is not there (any more): it was listed a moment ago. */
  readonly onMissing: (id: string) => Promise<void>;
}

/** Reads one relation of many objects to a journal; one owner that is gone has none, one that is refused leaves the others alone. */
export async function gatherOwned(
  client: GraphClient,
  permission: string,
  { ids, path, keep, onMissing }: Owners,
  journal: Journal,
  onObjects: (count: number) => void,
): Promise<Result> {
  const problems: Result[] = [];
  const questions = ids.filter((id) => !journal.done.has(id)).map((id): Question => ({ id, path: path(id) }));
  await askAll(client, questions, async ({ id }, first) => {
    const objects: Json[] = [];
    for (let answer = first; ;) {
      if (answer.status === 404) {
        await onMissing(id);
        break;
      }
      if (!isSuccess(answer)) return void problems.push(resultOf(answer, permission));
      objects.push(...objectsOf(answer.body["value"]).map((one) => cleaned(keep(one, id))));
      const next = textOf(answer.body["@odata.nextLink"]);
      if (next === undefined) break;
      answer = await client.get(next);
    }
    journal.addOwner(id, objects);
    onObjects(objects.length);
  });
  return problems.find(({ status }) => status === "failed") ?? problems[0] ?? complete;
}
