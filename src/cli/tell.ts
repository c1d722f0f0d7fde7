import { escapeControls } from "../text/escape";

/** Tells people something on standard error, on one line, whatever the names in it hold. */
export function tell(message: string): void {
  process.stderr.write(`aadguard: ${escapeControls(message)}\n`);
}
