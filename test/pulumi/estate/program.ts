/** What of a program's text is written otherwise. */
export type Edit = readonly [from: string | RegExp, to: string];

export interface Program {
  /** Its file below `programs`; all of its resources are called so, or so and a hyphen and more. */
  readonly name: string;
  /** The stack that it is part of: programs that may stand beside others share one, for the time that an engine takes. */
  readonly stack: "first" | "second" | "tenants" | "yaml";
  /** What a correct one is told nevertheless: rules of advice. */
  readonly advice?: readonly string[];
  readonly faulty: {
    readonly edits: readonly Edit[];
    /** The rules that reject it at its first preview. */
    readonly rejectedBy: readonly string[];
  };
  /** A later version of it, as correct. */
  readonly updated: readonly Edit[];
}

/** @throws Error where an edit changes nothing */
export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((current, [from, to]) => {
    const next = current.replace(from, to);
    if (next === current) throw new Error(`${String(from)} is not in this program:\n${current}`);
    return next;
  }, text);
}

/** Takes a service principal away: `new azuread.ServicePrincipal("name", …);`. */
export const withoutPrincipal = (name: string): Edit => [
  new RegExp(`(const \\w+ = )?new azuread\\.ServicePrincipal\\("${name}".*?\\);\\n`, "s"),
  "",
];

/** Another redirect URI next to this one. */
export const anotherPage = (host: string): Edit => [
  `"https://${host}.contoso.com/"`,
  `"https://${host}.contoso.com/", "https://new.${host}.contoso.com/"`,
];

export const client = ["client-without-service-principal"];
export const resource = ["resource-without-service-principal"];
export const wrongType = ["wrong-permission-type"];
