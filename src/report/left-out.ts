import type { LeftOut, LeftOutReason } from "../model/diagnostic";
import { counted } from "../text/words";

/** How many paths are named for each reason; the JSON document has more of them. */
const named = 3;

const what: Readonly<Record<LeftOutReason, string>> = {
  gitignored: "that .gitignore leaves out and git does not track",
  link: "that lead elsewhere or nowhere",
  "other extension": "of a format that is not read",
  "not a regular file": "that cannot be read as a file",
  excluded: "excluded",
  "dependency folder": "of dependencies",
};

const noun: Readonly<Record<LeftOutReason, string>> = {
  gitignored: "path",
  link: "link",
  "other extension": "file",
  "not a regular file": "path",
  excluded: "file",
  "dependency folder": "folder",
};

const waysOut: readonly (readonly [extension: RegExp, way: string])[] = [
  [/\.(?:tf|tofu)$/i, "scan a plan, `terraform show -json tfplan | aadguard scan -`"],
  [/\.bicep(?:param)?$/i, "scan what the compiler writes, `bicep build <file> --stdout | aadguard scan -`"],
  [/\.(?:mts|ts|mjs|js|py|cs|fs|go|java)$/i, "scan `pulumi preview --json --show-sames`"],
  [/(?:^|\/)[^./]*$|\.(?:txt|json5|hjson|bak|old|orig|out|log|tmp)$/i, "name it on the command line, and it is read"],
  [/./, "export as JSON"],
];

/** What the walk met and did not read, as one sentence for people; undefined where it read all of it. */
export function leftOutText(leftOut: readonly LeftOut[]): string | undefined {
  if (leftOut.length === 0) return undefined;
  return `Left out: ${leftOut.map(partText).join("; ")}.`;
}

function partText({ reason, count, paths }: LeftOut): string {
  const shown = paths.slice(0, named);
  const more = count > shown.length ? ` and ${count - shown.length} more` : "";
  const ways = reason === "other extension" ? `: ${[...new Set(paths.map(wayOut))].join(", ")}` : "";
  return `${counted(count, noun[reason])} ${what[reason]} (${shown.join(", ")}${more})${ways}`;
}

function wayOut(path: string): string {
  return waysOut.find(([extension]) => extension.test(path))?.[1] ?? "";
}
