import { escapeXml, escapeXmlLines } from "../../text/escape";

export type Outcome = "passed" | "failure" | "error" | "skipped";

export interface TestCase {
  readonly className: string;
  readonly name: string;
  readonly outcome: Outcome;
  /** Of a failure, an error or what was skipped. */
  readonly message?: string;
  readonly type?: string;
  readonly lines?: readonly string[];
  readonly output?: readonly string[];
}

export function caseText({ className, name, outcome, message = "", type, lines = [], output = [] }: TestCase): string {
  const head = `    <testcase classname="${escapeXml(className)}" name="${escapeXml(name)}"`;
  const parts: string[] = [];
  if (outcome === "skipped") parts.push(`      <skipped>${escapeXml(message)}</skipped>\n`);
  else if (outcome !== "passed") {
    const attributes = `message="${escapeXml(message)}" type="${escapeXml(type ?? "")}"`;
    parts.push(`      <${outcome} ${attributes}>${escapeXmlLines(lines)}</${outcome}>\n`);
  }
  if (output.length > 0) parts.push(`      <system-out>${escapeXmlLines(output)}</system-out>\n`);
  return parts.length === 0 ? `${head}/>\n` : `${head}>\n${parts.join("")}    </testcase>\n`;
}
