import type { Instrument, PartyCode } from "@travaux/instrument";
import { align } from "../align/align.ts";
import { subjectOf } from "../align/subject.ts";
import { compile } from "../compile/compile.ts";
import { filedPassages } from "../compile/counting.ts";
import type { Compilation, Edit, Filing, Retain, WordEdit } from "../compile/model.ts";
import { rebase } from "../compile/rebase.ts";
import { type Round, roundOf, type Said } from "../compile/typed/round.ts";
import { type Passage, passagesOf, withoutNumber } from "../passage.ts";
import { applyEdits } from "../words/edits.ts";
import { newMemory } from "../words/pairs.ts";
import { type BracketChange, type SilentChange, silentChanges } from "./silent.ts";

/** One thing that a party wants, apart from all others. */
interface Wish {
  /** The same for the same wish of whoever. */
  readonly key: string;
  readonly party: PartyCode;
  readonly clause: string | null;
  readonly removed: string;
  readonly inserted: string;
  readonly edit: Edit | null;
  readonly retain: Retain | null;
}

/** What the Chair's text settles: its words outside all brackets that name somebody. */
interface Settled {
  readonly edits: readonly Edit[];
  readonly lines: ReadonlySet<string>;
  readonly base: readonly Passage[];
  /** What its brackets say. */
  readonly said: readonly Said[];
}

/**
 * What is silent in a Chair's text that follows a rolling text (`compilation.arrived`): words outside the brackets that nobody
 * proposed; and, of what the brackets said, what is no longer there: a bracket lifted in favour of its words, a name struck, an
 * alternative gone; and names or words put into brackets that their party did not say. Each with whose it is.
 */
export function silentInRound(compilation: Compilation, chair: Instrument): readonly SilentChange[] {
  const base = passagesOf(compilation.base);
  const round = roundOf(chair);
  const lines = passagesOf(round?.base ?? chair);
  const wanted = wishesOf(compilation, base);
  const passageOf = linkedPassages(base, lines);
  const kept = round === null ? [] : stillSaid(compilation.base, lines, round, passageOf);
  const clean = compile(compilation.base, [{ party: CHAIR, text: lines.map(({ text }) => text) }]);
  const settled: Settled = {
    edits: clean.edits,
    lines: new Set(lines.map(({ text }) => withoutNumber(text))),
    base,
    said: (round?.said ?? []).map((each) => ({ ...each, place: passageOf.get(each.place) ?? -1 })),
  };
  const before = standingIn(compilation, base);
  const gone = goneFrom(wanted, kept, settled).filter(({ wish, change }) => {
    return change.kind !== "bracket lifted" || before.has(wish.key);
  });
  const found = [...gone.map(({ change }) => change), ...putInto(wanted, kept).map(({ change }) => change)];
  const placeOf = new Map(base.map(({ id }, at) => [id, at]));
  const place = ({ clause }: SilentChange): number => (clause === null ? -1 : (placeOf.get(clause) ?? -1));
  return [...silentChanges(compilation, lines), ...found].sort((x, y) => place(x) - place(y));
}

/** In whose name the Chair's text is read; nothing is said of it to anybody. */
const CHAIR: PartyCode = "CHAIR";

/** For each paragraph of the Chair's text the passage of the base it is. */
function linkedPassages(base: readonly Passage[], lines: readonly Passage[]): ReadonlyMap<number, number> {
  const passageOf = new Map<number, number>();
  for (const { a, b } of align(subjectOf(base, lines, newMemory()))) {
    if (a[0] !== undefined && b[0] !== undefined) passageOf.set(b[0], a[0]);
  }
  return passageOf;
}

