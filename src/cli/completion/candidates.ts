import type { Argv } from "yargs";
import type { Command } from "../command";

/** The options that a command declares, with their descriptions. */
function optionsOf(command: Command): Map<string, string> {
  const options = new Map([["help", "Show help"]]);
  const recorder: Argv = new Proxy({} as Argv, {
    get: (_, method) => (name: string, settings: { readonly describe?: string }) => {
      if (method === "option") options.set(name, settings.describe ?? "");
      return recorder;
    },
  });
  command.options(recorder);
  return options;
}

/** A word that could stand at the cursor. */
interface Candidate {
  readonly word: string;
  readonly description: string;
}

interface Completions {
  readonly candidates: readonly Candidate[];
  /** Whether a path could stand there too. */
  readonly files: boolean;
}

type Commands = Readonly<Record<string, Command>>;

const nothing: Completions = { candidates: [], files: false };
const anyFile: Completions = { candidates: [], files: true };

/**
 * What could stand in place of the last word (which may be empty), given the words before it; without the program's name.
 * bash hands over `--format=sa` as three words; the answer then is about the last of them.
 */
export function completions(words: readonly string[], commands: Commands, defaultCommand: string): Completions {
  const { whole, current } = joinedAtEquals(words);
  const before = whole.slice(0, -1);
  const last = whole[whole.length - 1] ?? "";
  const found = completeWord(before, last, commands, defaultCommand);
  const cut = last.length - current.length;
  const candidates = found.candidates
    .filter(({ word }) => word.startsWith(last))
    .map(({ word, description }) => ({ word: word.slice(cut), description }));
  return { candidates, files: found.files };
}

function completeWord(before: readonly string[], last: string, commands: Commands, defaultCommand: string): Completions {
  const name = before.find((word) => !word.startsWith("-"));
  const command = commands[name ?? ""] ?? commands[defaultCommand];
  if (!command || before.includes("--")) return anyFile;
  const options = optionsOf(command);
  const equals = /^--([^=]+)=(.*)$/s.exec(last);
  if (equals) return valuesOf(command, equals[1] ?? "", equals[2] ?? "", `--${equals[1]}=`);
  const option = /^--([^=]+)$/.exec(before[before.length - 1] ?? "")?.[1];
  if (option !== undefined && options.has(option)) return valuesOf(command, option, last, "");
  if (last.startsWith("-"))
    return { candidates: [...options].map(([key, description]) => ({ word: `--${key}`, description })), files: false };
  if (name === undefined) return { candidates: commandCandidates(commands), files: true };
  const first = before[before.length - 1] === name ? command.words?.[""] : undefined;
  return first ? { ...nothing, candidates: plain(first()) } : { ...nothing, files: command.takesPaths === true };
}

function commandCandidates(commands: Commands): Candidate[] {
  return Object.entries(commands).map(([word, { description }]) => ({ word, description }));
}

/** Values of an option: from the command's list, else paths. Of a comma list the part after the last comma counts. */
function valuesOf(command: Command, option: string, typed: string, prefix: string): Completions {
  const words = command.words?.[option]?.();
  if (!words) return anyFile;
  // `sarif=report.sarif`: a file is wanted.
  if (typed.includes("=")) return anyFile;
  const done = typed.slice(0, typed.lastIndexOf(",") + 1);
  return { ...nothing, candidates: plain(words.map((word) => `${prefix}${done}${word}`)) };
}

function plain(words: readonly string[]): Candidate[] {
  return words.map((word) => ({ word, description: "" }));
}

/** Words as they were typed; `current` is the part of the last one that the shell takes for a word. */
function joinedAtEquals(words: readonly string[]): { readonly whole: readonly string[]; readonly current: string } {
  const whole: string[] = [];
  for (const [index, word] of words.entries()) {
    const joins = index > 0 && (word === "=" || words[index - 1] === "=");
    if (joins) whole[whole.length - 1] += word;
    else whole.push(word);
  }
  const last = words[words.length - 1] ?? "";
  return { whole, current: last === "=" ? "" : last };
}
