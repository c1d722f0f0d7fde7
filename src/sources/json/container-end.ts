const quote = 34;
const slash = 47;
const backslash = 92;

/**
 * Where an object or array ends that begins at `start`, in a text that was parsed (comments allowed): by its brackets
 * alone. A scanner that looks at every token takes ten times as long, and a report asks for thousands of places.
 */
export function endOfContainer(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = endOfString(text, at);
        break;
      case slash:
        at = endOfComment(text, at);
        break;
      case 91:
      case 123:
        depth++;
        break;
      case 93:
      case 125:
        if (--depth === 0) return at + 1;
    }
  }
  return text.length;
}

/** The closing quote of a string. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

/** The last character of a comment. */
function endOfComment(text: string, start: number): number {
  const [mark, length] = text[start + 1] === "*" ? ["*/", 2] : ["\n", 1];
  const end = text.indexOf(mark, start + 2);
  return end < 0 ? text.length : end + length - 1;
}
