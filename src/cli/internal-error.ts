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
  const name = error instanceof Error ? error.name : "Error";
  const told = error instanceof Error ? error.message : typeof error === "string" ? error : "";
  const message = error instanceof SyntaxError ? "" : firstLine(told);
  return (
    `aadguard: internal error (${escapeControls(message ? `${name}: ${message}` : name)}). ` +
    "This is a fault of aadguard, not of the input: please report it with the command line. Nothing was judged."
  );
}

function firstLine(text: string): string {
  return (text.split("\n", 1)[0] ?? "").slice(0, 300);
}

/** The name of a package that Node.js has looked for in vain; undefined for any other error, a missing file of ours among them. */
function missingPackage(error: unknown): string | undefined {
  if ((error as NodeJS.ErrnoException | undefined)?.code !== "MODULE_NOT_FOUND") return undefined;
  return /^Cannot find module '([\w@][\w@/.-]*)'/.exec((error as Error).message)?.[1];
}
