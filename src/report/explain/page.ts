/** A page of `explain`, the same in the terminal and on its page: see `terminal.ts` and `markdown.ts`. */
export interface Page {
  readonly title: Title;
  /** Short facts, each with its label. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** What stands above the first heading. */
  readonly lead: readonly Block[];
  readonly sections: readonly Section[];
}

export interface Title {
  /** A rule id or a code. */
  readonly id: string;
  readonly text: string;
}

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "text"; readonly text: string }
  /** `Label: text`. */
  | { readonly kind: "labelled"; readonly label: string; readonly text: string }
  | { readonly kind: "list"; readonly label?: string; readonly entries: readonly Entry[] }
  /** For copying, so never wrapped. */
  | {
      readonly kind: "code";
      readonly label?: string;
      readonly language: "json" | "sh" | "powershell" | "yaml" | "ts" | "python" | "hcl" | "bicep";
      readonly lines: readonly string[];
    };

/** A point of a list; `page` leads to another page, `url` out of the docs. */
export interface Entry {
  readonly text: string;
  readonly page?: string;
  readonly url?: string;
}

export function text(...texts: readonly string[]): Block[] {
  return texts.map((each) => ({ kind: "text", text: each }));
}

/** A section, or none where there is nothing to say. */
export function section(heading: string, blocks: readonly Block[]): Section[] {
  const said = blocks.filter((block) => block.kind !== "list" || block.entries.length > 0);
  return said.length > 0 ? [{ heading, blocks: said }] : [];
}

export function list(entries: readonly (string | Entry)[], label?: string): Block {
  return { kind: "list", label, entries: entries.map((entry) => (typeof entry === "string" ? { text: entry } : entry)) };
}
