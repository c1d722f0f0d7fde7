import { didYouMean, suggestions } from "../text/suggest";
import { UsageError } from "./usage-error";

/** Without a command, a word that is not a path may have been meant as one: `aadguard scna`. */
export function refuseMisspeltCommand(word: string, commands: readonly string[]): void {
  if (suggestions(word, commands).length === 0) return;
  throw new UsageError(`There is no command and no path "${word}".${didYouMean(word, commands)}`);
}
