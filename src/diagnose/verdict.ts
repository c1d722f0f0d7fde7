import { severities } from "../policy/verdict";
import type { Advice, Evidence } from "./link";
import type { Walk, WalkedLink } from "./walk";

/** What a walk amounts to. */
export interface DiagnoseVerdict {
  /** `not-visible`: the code is decided by what no declaration shows. */
  readonly status: "broken" | "no-broken-link" | "not-visible";
  /** Id of the link that decides, or null. */
  readonly link: string | null;
  readonly aadsts: readonly string[];
  readonly text: string;
  /** What shows the break, and where it is. */
  readonly evidence: readonly Evidence[];
  readonly remediation: Advice | null;
  /** Where nothing is broken: where to look further. */
  readonly see: Advice | null;
}

/** The broken links of a walk, the one that decides first: errors before warnings before notes, then in the order of the walk. */
export function brokenLinks({ links }: Walk): WalkedLink[] {
  const rank = ({ answers }: WalkedLink): number =>
    Math.min(
      ...answers.map(
        ({ severity, ifFlow, compares }) => (compares ? 0 : 1) + (ifFlow ? 20 : 0) + 2 * severities.indexOf(severity ?? "error"),
      ),
    );
  return links.filter(({ status }) => status === "broken").sort((a, b) => rank(a) - rank(b));
}

export function verdictOf(walk: Walk): DiagnoseVerdict {
  const [broken] = brokenLinks(walk);
  const open = walk.links.filter(({ status }) => status === "cannot-be-seen");
  if (!broken) {
    const see = open.find(({ see }) => see?.commands.length)?.see ?? null;
    return {
      status: "no-broken-link",
      link: null,
      aadsts: [],
      text: unbrokenText(walk.links.length, open),
      evidence: [],
      remediation: null,
      see,
    };
  }
  return brokenVerdict(broken, `${broken.title}: ${broken.evidence[0]?.text ?? broken.title}`);
}

export function brokenVerdict({ id, aadsts, evidence, remediation }: WalkedLink, text: string): DiagnoseVerdict {
  return { status: "broken", link: id, aadsts, text, evidence, remediation, see: null };
}

/** Never more than was seen. */
function unbrokenText(count: number, open: readonly WalkedLink[]): string {
  if (open.length === 0) return `No link is broken: all ${count} are intact.`;
  const names = open.map(({ title }) => title).join("; ");
  return `No link is broken, but not all are visible: ${count - open.length} of ${count} are intact, and ${open.length === 1 ? "one" : open.length} cannot be seen (${names}).`;
}
