import type { PartyCode } from "@travaux/instrument";
import { labelAtOf } from "../compile/labels.ts";
import type { Compilation, Edit } from "../compile/model.ts";
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

/** Side by side: every block of the base with the proposals on it. New paragraphs stand with the clause they follow. */
export function columns(compilation: Compilation): readonly ColumnRow[] {
  const passages = passagesOf(compilation.base);
  const labelAt = labelAtOf(compilation.base);
  const proposals = new Map<number, ColumnProposal[]>();
  compilation.edits.forEach((edit, number) => {
    const parties = compilation.submissions.filter((each) => each.edits.includes(number)).map((each) => each.party);
    for (const { at, proposal } of described(edit, passages, labelAt)) {
      const list = proposals.get(at) ?? [];
      list.push({ parties, proposal });
      proposals.set(at, list);
    }
  });
  for (const { party, retains } of compilation.submissions) {
    for (const { passage, start, end } of retains) {
      const list = proposals.get(passage) ?? [];
      list.push({ parties: [party], proposal: `retain “${(passages[passage]?.text ?? "").slice(start, end).trim()}”` });
      proposals.set(passage, list);
    }
  }
  return passages.map((passage, at) => ({
    clause: passage.id,
    label: labelAt(at),
    base: passage.text,
    proposals: proposals.get(at) ?? [],
  }));
}

/** An edit in words, with the ordinal of the row it belongs to. */
function described(
  edit: Edit,
  passages: readonly { readonly text: string }[],
  labelAt: (passage: number) => string,
): readonly { readonly at: number; readonly proposal: string }[] {
  if (edit.type === "delete") return [{ at: edit.passage, proposal: "delete the clause" }];
  if (edit.type === "join") return [{ at: edit.passage, proposal: "join to the paragraph that follows" }];
  if (edit.type === "gap") {
    const at = Math.max(0, edit.gap - 1);
    const place = edit.gap === 0 ? `before ${labelAt(0)}` : `after ${labelAt(edit.gap - 1)}`;
    return edit.content.map((part) =>
      typeof part === "string"
        ? { at, proposal: `new paragraph ${place}: “${part}”` }
        : { at: part.moved, proposal: `move ${place}` },
    );
  }
  const text = passages[edit.passage]?.text ?? "";
  const gone = text.slice(edit.start, edit.end).trim();
  const put = edit.inserted.trim().replaceAll("\n", " ¶ ");
  const before = text.slice(0, edit.start).trim().split(/\s+/).slice(-3).join(" ");
  const where = before === "" ? "at the beginning" : `after “${before}”`;
  const unseen = unseenDifference(text.slice(edit.start, edit.end), edit.inserted);
  const so = unseen === null ? "" : ` (${unseen})`;
  if (gone === "" && put === "") return [{ at: edit.passage, proposal: `change the spaces ${where}${so}` }];
  if (gone === "") return [{ at: edit.passage, proposal: `add “${put}” ${where}` }];
  if (put === "") return [{ at: edit.passage, proposal: `delete “${gone}”` }];
  return [{ at: edit.passage, proposal: `replace “${gone}” by “${put}”${so}` }];
}

/** Only what concerns one party: the rows it touches, and on them who else proposes something. */
export function concerning(compilation: Compilation, party: PartyCode): readonly ColumnRow[] {
  return columns(compilation).filter((row) => row.proposals.some((each) => each.parties.includes(party)));
}
