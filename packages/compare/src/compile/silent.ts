import type { PartyCode } from "@travaux/instrument";
import { keysOf } from "../align/subject.ts";
import type { Passage } from "../passage.ts";
import { passagesOf } from "../passage.ts";
import { applyEdits } from "../words/edits.ts";
import { newMemory } from "../words/pairs.ts";
import { type Interner, newInterner, tokenise } from "../words/tokens.ts";
import { draftOf } from "./filing.ts";
import { latticeOf } from "./lattice.ts";
import type { Compilation, Edit, WordEdit } from "./model.ts";
import { placed } from "./placing.ts";

/** A difference between the base and the chair's text that no party proposed. */
export interface SilentChange {
  readonly kind: "words" | "deletion" | "new paragraph" | "move" | "split or merge";
  /** Id of the base clause; for a new paragraph, of the clause it follows, or null at the head. */
  readonly clause: string | null;
  /** Words of the base that went; empty where none. */
  readonly removed: string;
  /** Words that came; empty where none. */
  readonly inserted: string;
  /** Parties who proposed something else at this place: they may have been half heard. */
  readonly nearest: readonly PartyCode[];
}

/**
 * Every difference between a chair's text and the base that nobody proposed. Within a clause the chair's words are explained by the
 * cheapest mixture of base words and proposals taken whole; what no proposal explains is silent.
 */
export function silentChanges(compilation: Compilation, chair: readonly Passage[]): readonly SilentChange[] {
  const base = passagesOf(compilation.base);
  const memory = newMemory();
  const draft = draftOf({ passages: base, keys: keysOf(base, memory) }, chair, memory);
  const proposals = proposalsOf(compilation);
  const [edits = []] = placed([draft]);
  const lattice = latticeOf(edits);
  const out: SilentChange[] = [];
  base.forEach((passage, at) => {
    const proposed = proposals.words.get(at) ?? [];
    if (lattice.deleted.has(at)) {
      if (!proposals.deleted.has(at)) {
        out.push({
          kind: "deletion",
          clause: passage.id,
          removed: passage.text,
          inserted: "",
          nearest: names(proposed),
        });
      }
      return;
    }
    const words = lattice.words.get(at)?.filter((edit) => edit.number !== true) ?? [];
    if (words.length > 0) out.push(...silentWords(passage, words, proposed));
    if (lattice.moved.has(at) && !proposals.moved.has(at)) out.push(whole("move", passage));
    if (lattice.joined.has(at) && !proposals.joined.has(at)) out.push(whole("split or merge", passage));
  });
  for (const [gap, edit] of lattice.gaps) {
    for (const part of edit.content) {
      if (typeof part !== "string" || proposals.paragraphs.has(part)) continue;
      out.push({ kind: "new paragraph", clause: base[gap - 1]?.id ?? null, removed: "", inserted: part, nearest: [] });
    }
  }
  return out;
}

function whole(kind: SilentChange["kind"], passage: Passage): SilentChange {
  return { kind, clause: passage.id, removed: "", inserted: "", nearest: [] };
}

interface Proposed extends WordEdit {
  readonly parties: readonly PartyCode[];
}

interface Proposals {
  readonly words: ReadonlyMap<number, readonly Proposed[]>;
  readonly deleted: ReadonlySet<number>;
  readonly moved: ReadonlySet<number>;
  readonly joined: ReadonlyMap<number, string>;
  readonly paragraphs: ReadonlySet<string>;
}

function proposalsOf(compilation: Compilation): Proposals {
  const lattice = latticeOf(compilation.edits.filter((edit) => edit.type !== "words"));
  const words = new Map<number, Proposed[]>();
  const paragraphs = new Set<string>();
  compilation.edits.forEach((edit: Edit, number) => {
    if (edit.type === "gap") for (const part of edit.content) if (typeof part === "string") paragraphs.add(part);
    if (edit.type !== "words") return;
    const parties = compilation.submissions.filter((each) => each.edits.includes(number)).map((each) => each.party);
    const list = words.get(edit.passage) ?? [];
    list.push({ ...edit, parties });
    words.set(edit.passage, list);
  });
  const moved = new Set<number>();
  for (const edit of compilation.edits) {
    if (edit.type === "gap") for (const part of edit.content) if (typeof part !== "string") moved.add(part.moved);
  }
  return { words, deleted: lattice.deleted, moved, joined: lattice.joined, paragraphs };
}

function names(proposed: readonly Proposed[]): readonly PartyCode[] {
  return [...new Set(proposed.flatMap((edit) => edit.parties))].sort();
}

/** Chair's edits and proposals that touch each other. */
interface Spot {
  start: number;
  end: number;
  readonly chair: WordEdit[];
  readonly near: Proposed[];
}

