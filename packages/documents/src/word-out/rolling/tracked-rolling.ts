import { type Compilation, passagesOf, project, type RowNumber, rollingText, withoutNumber } from "@travaux/compare";
import { type Instrument, type Leaf, leavesOf, type PartyCode, print } from "@travaux/instrument";
import { isGrid } from "../clean-text.ts";
import { depthOf, numberingOf, type Stretch, stretchesOf } from "../leaves.ts";
import { noteZone } from "../note-zone.ts";
import { hasOwnLabel } from "../own-label.ts";
import type {
  WrittenChange,
  WrittenComment,
  WrittenNote,
  WrittenParagraph,
  WrittenTable,
  WrittenText,
} from "../written.ts";
import { type Disputes, disputesOf } from "./disputes.ts";
import { type GapPart, gapOrder } from "./gap-order.ts";
import { linesAs, paragraphs } from "./lines.ts";
import { type GapEntry, type Proposals, proposalsOf, union, without } from "./proposals.ts";
import { isNumberedVariously, namedEdits, rowNumberAt, standingOf, withRowNumber } from "./row-numbers.ts";
import { type Piece, piecesOf, type Stroke, strokesOf } from "./strokes.ts";
import {
  besides,
  deletion,
  disputedArrival,
  disputedMark,
  disputedPieces,
  insertion,
  movedPieces,
  partlyDisputedPieces,
  plainPieces,
  ROLLING_AUTHOR,
  STRUCK,
  shownPieces,
  signs,
} from "./tracked-passage.ts";
import { trackedTable } from "./tracked-table.ts";

/** What the passages of one text share while their changes are laid out. */
interface Work {
  readonly leaves: readonly Leaf[];
  readonly proposals: Proposals;
  readonly disputes: Disputes;
  /** The rolling text's words of each block by its id, all proposals in brackets. */
  readonly rolling: ReadonlyMap<string, readonly Stretch[]>;
  readonly callsNotes: boolean;
}

/** A compilation laid out as tracked changes. */
export interface TrackedRolling {
  readonly text: WrittenText;
  /** True where no proposals collide. */
  readonly settles: boolean;
}

/**
 * Lays a compilation out as tracked changes: base text, every proposal as changes of those who make it. Rejecting all gives the
 * base; accepting those of one party gives that party's text; accepting all makes every change nobody disputes and shows the
 * disputed words, paragraphs and places in attributed brackets.
 */
export function trackedRolling(compilation: Compilation): TrackedRolling {
  const all = project(
    compilation,
    compilation.submissions.map(({ party }) => party),
  );
  const proposals = proposalsOf(compilation, all);
  const disputes = disputesOf(compilation, proposals, all);
  const leaves = leavesOf(compilation.base);
  const notes = noteZone(compilation.base);
  const zone = leaves.length - notes.length;
  const keepsNotes = notes.length > 0 && leavesNotes({ leaves, proposals, disputes }, zone);
  const work: Work = {
    leaves,
    proposals,
    disputes,
    rolling: shownWords(compilation, all.instrument, proposals),
    callsNotes: keepsNotes,
  };
  const last = keepsNotes ? zone : leaves.length;
  const blocks: (WrittenParagraph | WrittenTable)[] = [];
  for (let at = 0; at <= last; at += 1) {
    blocks.push(...gapBlocks(work, at));
    if (at < last) blocks.push(...passageBlocks(work, at));
  }
  const bodies = keepsNotes ? notes.map((note, index): WrittenNote => noteOf(work, note, zone + index)) : [];
  return { text: { blocks, notes: bodies }, settles: disputes.settles };
}

/** The rolling text's words of each block by its id; with the number of the joint text where somebody changes a typed one. */
function shownWords(
  compilation: Compilation,
  joint: Instrument,
  { numbers }: Proposals,
): ReadonlyMap<string, readonly Stretch[]> {
  const words = new Map(leavesOf(rollingText(compilation)).map((leaf) => [leaf.id, stretchesOf(leaf)]));
  const jointly = new Map(passagesOf(joint).map((passage) => [passage.id, passage]));
  passagesOf(compilation.base).forEach(({ id, text, body }, at) => {
    const own = jointly.get(id);
    const [first, ...others] = words.get(id) ?? [];
    if (!numbers.has(at) || first === undefined || own === undefined || body === 0 || own.body === 0) return;
    if (!first.text.startsWith(text.slice(0, body))) return;
    words.set(id, [{ ...first, text: own.text.slice(0, own.body) + first.text.slice(body) }, ...others]);
  });
  return words;
}

