/** What a link tells about one of its codes. */
export interface CodeFacts {
  /** The flows in which the link leads to the code. */
  readonly flows: string;
  /** What is wrong then, by the link's own checks: what no rule finds. */
  readonly causes: readonly string[];
  /** What of it no declaration shows, and where to look. */
  readonly hidden: readonly string[];
}

/** What a page tells about the links of `aadguard diagnose`. */
export interface LinkFacts {
  readonly id: string;
  readonly title: string;
  /** The flows that use it: `every flow`, `every flow with a user`, or their titles. */
  readonly flows: string;
  readonly ruleIds: readonly string[];
  /** Every code that a break of it can lead to. */
  readonly codes: Readonly<Record<string, CodeFacts>>;
  readonly sources: readonly { readonly description: string; readonly url: string }[];
}
