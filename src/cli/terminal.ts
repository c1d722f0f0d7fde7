import pc from "picocolors";
import { escapeControls } from "../text/escape";
import { standardError } from "./standard-error";

const usual = 100;
const narrowest = 60;
const widest = 200;

/** Columns to write for: the terminal's, else what COLUMNS says; longer lines are hard to read, shorter ones hold no place. */
export function terminalWidth(stream: { readonly columns?: number } = process.stdout, env: NodeJS.ProcessEnv = process.env): number {
  const told = stream.columns || (/^\d{1,5}$/.test(env.COLUMNS ?? "") ? Number(env.COLUMNS) : 0);
  return told === 0 ? usual : Math.min(widest, Math.max(narrowest, told));
}

export type ColorMode = "auto" | "always" | "never";
export const colorModes: readonly ColorMode[] = ["auto", "always", "never"];

/**
 * Whether to write colours to a stream. Where `auto` is asked, NO_COLOR (https://no-color.org) decides, then FORCE_COLOR
 * (https://force-color.org), then whether a terminal reads it; a file has colours only where `always` is asked.
 */
export function wantsColor(mode: ColorMode, stream: { readonly isTTY?: boolean } | "file", env: NodeJS.ProcessEnv): boolean {
  if (mode !== "auto") return mode === "always";
  if (stream === "file" || env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return stream.isTTY === true && env.TERM !== "dumb";
}

/** For what a command that takes no `--color` writes to standard output. */
export function outputColors(): ReturnType<typeof pc.createColors> {
  return pc.createColors(wantsColor("auto", process.stdout, process.env));
}

/** Tells people something on standard error, on one line, whatever the names in it hold. */
export function tell(message: string): void {
  standardError().write(`aadguard: ${escapeControls(message)}\n`);
}
