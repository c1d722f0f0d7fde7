/** One token request, walked link by link through the declarations of a run; or what led to an error. */
export { answerTo, type Question } from "./diagnose";
export type { DiagnoseDocument, Frame } from "./document";
export { ErrorTextError } from "./error-text";
export type { WalkSettings } from "./link";
export { RequestError, type RequestText } from "./make-request";
export { UnresolvedNameError } from "./named-application";
export { assertions } from "./request";
export { ScopeError } from "./scope";
