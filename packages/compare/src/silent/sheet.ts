import type { PartyCode } from "@travaux/instrument";
import type { Compilation, GapEdit, JoinEdit, WordEdit } from "../compile/model.ts";
import { byCodeUnits } from "../compile/order.ts";
import { markerEnd, type Passage, withoutNumber } from "../passage.ts";
import { applyEdits } from "../words/edits.ts";
import { sameGaps } from "./gaps.ts";

/** A proposal as an interval of a sheet and what takes its place: a word, a paragraph, a split, a deletion or a join alike. */
export interface Proposal {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
  readonly parties: readonly PartyCode[];
}

/**
 * The base in one string, each paragraph without its typed number and with a line feed at its end, in the order in which the
 * Chair's text has them; and everybody's proposals as intervals of it.
 */
export interface Sheet {
  readonly text: string;
  /** Ordinals of the passages in the order of the sheet. */
  readonly order: readonly number[];
  /** Where the words of the n-th passage of `order` begin; one more entry, the end of the text. */
  readonly starts: readonly number[];
  /** By start, then end. */
  readonly proposals: readonly Proposal[];
}

/** Where the words of a paragraph begin for the finder of silent changes. */
export function headOf(passage: Passage): number {
  return Math.max(markerEnd(passage.text), passage.body);
}

/** The words of a paragraph without its typed number. */
export function wordsOf(passage: Passage): string {
  return passage.text.slice(headOf(passage));
}

/** Lays the base out. */
export function sheetOf(compilation: Compilation, base: readonly Passage[], order: readonly number[]): Sheet {
  const starts: number[] = [];
  const placeOf = new Map<number, number>();
  let text = "";
  for (const passage of order) {
    placeOf.set(passage, starts.length);
    starts.push(text.length);
    const own = base[passage];
    text += `${own === undefined ? "" : wordsOf(own)}\n`;
  }
  starts.push(text.length);
  const work: Work = { compilation, base, order, starts, placeOf, partiesOf: partiesOf(compilation) };
  const proposals = compilation.edits.flatMap((edit, number): readonly Proposal[] => {
    const parties = work.partiesOf(number);
    if (parties.length === 0) return [];
    if (edit.type === "words") return wordProposals(work, edit, parties);
    if (edit.type === "join") return joinProposals(work, edit, parties);
    if (edit.type === "gap") return gapProposals(work, edit, sameGaps(compilation, number), parties);
    const at = placeOf.get(edit.passage) ?? 0;
    return [{ start: starts[at] ?? 0, end: starts[at + 1] ?? 0, inserted: "", parties }];
  });
  return { text, order, starts, proposals: merged(proposals) };
}

interface Work {
  readonly compilation: Compilation;
  readonly base: readonly Passage[];
  readonly order: readonly number[];
  readonly starts: readonly number[];
  readonly placeOf: ReadonlyMap<number, number>;
  readonly partiesOf: (edit: number) => readonly PartyCode[];
}

/** Who makes the edit with this number. */
export function partiesOf({ submissions }: Compilation): (edit: number) => readonly PartyCode[] {
  const makers = new Map<number, PartyCode[]>();
  for (const { party, edits } of submissions) {
    for (const number of edits) {
      const list = makers.get(number);
      if (list === undefined) makers.set(number, [party]);
      else list.push(party);
    }
  }
  return (edit) => makers.get(edit) ?? [];
}

/** Equal proposals as one, in the order of their places. */
function merged(proposals: readonly Proposal[]): readonly Proposal[] {
  const byKey = new Map<string, Proposal>();
  for (const each of proposals) {
    if (each.start === each.end && each.inserted === "") continue;
    const key = `${each.start},${each.end},${each.inserted}`;
    const known = byKey.get(key);
    const parties = [...new Set([...(known?.parties ?? []), ...each.parties])].sort();
    byKey.set(key, { ...each, parties });
  }
  return [...byKey.values()].sort(
    (x, y) =>
      x.start - y.start ||
      x.end - y.end ||
      y.parties.length - x.parties.length ||
      byCodeUnits(x.parties[0] ?? "", y.parties[0] ?? "") ||
      byCodeUnits(x.inserted, y.inserted),
  );
}

