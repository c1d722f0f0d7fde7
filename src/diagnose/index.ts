import type { Directory } from "../directory";
import { causesOf } from "./causes";
import { WalkContext } from "./context";
import { type DiagnoseDocument, documentOfError, documentOfWalk, type Frame } from "./document";
import { mismatchOf, readTokenError, secretIn } from "./error-text";
import type { WalkSettings } from "./link";
import { givenValues, makeRequest, type RequestText } from "./make-request";
import { sentValues } from "./sent";
import { walk } from "./walk";
export type { DiagnoseDocument, Frame } from "./document";
export { ErrorTextError } from "./error-text";
export type { WalkSettings } from "./link";
export { RequestError, type RequestText } from "./make-request";
export { UnresolvedNameError } from "./named-application";
export { assertions } from "./request";
export { ScopeError } from "./scope";

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

/** One token request, walked link by link through the declarations of a run; or what led to an error. */
