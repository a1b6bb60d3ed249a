import type { Compilation, Edit, Moved, Projection, RowNumber, SharedEdit, SharedRetain } from "@travaux/compare";
import type { PartyCode } from "@travaux/instrument";

/** What stands at a gap in one party's text or several parties'. */
export interface GapEntry {
  readonly content: readonly (string | Moved)[];
  readonly by: readonly PartyCode[];
}

/** The spaces between two passages that are joined. */
export interface Glue {
  readonly text: string;
  readonly by: readonly PartyCode[];
}

/** Who does what to which passage; passages and gaps count as in the compilation's edits. */
export interface Proposals {
  readonly parties: readonly PartyCode[];
  /** Parties of a shared edit are ordinals into `parties`. */
  readonly words: ReadonlyMap<number, readonly SharedEdit[]>;
  /** Those of the words that only change a typed number. */
  readonly numbers: ReadonlyMap<number, readonly SharedEdit[]>;
  /** Numbers of the joint text that follow from their row. */
  readonly rows: readonly RowNumber[];
  readonly retains: ReadonlyMap<number, readonly SharedRetain[]>;
  readonly deleters: ReadonlyMap<number, readonly PartyCode[]>;
  readonly joiners: ReadonlyMap<number, readonly PartyCode[]>;
  /** The spaces that joiners put between a passage and the next, with everybody who puts these. */
  readonly glues: ReadonlyMap<number, readonly Glue[]>;
  readonly movers: ReadonlyMap<number, readonly PartyCode[]>;
  readonly gaps: ReadonlyMap<number, readonly GapEntry[]>;
}

/** Sorts a compilation's edits by what they touch, each with everybody who makes it; `all` has everything accepted. */
export function proposalsOf({ submissions, edits }: Compilation, all: Projection): Proposals {
  const parties = submissions.map(({ party }) => party);
  const words = new Map<number, SharedEdit[]>();
  const numbers = new Map<number, SharedEdit[]>();
  const retains = new Map<number, SharedRetain[]>();
  const deleters = new Map<number, readonly PartyCode[]>();
  const joiners = new Map<number, readonly PartyCode[]>();
  const glues = new Map<number, Glue[]>();
  const movers = new Map<number, readonly PartyCode[]>();
  const gaps = new Map<number, GapEntry[]>();
  const own = submissions.map((submission) => new Set(submission.edits));
  edits.forEach((edit: Edit, number) => {
    const ordinals = own.flatMap((numbers, ordinal) => (numbers.has(number) ? [ordinal] : []));
    if (ordinals.length === 0) return;
    const by = ordinals.map((ordinal) => parties[ordinal] ?? "");
    if (edit.type === "words") {
      const { start, end, inserted } = edit;
      const named: SharedEdit = { start, end, inserted, parties: ordinals };
      push(words, edit.passage, named);
      if (edit.number === true) push(numbers, edit.passage, named);
    } else if (edit.type === "delete") deleters.set(edit.passage, by);
    else if (edit.type === "join") {
      joiners.set(edit.passage, union(joiners.get(edit.passage) ?? [], by));
      if (edit.glue !== undefined) push(glues, edit.passage, { text: edit.glue, by });
    } else {
      push(gaps, edit.gap, { content: edit.content, by });
      for (const part of edit.content) {
        if (typeof part !== "string") movers.set(part.moved, union(movers.get(part.moved) ?? [], by));
      }
    }
  });
  submissions.forEach((submission, party) => {
    for (const { passage, start, end } of submission.retains) push(retains, passage, { start, end, party });
  });
  return { parties, words, numbers, rows: all.numbers, retains, deleters, joiners, glues, movers, gaps };
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Everybody in either list, in the order of their codes. */
export function union(a: readonly PartyCode[], b: readonly PartyCode[]): readonly PartyCode[] {
  return [...new Set([...a, ...b])].sort();
}

/** Those of the first list that are not in the second. */
export function without(a: readonly PartyCode[], b: readonly PartyCode[]): readonly PartyCode[] {
  return a.filter((one) => !b.includes(one));
}

/** Those of the first list that are also in the second. */
export function shared(a: readonly PartyCode[], b: readonly PartyCode[]): readonly PartyCode[] {
  return a.filter((one) => b.includes(one));
}