function wordProposals(work: Work, edit: WordEdit, parties: readonly PartyCode[]): readonly Proposal[] {
  const passage = work.base[edit.passage];
  const start = work.starts[work.placeOf.get(edit.passage) ?? -1];
  if (passage === undefined || start === undefined) return [];
  const head = headOf(passage);
  if (edit.number === true && edit.end <= head) return [];
  const own = withoutNumbers(passage.text, head, edit);
  return [{ start: start + own.start - head, end: start + own.end - head, inserted: own.inserted, parties }];
}

interface Plain {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/** An edit of a paragraph less the typed numbers in it: that of the paragraph itself, and those of paragraphs it begins. */
function withoutNumbers(text: string, head: number, edit: Plain): Plain {
  let { start, end } = edit;
  let lines = edit.inserted.split("\n");
  if (start < head || (start === 0 && head === 0)) {
    lines = [text.slice(0, start) + (lines[0] ?? ""), ...lines.slice(1)];
    if (end < head) {
      lines = [...lines.slice(0, -1), (lines.at(-1) ?? "") + text.slice(end, head)];
      end = head;
    }
    start = head;
  } else lines = [`\n${lines[0] ?? ""}`, ...lines.slice(1)];
  const plain = lines.map((line, at) => {
    if (line.startsWith("\n")) return line.slice(1);
    const last = at === lines.length - 1;
    const marker = markerEnd(last ? line + text.slice(end) : line);
    if (marker > line.length) end += marker - line.length;
    return line.slice(marker);
  });
  return { start, end, inserted: plain.join("\n") };
}

/** A join: the line feed between two paragraphs gives way to the space between them, and to the second's number where it is kept. */
function joinProposals(work: Work, edit: JoinEdit, parties: readonly PartyCode[]): readonly Proposal[] {
  const at = work.placeOf.get(edit.passage) ?? -1;
  const next = work.base[edit.passage + 1];
  if (next === undefined || work.order[at + 1] !== edit.passage + 1) return [];
  const end = work.starts[at + 1] ?? 0;
  const head = headOf(next);
  return parties.map((party) => {
    const submission = work.compilation.submissions.find((each) => each.party === party);
    const own = submission?.edits.flatMap((number): readonly WordEdit[] => {
      const other = work.compilation.edits[number];
      return other?.type === "words" && other.passage === edit.passage + 1 ? [other] : [];
    });
    const numbering = (own ?? []).filter((each) => each.start < head);
    const cut = numbering.some((each) => each.end > head);
    const marker = cut ? "" : applyEdits(next.text.slice(0, head), numbering);
    return { start: end - 1, end, inserted: (edit.glue ?? "") + marker, parties: [party] };
  });
}

/** New paragraphs: each a proposal of its own, behind the passage before its gap, before the one after it, and beside what moves there. */
function gapProposals(
  work: Work,
  edit: GapEdit,
  gaps: readonly number[],
  parties: readonly PartyCode[],
): readonly Proposal[] {
  const places = new Set<number>();
  const beside = (passage: number, sides: readonly number[]): void => {
    const at = work.placeOf.get(passage);
    if (at !== undefined) for (const side of sides) places.add(work.starts[at + side] ?? 0);
  };
  for (const gap of gaps) {
    beside(gap - 1, [1]);
    beside(gap, [0]);
    if (gap === 0) places.add(0);
    if (gap === work.base.length) places.add(work.starts.at(-1) ?? 0);
  }
  for (const part of edit.content) if (typeof part !== "string") beside(part.moved, [0, 1]);
  return edit.content.flatMap((part) =>
    typeof part === "string"
      ? [...places].map((place) => ({ start: place, end: place, inserted: `${withoutNumber(part)}\n`, parties }))
      : [],
  );
}
