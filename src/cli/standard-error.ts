const heard = () => {};

/** Standard error. A reader that has gone (`2>&1 | head`) takes nothing from the run: without a listener each word to it would be a crash. */
export function standardError(): NodeJS.WriteStream {
  const { stderr } = process;
  if (!stderr.listeners("error").includes(heard)) stderr.on("error", heard);
  return stderr;
}