/** What the brackets of a Chair's text say, as wishes about the base of the round before: read as they were, where no word outside them changed. */
function stillSaid(
  base: Instrument,
  lines: readonly Passage[],
  { standing }: Round,
  passageOf: ReadonlyMap<number, number>,
): readonly Wish[] {
  const passages = passagesOf(base);
  const isAsItWas = lines.length === passages.length && lines.every(({ text }, at) => text === passages[at]?.text);
  if (isAsItWas) return wishesOf(compile(base, standing), passages);
  const filings = standing.map((filing): Filing => {
    const retains = (filing.retains ?? []).flatMap(({ passage, start, end }): readonly Retain[] => {
      const words = lines[passage]?.text.slice(start, end) ?? "";
      const at = passageOf.get(passage) ?? -1;
      const from = passages[at]?.text.indexOf(words, nearest(passages[at]?.text ?? "", words, start)) ?? -1;
      return from < 0 || words === "" ? [] : [{ passage: at, start: from, end: from + words.length }];
    });
    const moves = (filing.moves ?? []).flatMap((passage) => passageOf.get(passage) ?? []);
    const text = rebase(lines, passages, filedPassages(filing)).paragraphs;
    return { party: filing.party, text, retains, moves };
  });
  return wishesOf(compile(base, filings), passages);
}

/** Where to look for words: at the place itself if they stand there, else from the head. */
function nearest(text: string, words: string, at: number): number {
  return text.startsWith(words, at) ? at : 0;
}

/** What stood in the brackets of the rolling text: what is proposed only now has no bracket that could be lifted. */
function standingIn({ arrived, base }: Compilation, passages: readonly Passage[]): ReadonlySet<string> {
  const round = arrived === undefined ? null : roundOf(arrived);
  if (round === null) return new Set();
  const before = compile(base, round.standing);
  return new Set(wishesOf(before, passages).map(({ key }) => key));
}

function wishesOf(compilation: Compilation, base: readonly Passage[]): readonly Wish[] {
  return compilation.submissions.flatMap(({ party, edits, retains }) => [
    ...edits.flatMap((number) => compilation.edits[number] ?? []).flatMap((edit) => wishesIn(edit, party, base)),
    ...retains.map((retain): Wish => {
      const { passage, start, end } = retain;
      const words = base[passage]?.text.slice(start, end).trim() ?? "";
      const clause = base[passage]?.id ?? null;
      return { key: `r${passage},${start},${words}`, party, clause, removed: "", inserted: words, edit: null, retain };
    }),
  ]);
}

function wishesIn(edit: Edit, party: PartyCode, base: readonly Passage[]): readonly Wish[] {
  const wish = (key: string, at: number, removed: string, inserted: string): Wish => {
    return { key, party, clause: base[at]?.id ?? null, removed, inserted, edit, retain: null };
  };
  switch (edit.type) {
    case "words": {
      if (edit.number === true) return [];
      const removed = base[edit.passage]?.text.slice(edit.start, edit.end) ?? "";
      const key = `w${edit.passage},${edit.start},${edit.end},${edit.inserted}`;
      return [wish(key, edit.passage, removed.trim(), edit.inserted.trim())];
    }
    case "delete":
      return [wish(`d${edit.passage}`, edit.passage, base[edit.passage]?.text ?? "", "")];
    case "join":
      return [wish(`j${edit.passage}`, edit.passage, "\n", "")];
    case "gap":
      return edit.content.map((part) =>
        typeof part === "string"
          ? wish(`n${withoutNumber(part)}`, edit.gap - 1, "", part)
          : wish(`m${part.moved}`, part.moved, "", ""),
      );
  }
}

/** Wishes of which the Chair's text no longer says whose they are, the same of several parties as one. */
function goneFrom(wanted: readonly Wish[], kept: readonly Wish[], settled: Settled): readonly Told[] {
  const own = new Set(kept.map(keyOfParty));
  const names = new Set(kept.map(({ key }) => key));
  return told(
    wanted.filter((wish) => !own.has(keyOfParty(wish)) && !says(wish, settled.said)),
    (wish) => {
      if (names.has(wish.key)) return "name struck";
      return isTaken(wish, settled) ? "bracket lifted" : "alternative gone";
    },
  );
}