/** Footnotes stay footnotes where nobody touches a call of one, and nobody does more to their bodies than change words. */
function leavesNotes(
  { leaves, proposals, disputes }: Pick<Work, "leaves" | "proposals" | "disputes">,
  zone: number,
): boolean {
  const { deleters, joiners, movers, gaps, words } = proposals;
  if (joiners.has(zone - 1)) return false;
  return leaves.every((leaf, at) => {
    const isWhole = [deleters, joiners, movers].some((map) => map.has(at)) || disputes.passages.has(at);
    if (at >= zone)
      return !isWhole && !gaps.has(at + 1) && !(words.get(at) ?? []).some((edit) => /\n/.test(edit.inserted));
    const strokes = strokesOf(leaf, namedEdits(proposals, at));
    const calls = strokes.filter(({ stretch }) => stretch.note !== null);
    const whole = strokesOf(leaf, []).filter(({ stretch }) => stretch.note !== null).length;
    if (whole === 0) return true;
    const open = disputes.words.get(at) ?? [];
    const untouched = calls.every(
      ({ by, at: place }) => by.length === 0 && !open.some((one) => place >= one.start && place < one.end),
    );
    return !isWhole && calls.length === whole && untouched;
  });
}

function strokesAt(work: Work, at: number): readonly Stroke[] {
  const leaf = work.leaves[at];
  if (leaf === undefined) return [];
  const strokes = strokesOf(leaf, namedEdits(work.proposals, at));
  return work.callsNotes
    ? strokes
    : strokes.map((stroke) => ({ ...stroke, stretch: { ...stroke.stretch, note: null } }));
}

/** Words of a passage whose changes stand in their place, with brackets where only some are disputed. */
function wordPieces(work: Work, at: number): readonly Piece[] {
  const strokes = strokesAt(work, at);
  const open = work.disputes.words.get(at);
  const pieces = open === undefined ? plainPieces(strokes) : partlyDisputedPieces(strokes, open);
  return [...withRowNumber(pieces, rowNumberAt(work.proposals, at)), ...plainPieces(glueAt(work, at))];
}

/** The spaces put between a passage and the one it is joined to, behind all its words. */
function glueAt({ proposals, leaves }: Work, at: number): readonly Stroke[] {
  const end = leaves[at] === undefined ? 0 : print(leaves[at]).length;
  return (proposals.glues.get(at) ?? []).map(
    ({ text, by }): Stroke => ({ type: "put", stretch: { text, marks: [], note: null }, by, at: end, from: end }),
  );
}

function noteOf(work: Work, note: Extract<Leaf, { type: "footnoteDefinition" }>, at: number): WrittenNote {
  const segments = wordPieces(work, at).flatMap((piece) => ("end" in piece ? [] : [piece]));
  return { label: note.label, clause: note.id, segments };
}

/** What stands in the place of one passage of the base. */
function passageBlocks(work: Work, at: number): readonly (WrittenParagraph | WrittenTable)[] {
  const leaf = work.leaves[at];
  if (leaf === undefined) return [];
  const { proposals, disputes } = work;
  const deleters = proposals.deleters.get(at) ?? [];
  const joiners = proposals.joiners.get(at) ?? [];
  const movers = proposals.movers.get(at) ?? [];
  const ends = union(union(deleters, joiners), movers);
  if (disputes.passages.has(at)) return disputedBlocks(work, at, ends);
  const isPlace = joiners.length + movers.length > 0 || isNumberedVariously(proposals, at);
  if (leaf.type === "table" && isGrid(leaf.rows) && !isPlace && !disputes.words.has(at)) {
    const table = trackedTable(leaf, strokesAt(work, at), deleters);
    if (table !== null) return [table];
  }
  if (movers.length > 0) {
    const { old, oldMark } = movedPieces(strokesAt(work, at), movers, moveName(at));
    return paragraphs(leaf, old, oldMark, retainsAt(work, at));
  }
  const pieces =
    deleters.length > 0 ? strokesAt(work, at).flatMap((stroke) => goingPieces(stroke, deleters)) : wordPieces(work, at);
  return paragraphs(leaf, pieces, deletion(union(deleters, joiners)), retainsAt(work, at));
}

