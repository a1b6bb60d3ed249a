import type { PartyCode } from "@travaux/instrument";
import type { Change } from "../compare/change.ts";
import { comparePassages } from "../compare/compare.ts";
import type { Compilation } from "../compile/model.ts";
import { type Passage, passagesOf } from "../passage.ts";
import { explain, type Piece } from "./explain.ts";
import { turnedParagraphs } from "./new-order.ts";
import { strayNumbers } from "./numbers.ts";
import { type Order, orderOf, type Standing, standingOf } from "./order.ts";
import { headOf, type Proposal, partiesOf, type Sheet, sheetOf, wordsOf } from "./sheet.ts";

/** What somebody proposed at the place of a silent change. */
export interface Touching {
  readonly parties: readonly PartyCode[];
  /** Words of the base the proposal strikes out; empty where none. */
  readonly removed: string;
  /** Words it puts in; empty where none. */
  readonly inserted: string;
}

/** What became of a bracket of a rolling text in the Chair's: its words stand without it, or a name or a reading is gone, or came. */
export type BracketChange =
  | "bracket lifted"
  | "name struck"
  | "alternative gone"
  | "name put in"
  | "alternative put in";

/** A difference between the base and the chair's text that no party proposed. */
export interface SilentChange {
  readonly kind: "words" | "deletion" | "new paragraph" | "move" | "split or merge" | "number" | BracketChange;
  /** Id of the base clause; for a new paragraph, of the clause it follows, or null at the head. */
  readonly clause: string | null;
  /** Words that went; empty where none; spaces or a paragraph's end where nothing else differs. */
  readonly removed: string;
  /** Words that came, likewise. */
  readonly inserted: string;
  /** Parties who proposed something else at this place: they may have been half heard. */
  readonly nearest: readonly PartyCode[];
  /** What they proposed. A change that is part of it, or lies between two of them, is still in nobody's words. */
  readonly touching: readonly Touching[];
  /** For a bracket of a rolling text: whose proposal it was, or is said to be. */
  readonly whose?: readonly PartyCode[];
  /** True where a bracket was a wish to retain `inserted`. */
  readonly retained?: true;
  /** For a move: id of the base clause behind which it stands now, or null at the head. */
  readonly after?: string | null;
}

/**
 * Every difference between a chair's text and the base that nobody proposed. The chair's text is explained by the cheapest mixture of
 * base words and proposals taken whole, overlapping ones together; the base with these proposals is then compared with it as any two
 * texts are, and what still differs is silent.
 */
export function silentChanges(compilation: Compilation, chair: readonly Passage[]): readonly SilentChange[] {
  const base = passagesOf(compilation.base);
  const standing = standingOf(compilation, base, chair);
  const { order, moved }: Order = orderOf(compilation, base, standing.rank);
  const work: Work = { base, chair, standing, sheet: sheetOf(compilation, base, order) };
  const found = [...movedByChair(compilation, base, { order, moved }, standing), ...wordChanges(work)];
  for (const { passage, removed, inserted } of strayNumbers(compilation, base, chair, standing.chairAt)) {
    found.push({ kind: "number", clause: base[passage]?.id ?? null, removed, inserted, nearest: [], touching: [] });
  }
  found.push(...turnedByChair(compilation, work, found));
  const placeOf = new Map(base.map((passage, at) => [passage.id, at]));
  const place = ({ clause }: SilentChange): number => (clause === null ? -1 : (placeOf.get(clause) ?? -1));
  const rank = ({ kind }: SilentChange): number => (kind === "new paragraph" ? 1 : 0);
  return found.sort((x, y) => place(x) - place(y) || rank(x) - rank(y));
}

interface Work {
  readonly base: readonly Passage[];
  readonly chair: readonly Passage[];
  readonly standing: Standing;
  readonly sheet: Sheet;
}

function movedByChair(
  compilation: Compilation,
  base: readonly Passage[],
  { order, moved }: Order,
  { rank }: Standing,
): SilentChange[] {
  const makers = partiesOf(compilation);
  const there = order.filter((passage) => (rank[passage] ?? -1) >= 0);
  const before = new Map(there.map((passage, at) => [passage, there[at - 1]]));
  return moved.map((passage): SilentChange => {
    const movers = compilation.edits.flatMap((edit, number) =>
      edit.type === "gap" && edit.content.some((part) => typeof part !== "string" && part.moved === passage)
        ? makers(number)
        : [],
    );
    const nearest = [...new Set(movers)].sort();
    const after = base[before.get(passage) ?? -1]?.id ?? null;
    return { kind: "move", clause: base[passage]?.id ?? null, removed: "", inserted: "", nearest, touching: [], after };
  });
}

