import type { FederatedIdentityCredential } from "../model/declarations";
import type { FieldPath, Locus, Source } from "../model/place";

const field = "federatedIdentityCredentials";

/** An application whose federated credentials were exported by themselves: each has a place of its own. */
export class CredentialsSource implements Source {
  readonly path: string;

  /** `inline`: how many credentials the application holds itself; the others come after these. */
  constructor(
    private readonly application: Source,
    private readonly inline: number,
    private readonly others: readonly FederatedIdentityCredential[],
  ) {
    this.path = application.path;
  }

  locate(path: FieldPath): Locus {
    const [name, index, ...rest] = path;
    const other = name === field && typeof index === "number" ? this.others[index - this.inline] : undefined;
    return other ? other.source.locate(rest) : this.application.locate(path);
  }
}
