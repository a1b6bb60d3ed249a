import { leavesOf, type PartyCode } from "@travaux/instrument";
import { labelAtOf } from "../compile/labels.ts";
import type { Compilation, Edit, WordEdit } from "../compile/model.ts";
import { byCodeUnits, byPlace } from "../compile/order.ts";
import { SHORT_BRACKET, type Span, spansOf } from "../compile/ways.ts";
import { passagesOf } from "../passage.ts";
import { applyEdits } from "../words/edits.ts";
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
  for (const { edit, parties } of uncut(compilation, passages)) {
    for (const { at, proposal } of described(edit, passages, labelAt)) {
      const list = proposals.get(at) ?? [];
      list.push({ parties, proposal });
      proposals.set(at, list);
    }
  }
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

/** An edit with all who make it. */
interface Shared {
  readonly edit: Edit;
  readonly parties: readonly PartyCode[];
}

/** The edits of a compilation in their order; those that would cut a blank or a short bracket of the base take it in whole. */
function uncut(compilation: Compilation, passages: readonly { readonly text: string }[]): readonly Shared[] {
  const { edits, submissions } = compilation;
  const makers = edits.map((): PartyCode[] => []);
  for (const { party, edits: own } of submissions) for (const number of own) makers[number]?.push(party);
  const all = edits.map((edit, number): Shared => ({ edit, parties: makers[number] ?? [] }));
  const leaves = leavesOf(compilation.base);
  const out: Shared[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const first = all[at];
    if (first?.edit.type !== "words") {
      if (first !== undefined) out.push(first);
      continue;
    }
    const { passage } = first.edit;
    const here: SharedWords[] = [];
    for (let next = all[at]; next?.edit.type === "words" && next.edit.passage === passage; next = all[at]) {
      here.push({ edit: next.edit, parties: next.parties });
      at += 1;
    }
    at -= 1;
    const leaf = leaves[passage];
    const nodes = leaf !== undefined && "children" in leaf ? leaf.children : [];
    out.push(
      ...whole(
        here,
        spansOf(nodes).filter(({ start, end }) => end - start <= SHORT_BRACKET),
        passages[passage]?.text ?? "",
      ),
    );
  }
  return out;
}

interface SharedWords extends Shared {
  readonly edit: WordEdit;
}

/** Edits of one passage, those that cut one of the spans told as the words each party would have for the whole of it. */
function whole(edits: readonly SharedWords[], spans: readonly Span[], text: string): readonly Shared[] {
  const cut = spans.filter((span) => edits.some(({ edit }) => cuts(edit, span)));
  if (cut.length === 0) return edits;
  const stretches: { start: number; end: number; readonly parts: SharedWords[] }[] = [];
  const rest: SharedWords[] = [];
  for (const shared of edits) {
    const met = cut.filter((span) => meets(shared.edit, span));
    if (met.length === 0) {
      rest.push(shared);
      continue;
    }
    const start = Math.min(shared.edit.start, ...met.map((span) => span.start));
    const end = Math.max(shared.edit.end, ...met.map((span) => span.end));
    const last = stretches.at(-1);
    if (last !== undefined && last.end > start) {
      last.end = Math.max(last.end, end);
      last.start = Math.min(last.start, start);
      last.parts.push(shared);
    } else stretches.push({ start, end, parts: [shared] });
  }
  const told = stretches.flatMap(({ start, end, parts }): readonly Shared[] => {
    const names = [...new Set(parts.flatMap(({ parties }) => parties))].sort(byCodeUnits);
    const byWords = new Map<string, PartyCode[]>();
    for (const party of names) {
      const own = parts.filter(({ parties }) => parties.includes(party)).map(({ edit }) => edit);
      const local = own.map((edit) => ({ start: edit.start - start, end: edit.end - start, inserted: edit.inserted }));
      const words = applyEdits(text.slice(start, end), local);
      byWords.set(words, [...(byWords.get(words) ?? []), party]);
    }
    const passage = parts[0]?.edit.passage ?? 0;
    return [...byWords].map(([inserted, parties]) => ({
      edit: { type: "words", passage, start, end, inserted },
      parties,
    }));
  });
  return [...rest, ...told].sort((x, y) => byPlace(x.edit, y.edit));
}

function meets(edit: WordEdit, span: Span): boolean {
  return edit.start < span.end && Math.max(edit.end, edit.start + 1) > span.start;
}

/** True where an edit takes a part of a span, or of its inside, and leaves the rest. */
function cuts(edit: WordEdit, span: Span): boolean {
  return meets(edit, span) && !(edit.start <= span.start && edit.end >= span.end);
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
