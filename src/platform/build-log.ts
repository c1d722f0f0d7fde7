/** What setup-terraform's wrapper prints before the output, and GitHub's commands after it. */
const command = /^(?:\[command\]|::).*$/gm;

/**
 * The output of a program as a build's log has it: lines of the build server itself, before the first and after the last line of the
 * program, are blanked; every other place stays what it is. Any other text comes back as it is.
 */
export function withoutCommands(text: string): string {
  if (hasOtherEnds(text) && show.test(text) && !fence.test(text)) return withoutLog(text);
  if (!text.startsWith("[command]") && !endsInCommand(text)) return text;
  return text.replace(command, (line) => " ".repeat(line.length));
}

/** How `terraform show -json` begins, whatever it shows. */
const show = /^\{\s*"format_version"\s*:/m;

/** Of Markdown, which has a reader of its own. */
const fence = /^\s*(?:```|~~~)/m;

/** It does not begin and end as JSON does. */
function hasOtherEnds(text: string): boolean {
  return !/^\s*[[{]/.test(text) || !/[\]}]\s*$/.test(text.slice(-100));
}

/** Blanks the lines of a program around it, as Terragrunt's log, before, between and after what is shown. */
function withoutLog(text: string): string {
  let isInside = false;
  const kept = (line: string): boolean => {
    const whole = line.trimEnd();
    if (isInside) {
      isInside = whole !== "}";
      return true;
    }
    isInside = whole.startsWith("{") && !whole.endsWith("}");
    return whole.startsWith("{");
  };
  return text.replace(/^.+$/gm, (line) => (kept(line) ? line : " ".repeat(line.length)));
}

function endsInCommand(text: string): boolean {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) <= 32) end--;
  return text.startsWith("::", text.lastIndexOf("\n", end - 1) + 1);
}
