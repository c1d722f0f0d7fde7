import { escapeControls } from "../text/escape";

/**
 * What users see of a fault of ours: no stack trace, and nothing of an input. A parser's message quotes the text around
 * the place, which may be a secret, so only the error's kind is told of those.
 */
export function internalError(error: unknown): string {
  const missing = missingPackage(error);
  if (missing !== undefined) {
    return `aadguard: the package ${missing} is not installed. In an unpacked package or a clone, run \`npm install --omit=dev\` in its folder. Nothing was judged.`;
  }
  const lacking = exhausted(error);
  if (lacking !== undefined) return `aadguard: ${lacking} Nothing was judged.`;
  const name = error instanceof Error ? error.name : "Error";
  const told = error instanceof Error ? error.message : typeof error === "string" ? error : "";
  const message = error instanceof SyntaxError ? "" : firstLine(told);
  return (
    `aadguard: internal error (${escapeControls(message ? `${name}: ${message}` : name)}). ` +
    "This is a fault of aadguard, not of the input: please report it with the command line. Nothing was judged."
  );
}

/** What the machine does not give; undefined for any other error. */
function exhausted(error: unknown): string | undefined {
  const { code = "", message = "" } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "EMFILE" || code === "ENFILE" || /^Error: EMFILE/.test(message))
    return "too many files are open for what the system allows: raise the limit (ulimit -n).";
  if (code === "ENOSPC") return "the disk is full.";
  if (
    ["ENOMEM", "ERR_WORKER_OUT_OF_MEMORY", "ERR_MEMORY_ALLOCATION_FAILED", "ERR_WORKER_INIT_FAILED"].includes(code) ||
    noMemory.test(message)
  )
    return "the system does not give the memory that is needed: raise the limit (ulimit -v, the container's memory, NODE_OPTIONS=--max-old-space-size), or use fewer threads (--jobs 1).";
  return undefined;
}

const noMemory = /^MemoryError|could not allocate memory|Array buffer allocation failed|allocation failed|out of memory/i;

function firstLine(text: string): string {
  return (text.split("\n", 1)[0] ?? "").slice(0, 300);
}

/** The name of a package that Node.js has looked for in vain; undefined for any other error, a missing file of ours among them. */
function missingPackage(error: unknown): string | undefined {
  if ((error as NodeJS.ErrnoException | undefined)?.code !== "MODULE_NOT_FOUND") return undefined;
  return /^Cannot find module '([\w@][\w@/.-]*)'/.exec((error as Error).message)?.[1];
}
