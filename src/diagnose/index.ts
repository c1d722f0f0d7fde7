/** One token request, walked link by link through the declarations of a run. */
export { causesOf } from "./causes";
export { WalkContext } from "./context";
export type { WalkSettings } from "./link";
export { documentOfError, documentOfWalk, type DiagnoseDocument, type Frame } from "./document";
export { ErrorTextError, mismatchOf, readTokenError, secretIn } from "./error-text";
export { sentValues } from "./sent";
export { givenValues, makeRequest, RequestError, type RequestText } from "./make-request";
export { UnresolvedNameError } from "./named-application";
export { assertions } from "./request";
export { ScopeError } from "./scope";
export { walk } from "./walk";
