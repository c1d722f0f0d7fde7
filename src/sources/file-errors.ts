const tooLong =
  "It is too large to be read as one text (about 512 MB). Save it to a file and name that: arrays, pages (value) and NDJSON in files are read in any size.";

const words: Readonly<Record<string, string>> = {
  EACCES: "No permission to read it.",
  EPERM: "No permission to read it.",
  ENOENT: "It disappeared while the scan was running.",
  EISDIR: "It is a folder, not a file.",
  EMFILE: "Too many files are open; raise the limit (ulimit -n).",
  ELOOP: "Its symbolic links lead in a circle.",
  ENAMETOOLONG: "Its name is too long.",
  ERR_DEVICE_WITHOUT_END: "It is a device without an end, not a file.",
  EIO: "The disk reported an error.",
  // Standard input and pipes, which cannot be read twice.
  ERR_STRING_TOO_LONG: tooLong,
  ERR_FS_FILE_TOO_LARGE: tooLong,
};

/** Why a file could not be read, and what to do, without a stack trace. */
export function inWords(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  return (code && words[code]) ?? `It could not be read${code ? ` (${code})` : ""}.`;
}
