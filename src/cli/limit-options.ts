import type { Argv } from "yargs";
import { defaultLimits, type Limits } from "../sources";
import { sizeOf, spelledSize } from "../text/size";
import type { Arguments } from "./command";
import { UsageError } from "./exit-code";
import { countOf, single } from "./options";

/** The largest number that `--max-string-length` and `--max-declarations` take. */
const most = 999_999_999;

/** The options that say how much of an input is read. */
export function limitOptions(yargs: Argv): Argv {
  const { fileSize, stringLength, declarations } = defaultLimits;
  return yargs
    .option("max-file-size", {
      type: "string",
      nargs: 1,
      describe: `Do not read a file larger than this, and exit 2 for it: bytes, or a size such as 200MB [${spelledSize(fileSize)}]`,
    })
    .option("max-string-length", {
      type: "string",
      nargs: 1,
      describe: `Treat a longer string as unknown, and its file as unreadable: characters [${stringLength}]`,
    })
    .option("max-declarations", {
      type: "string",
      nargs: 1,
      describe: `Judge no more declarations than this; files with further ones count as unreadable [${declarations}]`,
    });
}

export function limitsOf(args: Arguments): Partial<Limits> {
  const given = {
    fileSize: fileSizeOf(single("--max-file-size", args["max-file-size"])),
    stringLength: countOf("--max-string-length", args["max-string-length"], most),
    declarations: countOf("--max-declarations", args["max-declarations"], most),
  };
  return Object.fromEntries(Object.entries(given).filter(([, limit]) => limit !== undefined));
}

function fileSizeOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const size = sizeOf(given);
  if (size !== undefined) return size;
  throw new UsageError(`--max-file-size ${given}: write bytes, or a size such as 500KB, 200MB or 2GB.`);
}
