import type { Directory } from "../directory";
import type { CallLinks } from "./calls";
import type { LinkSet } from "./link-set";
import type { NodeSet } from "./node-set";
import type { Parties } from "./parties";

/** A graph in the making: of one directory. */
export interface Draft {
  readonly directory: Directory;
  readonly nodes: NodeSet;
  readonly links: LinkSet;
  readonly parties: Parties;
  readonly calls: CallLinks;
}
