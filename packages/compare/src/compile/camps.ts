import type { Passage } from "../passage.ts";
import type { Compilation, Edit, GapEdit } from "./model.ts";
import { contentKey, type Insertion, insertionsOf } from "./new-paragraphs.ts";
import type { SharedEdit, SharedRetain } from "./regions.ts";
import { ranked } from "./regions.ts";
import type { ViewOptions } from "./view.ts";

/** A place some parties want a passage in. */
export interface Placement {
  readonly gap: number;
  /** Which of several paragraphs that these parties have in that gap it is, 1 first; null where print says it without. */
  readonly nth: number | null;
  readonly parties: readonly number[];
}

/** Who does what to which passage: the clause layer. Ordinals of submissions, rising. */
export interface Camps {
  readonly words: ReadonlyMap<number, readonly SharedEdit[]>;
  /** Passages that the parties looked at number differently: where all is settled they are numbered in their row. */
  readonly renumbered: ReadonlySet<number>;
  readonly retains: ReadonlyMap<number, readonly SharedRetain[]>;
  /** Deletions that are shown; those that are settled are in `settledGone`. */
  readonly deleters: ReadonlyMap<number, readonly number[]>;
  readonly wholeRetain: ReadonlyMap<number, readonly number[]>;
  readonly placements: ReadonlyMap<number, readonly Placement[]>;
  /** Passages that everybody who moves them, or the one before, moves right behind it. */
  readonly followers: ReadonlySet<number>;
  readonly openJoins: ReadonlyMap<number, readonly number[]>;
  /** Joins that are settled, with the spaces between the two. */
  readonly settledJoins: ReadonlyMap<number, string>;
  /** Passages deleted for good or moved away for good. */
  readonly settledGone: ReadonlySet<number>;
  readonly insertions: ReadonlyMap<number, readonly Insertion[]>;
  /** Parties that do anything but delete to a passage. */
  readonly touchers: (passage: number) => readonly number[];
}

/** Collected edits with the parties looked at that make them. */
interface Collected {
  readonly words: Map<number, SharedEdit[]>;
  /** Edits of typed numbers, only where they are settled. */
  readonly numbers: Map<number, SharedEdit[]>;
  readonly deleters: Map<number, readonly number[]>;
  readonly joiners: Map<number, readonly number[]>;
  readonly glues: Map<number, ReadonlySet<string>>;
  readonly gaps: Map<number, { edit: GapEdit; parties: readonly number[] }[]>;
  readonly movers: Map<number, Placement[]>;
}

/** Sorts the edits of the parties looked at into camps. */
export function campsOf(compilation: Compilation, passages: readonly Passage[], options: ViewOptions): Camps {
  const collected = collect(compilation, options, passages);
  const retains = retainsOf(compilation, options);
  const touchers = (passage: number): readonly number[] => {
    const out = new Set<number>();
    for (const edit of collected.words.get(passage) ?? []) for (const party of edit.parties) out.add(party);
    for (const place of collected.movers.get(passage) ?? []) for (const party of place.parties) out.add(party);
    for (const at of [passage - 1, passage]) for (const party of collected.joiners.get(at) ?? []) out.add(party);
    for (const wish of retains.get(passage) ?? []) out.add(wish.party);
    return [...out].sort((x, y) => x - y);
  };
  const settled = options.settle ? settle(collected, touchers) : NOTHING_SETTLED;
  const wholeRetain = new Map<number, readonly number[]>();
  for (const [passage, wishes] of retains) {
    const length = passages[passage]?.text.length ?? 0;
    const body = passages[passage]?.body ?? 0;
    const gone = collected.deleters.get(passage) ?? [];
    const whole = wishes
      .filter((wish) => wish.start <= body && wish.end >= length && !gone.includes(wish.party))
      .map((wish) => wish.party);
    if (whole.length > 0) wholeRetain.set(passage, whole);
  }
  return {
    words: withNumbers(collected),
    renumbered: new Set([...collected.numbers].filter(([, all]) => all.length > 1).map(([passage]) => passage)),
    retains,
    deleters: without(collected.deleters, settled.gone),
    wholeRetain,
    placements: without(collected.movers, settled.gone),
    followers: followersOf(collected),
    openJoins: without(collected.joiners, settled.joins),
    settledJoins: settled.joins,
    settledGone: settled.gone,
    insertions: insertionsOf(collected.gaps, settled.gone, options.settle),
    touchers,
  };
}

