import { visibilityWords } from "../../diagnose/codes/words";
import { counted } from "../../text/words";
import { wrap } from "../../text/wrap";
import type { Colors } from "../pretty/style";
import type { CodeListDocument } from "./document";

/** `explain --list` for people: a line or two for each code, in numeric order. */
export function codeTable({ codes, date }: CodeListDocument, look: { readonly width: number; readonly colors: Colors }): string {
  const { colors, width } = look;
  const column = Math.max(...codes.map(({ code }) => code.length)) + 2;
  const lines = codes.flatMap(({ code, meaning, rules }) => {
    const first = wrap(meaning, width, " ".repeat(column), code.padEnd(column)).replace(code, () => colors.bold(code));
    return rules.length === 0 ? [first] : [first, colors.dim(wrap(rules.join(", "), width, " ".repeat(column)))];
  });
  const counts = (["full", "part", "no"] as const)
    .map((visible) => `${codes.filter((each) => each.visible === visible).length}: ${visibilityWords[visible]}`)
    .join("; ");
  const summary = `${counted(codes.length, "code")}, read ${date}. ${counts}. \`aadguard explain <code>\` says more about one.`;
  return `${lines.join("\n")}\n\n${wrap(summary, width)}\n`;
}
