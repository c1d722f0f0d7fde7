#!/usr/bin/env node
import { exitCodes } from "./exit-code";
import { internalError } from "./internal-error";
import type * as Loader from "./load-program";
import { standardError } from "./standard-error";

// A crash is never 0 or 1: set first, and changed only by a run that came to its end.
process.exitCode = exitCodes.failure;
let crashed = false;
process.on("uncaughtException", stop);
process.on("unhandledRejection", stop);

main().then((exitCode) => {
  if (crashed) return;
  process.exitCode = exitCode;
  // Where all is written nothing is left to wait for: giving back the memory of a large tenant piece by piece takes its time.
  if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
}, stop);

async function main() {
  // Loaded here, so that a broken installation ends in a message too.
  const words = process.argv.slice(2);
  const { program } = (isExport(words) ? undefined : bundled()) ?? { program: await import("./program.js") };
  return program.run(words);
}

/** The bundle has nothing that opens a connection. Options may come before the command. */
function isExport([first = "", ...others]: readonly string[]): boolean {
  return first === "export" || (first.startsWith("-") && others.includes("export"));
}

/** `import` would load Node's whole loader of ES modules. */
function bundled(): ReturnType<typeof Loader.loadBundle> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require("./load-program") as typeof Loader).loadBundle();
}

function stop(error: unknown): void {
  crashed = true;
  process.exitCode = exitCodes.failure;
  standardError().write(`${internalError(error)}\n`);
}
