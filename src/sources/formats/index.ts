import { azureAdGraph } from "./azure-ad-graph";
import { bicep } from "./bicep";
import type { Format } from "./format";
import { microsoftGraph } from "./microsoft-graph";
import { pulumi } from "./pulumi";
import { terraform } from "./terraform";

export type { Format, Gap, Open } from "./format";

/**
 * All formats that carry whole applications, and what each cannot carry. It is data for people (`aadguard sources`) and for the test of
 * agreement, which fails for what is missing here, and for what is here without need.
 */
export const formats: readonly Format[] = [...microsoftGraph, ...azureAdGraph, ...pulumi, ...terraform, ...bicep];
