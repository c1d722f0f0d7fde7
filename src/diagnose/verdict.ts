import type { Walk, WalkedLink } from "./walk";

/** What a walk amounts to: its first broken link. */
export interface DiagnoseVerdict {
  readonly status: "broken" | "no-broken-link";
  /** Id of the first broken link, or null. */
  readonly link: string | null;
  readonly aadsts: readonly string[];
  readonly text: string;
}

export function firstBroken({ links }: Walk): WalkedLink | undefined {
  return links.find(({ status }) => status === "broken");
}

export function verdictOf(walk: Walk): DiagnoseVerdict {
  const broken = firstBroken(walk);
  const open = walk.links.filter(({ status }) => status === "cannot-be-seen").length;
  if (!broken) return { status: "no-broken-link", link: null, aadsts: [], text: unbrokenText(walk.links.length, open) };
  const reason = broken.evidence[0]?.text ?? broken.title;
  return { status: "broken", link: broken.id, aadsts: broken.aadsts, text: `${broken.title}: ${reason}` };
}

/** Never more than was seen. */
function unbrokenText(count: number, open: number): string {
  if (open === 0) return `No link is broken: all ${count} hold.`;
  return `No link is broken: ${count - open} of ${count} hold, and ${open === 1 ? "one" : open} cannot be seen.`;
}
