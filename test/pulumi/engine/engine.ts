import { findEngine } from "./setup.cjs";

/** The Pulumi CLI pinned in tools/pulumi. */
export const engine = findEngine();

/** A group of tests that need the engine: skipped without Go, which `npm test` says. */
export const describeWithEngine = engine ? describe : describe.skip;
