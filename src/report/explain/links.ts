/** What a page tells about the links of `aadguard diagnose`. */
export interface LinkFacts {
  readonly id: string;
  readonly title: string;
  /** The flows that use it: `every flow`, `every flow with a user`, or their titles. */
  readonly flows: string;
  readonly ruleIds: readonly string[];
  /** Codes of the link's own checks, beside those of the rules. */
  readonly aadsts: readonly string[];
  readonly sources: readonly { readonly description: string; readonly url: string }[];
}
