import { leavesOf, type PartyCode } from "@travaux/instrument";
import { labelAtOf } from "../compile/labels.ts";
import type { Compilation, Edit } from "../compile/model.ts";
import { regionsOf, type SharedEdit, type SharedRetain } from "../compile/regions.ts";
import type { Shown } from "../compile/shown.ts";
import { WORDS } from "../compile/ways.ts";
import { passagesOf } from "../passage.ts";
import { unseenDifference } from "./unseen.ts";

/** One proposal in a column: who, and what in the words a delegate would use. */
export interface ColumnProposal {
  readonly parties: readonly PartyCode[];
  readonly proposal: string;
}

/** One row of the synoptic table: base on the left, proposals beside it, room for a comment. */
export interface ColumnRow {
  /** Id of the base clause. */
  readonly clause: string;
  readonly label: string;
  readonly base: string;
  readonly proposals: readonly ColumnProposal[];
}

/**
 * Side by side: every block of the base with the proposals on it, first those on the whole, then its words as the rolling text
 * divides them, then the new paragraphs that follow it. Proposals of a typed number alone are not shown.
 */
export function columns(compilation: Compilation): readonly ColumnRow[] {
  const passages = passagesOf(compilation.base);
  const labelAt = labelAtOf(compilation.base);
  const { submissions, edits } = compilation;
  const makers = edits.map((): number[] => []);
  submissions.forEach(({ edits: own }, ordinal) => {
    for (const number of own) makers[number]?.push(ordinal);
  });
  const names = (ordinals: readonly number[]): readonly PartyCode[] =>
    ordinals.map((ordinal) => submissions[ordinal]?.party ?? "");
  const rows = passages.map((): Row => ({ whole: [], words: [], wishes: [], after: [] }));
  edits.forEach((edit, number) => {
    const parties = makers[number] ?? [];
    if (edit.type !== "words") tell(rows, edit, names(parties), labelAt);
    else if (edit.number !== true) rows[edit.passage]?.words.push({ ...edit, parties });
  });
  submissions.forEach(({ retains }, party) => {
    for (const wish of retains) rows[wish.passage]?.wishes.push({ start: wish.start, end: wish.end, party });
  });
  const leaves = leavesOf(compilation.base);
  return passages.map((passage, at) => {
    const { whole = [], words = [], wishes = [], after = [] } = rows[at] ?? {};
    const regions = words.length + wishes.length === 0 ? [] : regionsOf(passage.text, words, wishes);
    const leaf = leaves[at];
    const nodes = leaf !== undefined && "children" in leaf ? leaf.children : [];
    const shown = regions.length === 0 ? [] : WORDS.regions(passage, nodes, regions);
    const told = shown.flatMap((region) => toldOf(passage.text, region, names));
    return { clause: passage.id, label: labelAt(at), base: passage.text, proposals: [...whole, ...told, ...after] };
  });
}

/** What is gathered for one row. */
interface Row {
  readonly whole: ColumnProposal[];
  readonly words: SharedEdit[];
  readonly wishes: SharedRetain[];
  readonly after: ColumnProposal[];
}

/** Puts what is done to whole paragraphs where it belongs. */
function tell(
  rows: readonly Row[],
  edit: Exclude<Edit, { type: "words" }>,
  parties: readonly PartyCode[],
  labelAt: (passage: number) => string,
): void {
  if (edit.type === "delete") rows[edit.passage]?.whole.push({ parties, proposal: "delete the clause" });
  else if (edit.type === "join") {
    rows[edit.passage]?.whole.push({ parties, proposal: "join to the paragraph that follows" });
  } else {
    const place = edit.gap === 0 ? `before ${labelAt(0)}` : `after ${labelAt(edit.gap - 1)}`;
    for (const part of edit.content) {
      if (typeof part === "string") {
        rows[Math.max(0, edit.gap - 1)]?.after.push({ parties, proposal: `new paragraph ${place}: “${part}”` });
      } else rows[part.moved]?.whole.push({ parties, proposal: `move ${place}` });
    }
  }
}

/** What is proposed for one stretch of words, in the words of a delegate. */
function toldOf(
  text: string,
  region: Shown,
  names: (ordinals: readonly number[]) => readonly PartyCode[],
): readonly ColumnProposal[] {
  const before = text.slice(0, region.start).trim().split(/\s+/).slice(-3).join(" ");
  const where = before === "" ? "at the beginning" : `after “${before}”`;
  const words = text.slice(region.start, region.end);
  const gone = words.trim();
  const told = region.readings.map((reading): ColumnProposal => {
    const parties = names(reading.parties);
    const put = reading.text.trim().replaceAll("\n", " ¶ ");
    const unseen = unseenDifference(words, reading.text);
    const so = unseen === null ? "" : ` (${unseen})`;
    if (gone === put) return { parties, proposal: `change the spaces ${where}${so}` };
    if (gone === "") return { parties, proposal: `add “${put}” ${where}` };
    if (put === "") return { parties, proposal: `delete “${gone}”` };
    return { parties, proposal: `replace “${gone}” by “${put}”${so}` };
  });
  if (region.retain.length === 0) return told;
  const wish = gone === "" ? `no text ${where}` : `retain “${gone}”`;
  return [{ parties: names(region.retain), proposal: wish }, ...told];
}

/** Only what concerns one party: the rows it touches, and on them who else proposes something. */
export function concerning(compilation: Compilation, party: PartyCode): readonly ColumnRow[] {
  return columns(compilation).filter((row) => row.proposals.some((each) => each.parties.includes(party)));
}
