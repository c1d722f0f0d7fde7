/**
 * The library: what the command line does, for other programs. It does not write to the terminal, end the process or open a
 * connection. Mistakes that users can fix are thrown as `DomainError`s with a `code`.
 */
export { scan } from "./library/scan";
export { diagnose, type DiagnoseOptions } from "./library/diagnose";
export { explain, type Explanation } from "./library/explain";
export type { ScanOptions } from "./library/options";
export type { DiagnoseDocument } from "./diagnose";
export { DomainError, type DomainErrorCode } from "./model/domain-error";
export type { Diagnostic } from "./model/diagnostic";
export type { Location } from "./model/place";
export type { Finding, Notice, Related, RuleCoverage, ScanResult, Summary, UndeterminedGroup } from "./findings/result";
export type { Severity, SubjectIdentity } from "./policy/verdict";
export type { Run } from "./scan/settings";
export type { InputFile } from "./sources/texts";
