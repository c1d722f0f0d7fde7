import type { Directory } from "../directory";
import { causesOf } from "./causes";
import { WalkContext } from "./context";
import { documentOfError, documentOfWalk, type DiagnoseDocument, type Frame } from "./document";
import { mismatchOf, readTokenError, secretIn } from "./error-text";
import type { WalkSettings } from "./link";
import { givenValues, makeRequest, type RequestText } from "./make-request";
import { sentValues } from "./sent";
import { walk } from "./walk";

/** What is asked: an error with what of its request is known besides, a request, or whether a redirect URI is registered. */
export interface Question {
  readonly error: string | undefined;
  readonly request: Partial<RequestText>;
}

/**
 * The answer to a question about the declarations of a run.
 * @throws DomainError for a request that nobody can make, and for a text without a code
 */
export async function answerTo(
  { error: text, request }: Question,
  directories: readonly Directory[],
  settings: WalkSettings,
  frame: Frame,
): Promise<DiagnoseDocument> {
  const { client = "", redirectUri } = request;
  const isWalk = text === undefined && (client !== "" || redirectUri === undefined);
  if (isWalk)
    return documentOfWalk(walk(new WalkContext(makeRequest({ ...request, client }, directories, settings.useOf), settings)), frame);
  const error = text === undefined ? mismatchOf(redirectUri ?? "") : readTokenError(text);
  const sent = sentValues(error, givenValues(request), text === undefined ? undefined : secretIn(text));
  return documentOfError(error, await causesOf({ given: request, error, sent }, directories, settings), frame);
}
