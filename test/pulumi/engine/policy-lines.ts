/** One violation as the CLI prints it below `Policies:`. */
export interface PolicyLine {
  readonly level: string;
  readonly policy: string;
  /** `ApplicationCertificate: web-key` */
  readonly resource: string;
  readonly message: string;
}

const head = /^ {8}- \[(\w+)\](?: \[severity: \w+\])? +(\S+) +\((?:[^ :]+:[^ :]+:)?(.+)\)$/;

/** The violations in the order of policy and resource. */
export function policiesOf(output: string): PolicyLine[] {
  const found: { level: string; policy: string; resource: string; message: string }[] = [];
  for (const line of output.split("\n")) {
    const [, level, policy, resource] = head.exec(line) ?? [];
    const last = found.at(-1);
    if (level && policy && resource) found.push({ level, policy, resource, message: "" });
    else if (last && line.startsWith(" ".repeat(10))) last.message += `${line.trim()}\n`;
  }
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const key = ({ policy, resource }: PolicyLine): string => `${policy} ${resource}`;

/** `mandatory symmetric-key-credential ApplicationCertificate: web-key` */
export function brief(lines: readonly PolicyLine[]): string[] {
  return lines.map(({ level, policy, resource }) => `${level} ${policy} ${resource}`);
}

/** The order of `policiesOf`, for brief lines. */
export function byPolicy(a: string, b: string): number {
  return withoutLevel(a) < withoutLevel(b) ? -1 : 1;
}

const withoutLevel = (line: string): string => line.slice(line.indexOf(" ") + 1);
