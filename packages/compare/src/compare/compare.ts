import type { Instrument } from "@travaux/instrument";
import { align, type Link } from "../align/align.ts";
import { subjectOf } from "../align/subject.ts";
import { type Passage, passagesOf, passagesOfLines } from "../passage.ts";
import type { TextEdit } from "../words/edits.ts";
import { type Memory, newMemory, passageEdits } from "../words/pairs.ts";
import type { Change, ChangeKind, Comparison, ReversibleEdit } from "./change.ts";

/** How to compare. */
export interface CompareOptions {
  /** Edits joined for a reader (default), or the fewest words touched. */
  readonly tidy?: boolean;
  /** Find moves, splits and merges (default), or say addition and deletion for them. */
  readonly wholes?: boolean;
}

/** What changed between two versions of an instrument, as a person would mark it. */
export function compare(base: Instrument, revised: Instrument, options: CompareOptions = {}): Comparison {
  return comparePassages(passagesOf(base), passagesOf(revised), options);
}

/** The same for plain paragraphs; ids are `base/1`, `base/2` … and `revised/1` …. */
export function compareLines(
  base: readonly string[],
  revised: readonly string[],
  options: CompareOptions = {},
): Comparison {
  return comparePassages(passagesOfLines(base, "base"), passagesOfLines(revised, "revised"), options);
}

/** The same for passages made elsewhere. */
export function comparePassages(
  base: readonly Passage[],
  revised: readonly Passage[],
  options: CompareOptions = {},
): Comparison {
  const memory = newMemory();
  const subject = subjectOf(base, revised, memory);
  const links = align(subject, options.wholes ?? true);
  const tidy = options.tidy ?? true;
  const changes = links.map((link) => changeOf(link, base, revised, memory, tidy));
  return { format: "travaux-comparison", version: 1, changes };
}

function changeOf(
  link: Link,
  base: readonly Passage[],
  revised: readonly Passage[],
  memory: Memory,
  tidy: boolean,
): Change {
  const [a0] = link.a;
  const [b0] = link.b;
  const a = a0 === undefined ? undefined : base[a0];
  const b = b0 === undefined ? undefined : revised[b0];
  if (a !== undefined && b !== undefined && link.a.length === 1 && link.b.length === 1) {
    const equal = a.text === b.text;
    const edits = equal ? NONE : reversible(a.text, passageEdits(memory, a, b, tidy));
    const kind = link.moved
      ? "move"
      : equal
        ? "equal"
        : a.text.slice(a.body) === b.text.slice(b.body)
          ? "renumber"
          : "change";
    return {
      kind,
      base: [a.id],
      revised: [b.id],
      baseAt: a0 ?? -1,
      revisedAt: b0 ?? -1,
      moved: link.moved,
      edits,
    };
  }
  return manyOf(link, base, revised, memory, tidy);
}

const NONE: readonly ReversibleEdit[] = [];

function manyOf(
  link: Link,
  base: readonly Passage[],
  revised: readonly Passage[],
  memory: Memory,
  tidy: boolean,
): Change {
  const from = link.a.flatMap((at) => base[at] ?? []);
  const to = link.b.flatMap((at) => revised[at] ?? []);
  const before = from.map((passage) => passage.text).join("\n");
  const after = to.map((passage) => passage.text).join("\n");
  const kind: ChangeKind = from.length === 0 ? "add" : to.length === 0 ? "delete" : to.length > 1 ? "split" : "merge";
  const whole = kind === "add" || kind === "delete";
  const edits = whole
    ? [{ start: 0, end: before.length, inserted: after }]
    : passageEdits(
        memory,
        { id: "", text: before, body: from[0]?.body ?? 0 },
        { id: "", text: after, body: to[0]?.body ?? 0 },
        tidy,
      );
  const change: Change = {
    kind,
    base: from.map((passage) => passage.id),
    revised: to.map((passage) => passage.id),
    baseAt: link.a[0] ?? -1,
    revisedAt: link.b[0] ?? -1,
    moved: link.moved,
    edits: reversible(before, edits),
  };
  if (whole) return change;
  const lengths = {
    base: from.map((passage) => passage.text.length),
    revised: to.map((passage) => passage.text.length),
  };
  return { ...change, lengths };
}

function reversible(text: string, edits: readonly TextEdit[]): readonly ReversibleEdit[] {
  return edits.map((edit) => ({ ...edit, removed: text.slice(edit.start, edit.end) }));
}
