import type { Passage } from "../passage.ts";
import { applyEdits } from "../words/edits.ts";
import { latticeOf } from "./lattice.ts";
import type { Compilation } from "./model.ts";

/** What a print says of two paragraphs that are joined. */
export const JOINED = "joined to the paragraph that follows";
/** The same where nothing stands between the words of the two, though nothing in them says so. */
export const JOINED_BARE = "joined without a space to the paragraph that follows";

/** What stands between two paragraphs joined where print does not say it: one space, unless one of them has a space there already. */
export function glueBetween(last: string, first: string): string {
  return /\s$/.test(last) || /^\s/.test(first) ? "" : " ";
}

/** Of those who join a passage to the next, who puts nothing between the two where a reader would put a space. */
export function joinedBare(
  { submissions, edits }: Compilation,
  passages: readonly Passage[],
  at: number,
  joiners: readonly number[],
): ReadonlySet<number> {
  const bare = joiners.filter((party) => {
    const { joined, words } = latticeOf((submissions[party]?.edits ?? []).flatMap((number) => edits[number] ?? []));
    const textAt = (passage: number): string => applyEdits(passages[passage]?.text ?? "", words.get(passage) ?? []);
    return joined.get(at) === "" && glueBetween(textAt(at), textAt(at + 1)) !== "";
  });
  return new Set(bare);
}
