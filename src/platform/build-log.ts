/** What setup-terraform's wrapper prints before the output, and GitHub's commands behind it. */
const command = /^(?:\[command\]|::).*$/gm;

/**
 * The output of a program as a build's log has it: lines of the build server itself, before the first and behind the last line of the
 * program, are blanked; every other place stays what it is. Any other text comes back as it is.
 */
export function withoutCommands(text: string): string {
  if (!text.startsWith("[command]") && !endsInCommand(text)) return text;
  return text.replace(command, (line) => " ".repeat(line.length));
}

function endsInCommand(text: string): boolean {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) <= 32) end--;
  return text.startsWith("::", text.lastIndexOf("\n", end - 1) + 1);
}