/** New paragraphs that stand in nobody's order, less those that are told already as standing elsewhere. */
function turnedByChair(compilation: Compilation, work: Work, told: readonly SilentChange[]): readonly SilentChange[] {
  const { base, chair, standing } = work;
  const makers = partiesOf(compilation);
  const known = new Set([...base.map(wordsOf), ...told.map(({ inserted }) => inserted)]);
  return turnedParagraphs(compilation, chair).flatMap(({ words, at, edit }): readonly SilentChange[] => {
    if (known.has(words)) return [];
    const before = standing.chairAt.findLastIndex((place) => place >= 0 && place < at);
    const parties = [...makers(edit)].sort();
    return [silent("new paragraph", base[before]?.id ?? null, "", words, [{ parties, removed: "", inserted: words }])];
  });
}

/** A stretch of the sheet and the chair's paragraphs that stand for it. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly until: number;
}

function wordChanges(work: Work): readonly SilentChange[] {
  const { sheet, chair } = work;
  if (explain(sheet.text, printed(chair), sheet.proposals, 0) !== null) return [];
  const whole: Stretch = { start: 0, end: sheet.text.length, from: 0, until: chair.length };
  return between(work, whole, (pair) => differs(work, pair) && explainedIn(work, pair, 0) === null).flatMap((stretch) =>
    changesIn(work, stretch),
  );
}

function printed(chair: readonly Passage[]): string {
  return chair.map((passage) => `${wordsOf(passage)}\n`).join("");
}

function differs({ sheet, chair }: Work, { start, end, from, until }: Stretch): boolean {
  return sheet.text.slice(start, end) !== printed(chair.slice(from, until));
}

/** What lies between the pairs of one passage and one paragraph that are not `open`; these need no more explaining. */
function between(work: Work, whole: Stretch, open: (pair: Stretch) => boolean): readonly Stretch[] {
  const { sheet, standing } = work;
  const out: Stretch[] = [];
  let { start, from } = whole;
  sheet.order.forEach((passage, nth) => {
    const at = standing.chairAt[passage] ?? -1;
    const pair = { start: sheet.starts[nth] ?? 0, end: sheet.starts[nth + 1] ?? 0, from: at, until: at + 1 };
    if (pair.start < start || pair.end > whole.end || at < from || at >= whole.until) return;
    if (!standing.single.has(passage) || open(pair)) return;
    out.push({ start, end: pair.start, from, until: at });
    start = pair.end;
    from = pair.until;
  });
  out.push({ start, end: whole.end, from, until: whole.until });
  return out;
}

function explainedIn(work: Work, { start, end, from, until }: Stretch, most?: number): ReturnType<typeof explain> {
  const { sheet, chair } = work;
  return explain(sheet.text.slice(start, end), printed(chair.slice(from, until)), within(sheet, start, end), most);
}

/** The proposals of a stretch, counted from its beginning. */
function within(sheet: Sheet, start: number, end: number): readonly Proposal[] {
  return sheet.proposals
    .filter((each) => each.start >= start && each.end <= end)
    .map((each) => ({ ...each, start: each.start - start, end: each.end - start }));
}

/** What is silent in a stretch; one that is too long to be explained at once is cut at every paragraph that stands in both texts. */
function changesIn(work: Work, stretch: Stretch): readonly SilentChange[] {
  const { sheet } = work;
  const { start, end, from, until } = stretch;
  if (start === end && from === until) return [];
  const found = explainedIn(work, stretch);
  if (found !== null && found.cost === 0) return [];
  if (found === null) {
    const pairs: Stretch[] = [];
    const parts = between(work, stretch, (pair) => {
      pairs.push(pair);
      return false;
    });
    if (pairs.length > 0 && (pairs.length > 1 || parts.some((part) => part.end > part.start || part.until > part.from)))
      return [...parts, ...pairs].sort((x, y) => x.from - y.from).flatMap((part) => changesIn(work, part));
  }
  const words = sheet.text.slice(start, end);
  const unread: Piece = { kind: "keep", start: 0, end: words.length, words, proposal: -1 };
  return comparedWith(work, stretch, found?.pieces ?? [unread]);
}

/** A stretch of the explained text and the places of the base it stands for. */
interface Segment {
  readonly at: number;
  readonly until: number;
  readonly start: number;
  readonly end: number;
}