/** What stands under a party's name in the Chair's text and is not what it said. */
function putInto(wanted: readonly Wish[], kept: readonly Wish[]): readonly Told[] {
  const own = new Set(wanted.map(keyOfParty));
  const said = new Set(wanted.map(({ key }) => key));
  return told(
    kept.filter((wish) => !own.has(keyOfParty(wish))),
    ({ key }) => (said.has(key) ? "name put in" : "alternative put in"),
  );
}

/** True where the Chair's text has a wish under its party's name after all, round other words than the base's. */
function says({ party, edit, inserted, removed }: Wish, said: readonly Said[]): boolean {
  if (edit?.type !== "words") return false;
  return said.some((each) => {
    if (each.party !== party || each.place !== edit.passage) return false;
    return inserted === "" ? each.stance === "delete" && each.words.includes(removed) : each.words.includes(inserted);
  });
}

function keyOfParty({ key, party }: Wish): string {
  return `${party} ${key}`;
}

interface Told {
  readonly wish: Wish;
  readonly change: SilentChange;
}

function told(wishes: readonly Wish[], kindOf: (wish: Wish) => BracketChange): readonly Told[] {
  const byKey = new Map<string, Wish[]>();
  for (const wish of wishes) byKey.set(wish.key, [...(byKey.get(wish.key) ?? []), wish]);
  return [...byKey.values()].flatMap((same): readonly Told[] => {
    const [first] = same;
    if (first === undefined) return [];
    const whose = same.map(({ party }) => party).sort();
    const { clause, removed, inserted } = first;
    const words = first.retain === null ? { removed, inserted } : { removed: "", inserted };
    const kept = first.retain === null ? {} : { retained: true as const };
    const change = { kind: kindOf(first), clause, ...words, nearest: [], touching: [], whose, ...kept };
    return [{ wish: first, change }];
  });
}

/** True where the Chair's text, outside all brackets, says what somebody wished. */
function isTaken({ edit, retain }: Wish, { edits, lines, base }: Settled): boolean {
  if (retain !== null) return touching(edits, retain.passage, retain.start, retain.end).length === 0;
  if (edit === null) return false;
  switch (edit.type) {
    case "delete":
      return edits.some((each) => each.type === "delete" && each.passage === edit.passage);
    case "join":
      return edits.some((each) => each.type === "join" && each.passage === edit.passage);
    case "gap":
      return edit.content.every((part) =>
        typeof part === "string" ? lines.has(withoutNumber(part)) : hasMoved(edits, part.moved),
      );
    case "words":
      return saysSo(edit, edits, base[edit.passage]?.text ?? "");
  }
}

function hasMoved(edits: readonly Edit[], passage: number): boolean {
  return edits.some(
    (edit) => edit.type === "gap" && edit.content.some((part) => typeof part !== "string" && part.moved === passage),
  );
}

function touching(edits: readonly Edit[], passage: number, start: number, end: number): readonly WordEdit[] {
  return edits.flatMap((edit): readonly WordEdit[] => {
    if (edit.type === "delete" && edit.passage === passage)
      return [{ type: "words", passage, start, end, inserted: "" }];
    return edit.type === "words" && edit.passage === passage && edit.start <= end && edit.end >= start ? [edit] : [];
  });
}

/** True where what the settled edits leave at the place of a proposal has its words, or no longer has those that it strikes. */
function saysSo(edit: WordEdit, edits: readonly Edit[], text: string): boolean {
  const near = touching(edits, edit.passage, edit.start, edit.end);
  if (near.some((each) => each.start === edit.start && each.end === edit.end && each.inserted === edit.inserted))
    return true;
  if (near.length === 0) return false;
  const from = Math.min(edit.start, ...near.map(({ start }) => start));
  const until = Math.max(edit.end, ...near.map(({ end }) => end));
  const local = near.map((each) => ({ ...each, start: each.start - from, end: each.end - from }));
  const left = applyEdits(text.slice(from, until), local);
  const put = edit.inserted.trim();
  return put === "" ? !left.includes(text.slice(edit.start, edit.end).trim()) : left.includes(put);
}
