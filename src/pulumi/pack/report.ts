/** What a policy reports: the message, and the resource that it is about. */
export interface Report {
  readonly message: string;
  readonly urn?: string;
}