function without<T>(
  map: ReadonlyMap<number, T>,
  gone: { readonly has: (at: number) => boolean },
): ReadonlyMap<number, T> {
  return new Map([...map].filter(([at]) => !gone.has(at)));
}

interface Settled {
  readonly gone: ReadonlySet<number>;
  readonly joins: ReadonlyMap<number, string>;
}

const NOTHING_SETTLED: Settled = { gone: new Set(), joins: new Map() };

function collect(compilation: Compilation, options: ViewOptions, passages: readonly Passage[]): Collected {
  const makers = new Map<number, number[]>();
  for (const party of [...options.parties].sort((x, y) => x - y)) {
    for (const number of compilation.submissions[party]?.edits ?? []) {
      const list = makers.get(number);
      if (list === undefined) makers.set(number, [party]);
      else list.push(party);
    }
  }
  const out: Omit<Collected, "movers"> = {
    words: new Map(),
    numbers: new Map(),
    deleters: new Map(),
    joiners: new Map(),
    glues: new Map(),
    gaps: new Map(),
  };
  for (const [number, parties] of [...makers].sort((x, y) => x[0] - y[0])) {
    const edit = compilation.edits[number];
    if (edit !== undefined && inScope(edit, options, passages)) file(out, edit, parties, options.settle);
  }
  return { ...out, movers: moversOf(out.gaps) };
}

/** True where no clauses were named, or the edit's clause (for a gap, the clause before it) is one of them. */
function inScope(edit: Edit, options: ViewOptions, passages: readonly Passage[]): boolean {
  if (options.clauses === undefined) return true;
  const at = edit.type === "gap" ? Math.max(0, edit.gap - 1) : edit.passage;
  return options.clauses.has(passages[at]?.id ?? "");
}

function file(out: Omit<Collected, "movers">, edit: Edit, parties: readonly number[], settle: boolean): void {
  if (edit.type === "words") {
    if (edit.number === true && !settle) return;
    const { words, numbers } = out;
    push(edit.number === true ? numbers : words, edit.passage, {
      start: edit.start,
      end: edit.end,
      inserted: edit.inserted,
      parties,
    });
  } else if (edit.type === "delete") out.deleters.set(edit.passage, parties);
  else if (edit.type === "join") {
    const others = out.joiners.get(edit.passage) ?? [];
    out.joiners.set(
      edit.passage,
      [...new Set([...others, ...parties])].sort((x, y) => x - y),
    );
    out.glues.set(edit.passage, new Set([...(out.glues.get(edit.passage) ?? []), edit.glue ?? ""]));
  } else {
    push(out.gaps, edit.gap, { edit, parties });
  }
}

/** Where passages are moved, by whom; the ordinal in the gap is said where print does not show it. */
function moversOf(gaps: Collected["gaps"]): Map<number, Placement[]> {
  const out = new Map<number, Placement[]>();
  for (const [gap, entries] of gaps) {
    const counted = entries.some(({ edit }) => isCounted(edit));
    for (const { edit, parties } of entries) {
      edit.content.forEach((part, at) => {
        if (typeof part === "string") return;
        const nth = counted && edit.content.length > 1 ? at + 1 : null;
        const list = out.get(part.moved) ?? [];
        const same = list.find((place) => place.gap === gap && place.nth === nth);
        const all = [...new Set([...(same?.parties ?? []), ...parties])].sort((x, y) => x - y);
        out.set(part.moved, [...list.filter((place) => place !== same), { gap, nth, parties: all }]);
      });
    }
  }
  for (const places of out.values()) places.sort((x, y) => x.gap - y.gap || (x.nth ?? 0) - (y.nth ?? 0));
  return out;
}