/** Words of a paragraph that goes: a number that others type before it is theirs until it does. */
function goingPieces({ type, stretch, by }: Stroke, deleters: readonly PartyCode[]): readonly Piece[] {
  if (type === "base") return piecesOf(stretch, deletion(union(by, deleters)));
  const others = without(by, deleters);
  return others.length === 0 ? [] : piecesOf(stretch, [...insertion(others), ...deletion(deleters)]);
}

/** A paragraph that is disputed as a whole: struck out for whoever accepts everything, and shown in brackets below. */
function disputedBlocks(work: Work, at: number, ends: readonly PartyCode[]): readonly WrittenParagraph[] {
  const leaf = work.leaves[at];
  if (leaf === undefined) return [];
  const { proposals } = work;
  const gone = union(proposals.deleters.get(at) ?? [], proposals.movers.get(at) ?? []);
  const pieces = strokesAt(work, at).flatMap((stroke): readonly Piece[] => {
    const others = stroke.by.filter((party) => !gone.includes(party));
    if (stroke.type === "base") return disputedPieces([{ ...stroke, by: union(stroke.by, gone) }]);
    return others.length === 0 ? [] : disputedPieces([{ ...stroke, by: others }]);
  });
  pieces.push(...disputedPieces(glueAt(work, at)));
  const shown = shownPieces(work.rolling.get(leaf.id) ?? []);
  return [
    ...paragraphs(leaf, pieces, disputedMark(ends), retainsAt(work, at)),
    ...paragraphs(leaf, shown, insertion([ROLLING_AUTHOR]), [], false),
  ];
}

function moveName(at: number): string {
  return `move${at + 1}`;
}

/** What parties put at a gap: new paragraphs and passages that moved here. */
function gapBlocks(work: Work, gap: number): readonly WrittenParagraph[] {
  const entries = work.proposals.gaps.get(gap);
  if (entries === undefined) return [];
  const beside = work.leaves[gap - 1] ?? work.leaves[gap];
  const isOpen = work.disputes.gaps.has(gap);
  const seen = new Map<string, number>();
  const sequence = gapOrder(entries);
  const fresh = sequence.filter(({ content }) => typeof content === "string");
  const rows = work.proposals.rows.filter(({ place }) => "gap" in place && place.gap === gap);
  return sequence.flatMap((part): readonly WrittenParagraph[] => {
    if (typeof part.content !== "string") return arrivalBlocks(work, part, part.content.moved);
    const times = seen.get(part.content) ?? 0;
    seen.set(part.content, times + 1);
    const isAgain = times >= mostTimes(entries, part.content);
    const same = sequence.filter(({ content }) => content === part.content);
    const all = union(
      same.flatMap(({ by }) => by),
      [],
    );
    const numbers = new Set(same.flatMap((one) => one.numbers.map(({ text }) => text)));
    const row = rows.find(({ place }) => "nth" in place && place.nth === fresh.indexOf(part));
    return newBlocks(part, { beside, isOpen, isAgain, all, isNumbered: numbers.size === 1, row });
  });
}

/** How often the party that wants a paragraph most often wants it, whatever its number. */
function mostTimes(entries: readonly GapEntry[], paragraph: string): number {
  const isSame = (part: GapEntry["content"][number]): boolean =>
    typeof part === "string" && withoutNumber(part) === paragraph;
  return Math.max(...entries.map(({ content }) => content.filter(isSame).length));
}