function spotsOf(chair: readonly WordEdit[], proposed: readonly Proposed[]): readonly Spot[] {
  const all: { readonly edit: WordEdit; readonly proposal: Proposed | null }[] = [
    ...chair.map((edit) => ({ edit, proposal: null })),
    ...proposed.map((edit) => ({ edit, proposal: edit })),
  ];
  all.sort((x, y) => x.edit.start - y.edit.start || x.edit.end - y.edit.end);
  const spots: Spot[] = [];
  for (const { edit, proposal } of all) {
    let spot = spots.at(-1);
    if (spot === undefined || edit.start > spot.end) {
      spot = { start: edit.start, end: edit.end, chair: [], near: [] };
      spots.push(spot);
    }
    spot.end = Math.max(spot.end, edit.end);
    if (proposal === null) spot.chair.push(edit);
    else spot.near.push(proposal);
  }
  return spots;
}

/** Edits of the chair that no proposal made, less what some mixture of proposals explains. */
function silentWords(
  passage: Passage,
  chair: readonly WordEdit[],
  proposed: readonly Proposed[],
): readonly SilentChange[] {
  const out: SilentChange[] = [];
  const interner = newInterner();
  for (const { start, end, chair: own, near } of spotsOf(chair, proposed)) {
    if (own.length === 0) continue;
    const local = own.map((edit) => ({ start: edit.start - start, end: edit.end - start, inserted: edit.inserted }));
    const reading = applyEdits(passage.text.slice(start, end), local);
    const left = unexplained(passage.text, start, end, reading, near, interner);
    if (left === null) continue;
    out.push({
      kind: left.inserted.includes("\n") ? "split or merge" : "words",
      clause: passage.id,
      removed: left.removed.trim(),
      inserted: left.inserted.trim(),
      nearest: names(near),
    });
  }
  return out;
}

/** Above so many characters of base times chair's words a rewritten stretch is called silent as a whole. */
const LARGEST_SEARCH = 2_000_000;

/** One step of an explanation, with what it cost: base words gone or words come that no proposal accounts for. */
interface Step {
  readonly cost: number;
  readonly from: number;
  readonly kind: "keep" | "take" | "gone" | "come";
}

/**
 * The cheapest way to read the chair's words of [start, end) as base words kept and proposals taken whole, each word that is simply
 * gone or simply new costing one. Null where nothing remains unexplained. Time is base words × chair's words, of one edit.
 */
function unexplained(
  text: string,
  start: number,
  end: number,
  reading: string,
  near: readonly Proposed[],
  interner: Interner,
): { removed: string; inserted: string } | null {
  if (near.length === 0 || (end - start) * reading.length > LARGEST_SEARCH) {
    return { removed: text.slice(start, end), inserted: reading };
  }
  const base = tokenise(text.slice(start, end), interner);
  const chair = tokenise(reading, interner);
  const width = reading.length + 1;
  const best = new Map<number, Step>();
  best.set(0, { cost: 0, from: -1, kind: "keep" });
  const offer = (from: number, x: number, y: number, cost: number, kind: Step["kind"]): void => {
    const key = x * width + y;
    const known = best.get(key);
    if (known === undefined || cost < known.cost) best.set(key, { cost, from, kind });
  };
  const baseEnds = new Map([...base.starts].slice(0, -1).map((at, index) => [at, base.starts[index + 1] ?? at]));
  const chairEnds = new Map([...chair.starts].slice(0, -1).map((at, index) => [at, chair.starts[index + 1] ?? at]));
  const length = end - start;
  for (let x = 0; x <= length; x += 1) {
    for (let y = 0; y < width; y += 1) {
      const key = x * width + y;
      const here = best.get(key);
      if (here === undefined) continue;
      const baseEnd = baseEnds.get(x);
      const chairEnd = chairEnds.get(y);
      if (baseEnd !== undefined) {
        const word = text.slice(start + x, start + baseEnd);
        if (reading.startsWith(word, y)) offer(key, baseEnd, y + word.length, here.cost, "keep");
        offer(key, baseEnd, y, here.cost + 1, "gone");
      }
      if (chairEnd !== undefined) offer(key, x, chairEnd, here.cost + 1, "come");
      for (const each of near) {
        if (each.start - start !== x || !reading.startsWith(each.inserted, y)) continue;
        if (each.end > each.start || each.inserted !== "") {
          offer(key, each.end - start, y + each.inserted.length, here.cost, "take");
        }
      }
    }
  }
  return traced(best, length * width + reading.length, width, text.slice(start, end), reading);
}

function traced(
  best: ReadonlyMap<number, Step>,
  goal: number,
  width: number,
  base: string,
  reading: string,
): { removed: string; inserted: string } | null {
  const last = best.get(goal);
  if (last === undefined) return { removed: base, inserted: reading };
  if (last.cost === 0) return null;
  let removed = "";
  let inserted = "";
  for (let key = goal, step: Step | undefined = last; step !== undefined && step.from >= 0; ) {
    const from: number = step.from;
    if (step.kind === "gone") removed = base.slice(Math.floor(from / width), Math.floor(key / width)) + removed;
    if (step.kind === "come") inserted = reading.slice(from % width, key % width) + inserted;
    key = from;
    step = best.get(from);
  }
  return { removed, inserted };
}