/** True where print alone does not show in which order a party has what it puts in a gap: moved beside new ones, or in another order than the base's. */
function isCounted({ content }: GapEdit): boolean {
  const moved = content.flatMap((part) => (typeof part === "string" ? [] : [part.moved]));
  if (moved.length > 0 && moved.length < content.length) return true;
  return moved.some((passage, at) => at > 0 && passage < (moved[at - 1] ?? -1));
}

/**
 * Words with the typed numbers that go with them. Different numbers for one paragraph are no collision, as they only follow from what
 * else each party does: one stands for all.
 */
function withNumbers({ words, numbers }: Collected): ReadonlyMap<number, readonly SharedEdit[]> {
  if (numbers.size === 0) return words;
  const out = new Map<number, readonly SharedEdit[]>(words);
  for (const [passage, edits] of numbers) {
    const [first] = ranked(edits.map((edit) => ({ text: edit.inserted, ...edit })));
    if (first === undefined) continue;
    const { start, end, inserted } = first;
    const parties = [...new Set(edits.flatMap((edit) => edit.parties))].sort((x, y) => x - y);
    out.set(passage, [{ start, end, inserted, parties }, ...(words.get(passage) ?? [])]);
  }
  return out;
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function retainsOf(compilation: Compilation, options: ViewOptions): Map<number, SharedRetain[]> {
  const out = new Map<number, SharedRetain[]>();
  for (const party of [...options.parties].sort((x, y) => x - y)) {
    for (const wish of compilation.submissions[party]?.retains ?? []) {
      push(out, wish.passage, { start: wish.start, end: wish.end, party });
    }
  }
  return out;
}

function followersOf({ gaps, movers }: Collected): ReadonlySet<number> {
  const together = new Map<number, number>();
  const moves = new Map<number, number>();
  for (const entries of gaps.values()) {
    for (const { edit } of entries) {
      edit.content.forEach((part, at) => {
        if (typeof part === "string") return;
        moves.set(part.moved, (moves.get(part.moved) ?? 0) + 1);
        const before = edit.content[at - 1];
        if (before === undefined || typeof before === "string" || before.moved !== part.moved - 1) return;
        together.set(part.moved, (together.get(part.moved) ?? 0) + 1);
      });
    }
  }
  const all = (passage: number, times: number): boolean =>
    moves.get(passage) === times && moves.get(passage - 1) === times && movers.has(passage);
  return new Set([...together].filter(([passage, times]) => all(passage, times)).map(([passage]) => passage));
}

/** What collides with nothing and so is done: deletions, moves and joins. */
function settle(collected: Collected, touchers: (passage: number) => readonly number[]): Settled {
  const gone = new Set<number>();
  for (const [passage, parties] of collected.deleters) {
    const deleters = new Set(parties);
    if (touchers(passage).every((party) => deleters.has(party))) gone.add(passage);
  }
  for (const [passage, places] of collected.movers) {
    const [only] = places;
    const here = only === undefined ? [] : (collected.gaps.get(only.gap) ?? []);
    const joined = collected.joiners.has(passage) || collected.joiners.has(passage - 1);
    const alone = new Set(here.map(({ edit }) => contentKey(edit))).size === 1;
    if (places.length === 1 && alone && !collected.deleters.has(passage) && !joined) gone.add(passage);
  }
  const joins = new Map<number, string>();
  for (const [at, glues] of collected.glues) {
    const disturbed =
      collected.gaps.has(at + 1) ||
      [at, at + 1].some((passage) => collected.deleters.has(passage) || collected.movers.has(passage));
    const [glue = "", ...others] = glues;
    if (!disturbed && others.length === 0) joins.set(at, glue);
  }
  return { gone, joins };
}
