import { didYouMean } from "../text/suggest";

/** The argument parser's messages in the words of ours, with a hint; ours as they are. */
export function clearer(message: string, argv: readonly string[], options: readonly string[]): string {
  const valueMissing = /^Not enough arguments following: (\S+)/.exec(message)?.[1];
  if (valueMissing !== undefined) return `${dashed(valueMissing)} needs a value. \`aadguard --help\` tells which.`;
  const unknown = /^Unknown arguments?: (.*)$/s.exec(message)?.[1]?.split(", ");
  if (unknown === undefined) return message;
  const option = unknown.map(dashed).find((name) => argv.some((word) => word === name || word.startsWith(`${name}=`)));
  if (option === undefined) return `"${unknown[0]}" is one argument too many.`;
  const hint = didYouMean(option, options.map(dashed));
  return `There is no option ${option}.${hint || " `aadguard --help` lists them all."}`;
}

function dashed(name: string): string {
  return name.length > 1 ? `--${name}` : `-${name}`;
}
