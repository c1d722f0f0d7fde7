export { type Checked, checkAccess } from "./check";
export { collections, type CollectionName } from "./collections";
export { ExportError } from "./export-error";
export { type ConnectOptions, exportTenant, type ExportOutcome, type ExportProgress } from "./run";
export { exportScript } from "./script";
export { Staging } from "./staging";
export { tokenSourceOf } from "./token/sources";
