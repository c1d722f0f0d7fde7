import type { CloudName } from "../model/clouds";

export const layouts = ["collections", "objects"] as const;

/** What the command line asks for. */
export interface ExportSettings {
  readonly folder: string | undefined;
  readonly cloud: CloudName;
  readonly layout: (typeof layouts)[number];
  readonly tenant: string | undefined;
  readonly command: string | undefined;
  readonly resume: boolean;
  /** Milliseconds. */
  readonly timeout: number;
}
