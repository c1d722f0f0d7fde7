import { groupNeeding } from "../../support/needs";
import { findEngine } from "./setup.cjs";

/** The Pulumi CLI pinned in tools/pulumi. */
export const engine = findEngine();

export const describeWithEngine = groupNeeding("the Pulumi CLI: `npm run tools`, with Go", engine !== undefined);