interface NewPlace {
  readonly beside: Leaf | undefined;
  /** Others put other paragraphs here. */
  readonly isOpen: boolean;
  /** The same words were put here already, in another party's order. */
  readonly isAgain: boolean;
  readonly all: readonly PartyCode[];
  /** All who want these words here type the same number before them. */
  readonly isNumbered: boolean;
  /** The number of the joint text, where it follows from its row. */
  readonly row: RowNumber | undefined;
}

function newBlocks(part: GapPart, place: NewPlace): readonly WrittenParagraph[] {
  const { content, by, numbers } = part;
  const { beside, isOpen, isAgain, all } = place;
  const text = typeof content === "string" ? content : "";
  const struck = isAgain ? STRUCK : [];
  const standing = standingOf(
    numbers.map((number) => number.text),
    place.row,
  );
  const stretch: Stretch = { text, marks: [], note: null, ...(isAgain ? { paper: "absent" } : {}) };
  const plain = piecesOf(stretch, [...insertion(by), ...struck]);
  const words = withRowNumber([...newNumbers(part, place, standing.at), ...plain], standing.row);
  const isShown = isOpen && !isAgain;
  const pieces = isShown ? [...signs(`[${all.join(", ")}: `), ...words, ...signs("]")] : words;
  const hasLabel = numbers.some((number) => hasOwnLabel(number.text + text));
  const look = beside?.type === "clause" ? newLook(beside) : "operative";
  const model = {
    clause: beside?.id ?? "(head)",
    look,
    depth: beside === undefined ? 0 : depthOf(beside),
    numbering: null,
    ...(isCounted(beside) && !hasLabel && !isShown && !isAgain ? ({ numberedOn: true } as const) : {}),
  };
  return linesAs(model, pieces, [...insertion(by), ...struck], []);
}

/** The numbers that some type before a new paragraph: each under its own name, that of the joint text for whoever accepts everything. */
function newNumbers(
  { numbers }: GapPart,
  { isOpen, isAgain, isNumbered }: NewPlace,
  standing: number,
): readonly Piece[] {
  return numbers.flatMap(({ text, by }, index) => {
    const stands = !isAgain && (isOpen ? isNumbered : index === standing);
    const stretch: Stretch = { text, marks: [], note: null };
    if (text === "") return [];
    return stands ? piecesOf(stretch, insertion(by)) : piecesOf(besides(stretch), [...insertion(by), ...STRUCK]);
  });
}

/**
 * A new paragraph behind one whose number Word computes is counted too, unless somebody types a number before it. Alternatives in
 * brackets are not: only one of them will stay.
 */
function isCounted(beside: Leaf | undefined): boolean {
  return beside?.type === "clause" && numberingOf(beside) !== null;
}

function newLook(beside: Extract<Leaf, { type: "clause" }>): WrittenParagraph["look"] {
  return beside.role === "preambular" || beside.role === "opening" ? "preambular" : "operative";
}

function arrivalBlocks(work: Work, { by }: GapPart, moved: number): readonly WrittenParagraph[] {
  const leaf = work.leaves[moved];
  if (leaf === undefined) return [];
  const strokes = strokesAt(work, moved);
  if (work.disputes.passages.has(moved)) {
    const mark: readonly WrittenChange[] = [...insertion(by), ...deletion([ROLLING_AUTHOR])];
    return paragraphs(leaf, disputedArrival(strokes, by), mark, [], false);
  }
  const { fresh, freshMark } = movedPieces(strokes, by, moveName(moved));
  return paragraphs(leaf, withRowNumber(fresh, rowNumberAt(work.proposals, moved)), freshMark, []);
}

/** A wish to keep the base is no change; it stands in the margin. */
function retainsAt({ proposals, leaves }: Work, at: number): readonly WrittenComment[] {
  const leaf = leaves[at];
  const text =
    leaf === undefined ? "" : (passagesOf({ type: "instrument", version: "", children: [leaf] })[0]?.text ?? "");
  return (proposals.retains.get(at) ?? []).map(({ party, start, end }) => ({
    author: proposals.parties[party] ?? "",
    text: `retain “${text.slice(start, end).trim()}”`,
  }));
}
