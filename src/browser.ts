/** The library for browsers: `scan({ files })` and `explain`. It touches no module of Node.js. */
export { scan } from "./library/scan-in-browser";
export { explain } from "./library/explain";
export { DomainError } from "./model/domain-error";
