import type { Format } from "../../model/input-format";
import { azureAdGraph, microsoftGraph } from "./directory-exports";
import { formatsInFolders } from "./in-folders";
import { others } from "./other";
import { parts } from "./parts";

export type { Format, Gap } from "../../model/input-format";

/**
 * All formats that carry whole applications, and what each cannot carry. It is data for people (`aadguard sources`) and for the test of
 * agreement, which fails for what is missing here, and for what is here without need.
 */
export const formats: readonly Format[] = [...microsoftGraph, ...azureAdGraph, ...formatsInFolders.filter(({ isUntried }) => !isUntried)];

/** Everything that is read, as `aadguard sources` lists it. */
export const allFormats: readonly Format[] = [...formats, ...formatsInFolders.filter(({ isUntried }) => isUntried), ...parts, ...others];