/** The explained text of a stretch compared with the chair's. */
function comparedWith(work: Work, stretch: Stretch, pieces: readonly Piece[]): readonly SilentChange[] {
  const { sheet, chair, base } = work;
  const segments: Segment[] = [];
  const taken = new Set<Proposal>();
  const own = sheet.proposals.filter((each) => each.start >= stretch.start && each.end <= stretch.end);
  let text = "";
  for (const { kind, start, end, words, proposal } of pieces) {
    const used = own[proposal];
    if (used !== undefined) taken.add(used);
    if (kind === "come") continue;
    const at = text.length;
    text += words;
    segments.push({ at, until: text.length, start: start + stretch.start, end: end + stretch.start });
  }
  const lines = text.split("\n").slice(0, -1);
  const offsets: number[] = [];
  let offset = 0;
  for (const line of lines) {
    offsets.push(offset);
    offset += line.length + 1;
  }
  const told = lines.map((line, at): Passage => ({ id: String(at), text: line, body: 0 }));
  const heard = chair.slice(stretch.from, stretch.until).map((passage): Passage => {
    return { id: passage.id, text: passage.text.slice(headOf(passage)), body: 0 };
  });
  const idAt = (line: number): string | null => {
    const place = line < 0 ? stretch.start - 1 : placeAt(segments, offsets[line] ?? 0, stretch.start);
    const nth = sheet.starts.findLastIndex((begin) => begin <= place);
    return nth < 0 || place < 0 ? null : (base[sheet.order[Math.min(nth, sheet.order.length - 1)] ?? -1]?.id ?? null);
  };
  const reader: Reader = { work, segments, taken, stretch };
  let last = -1;
  const { changes } = comparePassages(told, heard);
  return changes.flatMap((change, nth): readonly SilentChange[] => {
    if (change.kind === "equal" || change.kind === "renumber") {
      last = change.baseAt;
      return [];
    }
    if (change.kind === "add") {
      const inserted = change.edits[0]?.inserted ?? "";
      const touching = sameElsewhere(sheet, inserted);
      const gone = goneWith(changes, nth);
      return [silent("new paragraph", idAt(Math.max(last, gone)), "", inserted, touching)];
    }
    const line = change.baseAt;
    const begin = offsets[line] ?? 0;
    if (change.kind !== "delete") last = line + change.base.length - 1;
    const moved: SilentChange[] = change.moved ? [silent("move", idAt(line), "", "", [])] : [];
    return [
      ...moved,
      ...change.edits.map(({ start, end, removed, inserted }) => {
        const cut = removed.includes("\n") || inserted.includes("\n");
        const kind = change.kind === "delete" ? "deletion" : cut ? "split or merge" : "words";
        return silent(kind, idAt(line), removed, inserted, touchingAt(reader, begin + start, begin + end));
      }),
    ];
  });
}

/** The last of the paragraphs struck out where this one came: it stands in their place, behind them. */
function goneWith(changes: readonly Change[], at: number): number {
  let gone = -1;
  for (let next = at + 1; next < changes.length; next += 1) {
    const change = changes[next];
    if (change?.kind === "delete") gone = change.baseAt;
    else if (change?.kind !== "add") break;
  }
  return gone;
}

function silent(
  kind: SilentChange["kind"],
  clause: string | null,
  removed: string,
  inserted: string,
  touching: readonly Touching[],
): SilentChange {
  const nearest = [...new Set(touching.flatMap(({ parties }) => parties))].sort();
  const [gone, put] = [removed.trim(), inserted.trim()];
  const words = gone + put === "" ? { removed, inserted } : { removed: gone, inserted: put };
  return { kind, clause, ...words, nearest, touching };
}

/** Where in the sheet a character of the explained text stands. */
function placeAt(segments: readonly Segment[], at: number, otherwise: number): number {
  const segment = segments.find(({ until }) => until > at) ?? segments.at(-1);
  if (segment === undefined) return otherwise;
  return Math.min(segment.end, segment.start + Math.max(0, at - segment.at));
}

interface Reader {
  readonly work: Work;
  readonly segments: readonly Segment[];
  readonly taken: ReadonlySet<Proposal>;
  readonly stretch: Stretch;
}

/** Proposals at a place of the explained text: those that were not taken and touch it, and those taken that struck words out there. */
function touchingAt({ work, segments, taken, stretch }: Reader, from: number, until: number): readonly Touching[] {
  const { sheet } = work;
  const next = placeAt(segments, from, stretch.start);
  const before = segments.findLast((segment) => segment.until <= from && segment.until > segment.at);
  const low = from === until ? (before?.end ?? stretch.start) : next;
  const high = from === until ? next : Math.max(placeAt(segments, until - 1, stretch.start) + 1, low);
  return sheet.proposals.flatMap((each): readonly Touching[] => {
    if (each.start > high || each.end < low || isNewParagraph(sheet, each)) return [];
    const inside = each.start < high && each.end > low;
    const wholeParagraph = sheet.text[each.end - 1] === "\n" && each.end > each.start;
    if (!inside && (wholeParagraph || taken.has(each))) return [];
    return [touching(sheet, each)];
  });
}

function touching(sheet: Sheet, { parties, start, end, inserted }: Proposal): Touching {
  return { parties, removed: sheet.text.slice(start, end).trim(), inserted: inserted.trim() };
}

function isNewParagraph(sheet: Sheet, { start, end, inserted }: Proposal): boolean {
  return start === end && inserted.endsWith("\n") && (start === 0 || sheet.text[start - 1] === "\n");
}

/** Who proposed a new paragraph in the very words, at another place. */
function sameElsewhere(sheet: Sheet, words: string): readonly Touching[] {
  const same = sheet.proposals.filter((each) => isNewParagraph(sheet, each) && each.inserted === `${words}\n`);
  const parties = [...new Set(same.flatMap((each) => each.parties))].sort();
  return parties.length === 0 ? [] : [{ parties, removed: "", inserted: words }];
}
