import type { Origin } from "../../model/declarations";
import type { Source } from "../../model/place";

/** What a declaration says about itself that no field of the object does. */
export interface Identity {
  readonly source: Source;
  readonly origin: Origin;
  readonly tenant: string;
}
