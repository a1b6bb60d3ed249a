import { elementsOf, type XmlElement } from "./xml.ts";

/** What a tracked change does. Those named `…-formatting`, `numbering…`, `cell-merge` and `control-…` change no words. */
export type RevisionKind =
  | "insertion"
  | "deletion"
  | "move-from"
  | "move-to"
  | "paragraph-insertion"
  | "paragraph-deletion"
  | "paragraph-move-from"
  | "paragraph-move-to"
  | "row-insertion"
  | "row-deletion"
  | "cell-insertion"
  | "cell-deletion"
  | "cell-merge"
  | "numbering"
  | "numbering-insertion"
  | "run-formatting"
  | "paragraph-formatting"
  | "section-formatting"
  | "table-formatting"
  | "grid-formatting"
  | "row-formatting"
  | "cell-formatting"
  | "control-insertion"
  | "control-deletion"
  | "control-move-from"
  | "control-move-to"
  | "math-insertion"
  | "math-deletion";

/** Where in the file a change stands. */
export type StoryKind = "body" | "footnote" | "endnote" | "header" | "footer" | "comment";

/** One tracked change as the file has it. A person's one act is often several: Word marks each run and each paragraph mark. */
export interface Revision {
  /** Place in the list of all changes of the file, from 0, in reading order. */
  readonly id: number;
  readonly kind: RevisionKind;
  /**
   * As written; empty where the file names nobody, and for `grid-formatting`, to which the format gives no author. Word
   * knows a name only: two people of one name look the same.
   */
  readonly author: string;
  /** As written: often local time although it ends in Z. Null where the file has none. */
  readonly date: string | null;
  /** The instant in UTC, where a newer Word noted it (`w16du:dateUtc`). */
  readonly dateUtc: string | null;
  /** The file's own number, which is not always the only one of its kind. */
  readonly wordId: string | null;
  /** Name that the two ends of a move share; null for other changes, and for a move that has no name. */
  readonly move: string | null;
  readonly story: StoryKind;
  /** For changes of formatting: names of the properties that differ, in Word's spelling (`b`, `jc`, `numPr`). */
  readonly properties: readonly string[];
}

/**
 * Which changes are accepted: all, none, or those under one author's name with all others rejected. A person is known by
 * the name in the file, letter by letter.
 */
export type WordView = "accepted" | "rejected" | AuthorView;

/** The changes of one author. */
export interface AuthorView {
  readonly author: string;
  /**
   * All names under which the author's changes stand. Absent: the author's own name, and in files that we wrote the names of several
   * that stand for the author too (`EU, PAK`).
   */
  readonly names?: readonly string[];
}

/** Kinds whose words stand only where the change is accepted. */
const ADDING: ReadonlySet<RevisionKind> = new Set([
  "insertion",
  "move-to",
  "paragraph-insertion",
  "paragraph-move-to",
  "row-insertion",
  "cell-insertion",
]);

/** Kinds whose words stand only where the change is rejected. */
const REMOVING: ReadonlySet<RevisionKind> = new Set([
  "deletion",
  "move-from",
  "paragraph-deletion",
  "paragraph-move-from",
  "row-deletion",
  "cell-deletion",
]);

/** True for a change that brings words, a paragraph's end, a row or a cell. */
export function adds({ kind }: Pick<Revision, "kind">): boolean {
  return ADDING.has(kind);
}

/** True for a change that takes words, a paragraph's end, a row or a cell away. */
export function removes({ kind }: Pick<Revision, "kind">): boolean {
  return REMOVING.has(kind);
}

/** Whether a view accepts a change. */
export function accepts(view: WordView, revision: Pick<Revision, "author">): boolean {
  if (view === "accepted" || view === "rejected") return view === "accepted";
  return view.names?.includes(revision.author) ?? revision.author === view.author;
}

/** Whether what carries these changes stands in a view: every insertion on it accepted, every deletion rejected. */
export function stands(revisions: readonly Revision[], view: WordView): boolean {
  return revisions.every((revision) => {
    if (adds(revision)) return accepts(view, revision);
    return !removes(revision) || !accepts(view, revision);
  });
}

/** The changes of one file while it is read. */
export interface RevisionLog {
  readonly all: Revision[];
  /** Set by the reader before each story. */
  story: StoryKind;
  /** Named ranges of moves that are open, innermost last. */
  readonly moves: { readonly id: string; readonly name: string; readonly end: "from" | "to" }[];
}

/** A log without changes. */
export function emptyLog(): RevisionLog {
  return { all: [], story: "body", moves: [] };
}

/** Notes one change from the element that records it. */
export function record(
  log: RevisionLog,
  element: XmlElement,
  kind: RevisionKind,
  properties: readonly string[] = [],
): Revision {
  const { attributes } = element;
  const revision: Revision = {
    id: log.all.length,
    kind,
    author: attributes["w:author"] ?? "",
    date: attributes["w:date"] ?? null,
    dateUtc: attributes["w16du:dateUtc"] ?? null,
    wordId: attributes["w:id"] ?? null,
    move: moveNameOf(log, kind),
    story: log.story,
    properties,
  };
  log.all.push(revision);
  return revision;
}

function moveNameOf(log: RevisionLog, kind: RevisionKind): string | null {
  const end = kind.endsWith("move-from") ? "from" : kind.endsWith("move-to") ? "to" : null;
  return end === null ? null : (log.moves.findLast((open) => open.end === end)?.name ?? null);
}

/** Elements that open or close the named range of a move, and changes of content controls; true where it was one. */
export function noteRange(log: RevisionLog, element: XmlElement): boolean {
  const control = Object.hasOwn(CONTROLS, element.name) ? CONTROLS[element.name] : undefined;
  if (control !== undefined) {
    record(log, element, control);
    return true;
  }
  const range = /^w:move(From|To)Range(Start|End)$/.exec(element.name);
  if (range === null) return false;
  const id = element.attributes["w:id"] ?? "";
  const end = range[1] === "From" ? "from" : "to";
  if (range[2] === "Start") {
    if (log.moves.length >= MAX_OPEN_MOVES) log.moves.shift();
    log.moves.push({ id, name: element.attributes["w:name"] ?? "", end });
  } else {
    const open = log.moves.findLastIndex((one) => one.id === id && one.end === end);
    if (open >= 0) log.moves.splice(open, 1);
  }
  return true;
}

/** Moves that are open at once; Word has two, one within the other. Older ones are taken for closed. */
const MAX_OPEN_MOVES = 64;

const CONTROLS: Readonly<Record<string, RevisionKind>> = {
  "w:customXmlInsRangeStart": "control-insertion",
  "w:customXmlDelRangeStart": "control-deletion",
  "w:customXmlMoveFromRangeStart": "control-move-from",
  "w:customXmlMoveToRangeStart": "control-move-to",
};

/** The four elements that wrap changed words. */
export const WRAPPING: Readonly<Record<string, RevisionKind>> = {
  "w:ins": "insertion",
  "w:del": "deletion",
  "w:moveFrom": "move-from",
  "w:moveTo": "move-to",
};

/** The same four inside the properties of a paragraph's mark. */
export const MARKING: Readonly<Record<string, RevisionKind>> = {
  "w:ins": "paragraph-insertion",
  "w:del": "paragraph-deletion",
  "w:moveFrom": "paragraph-move-from",
  "w:moveTo": "paragraph-move-to",
};

/** Names of the properties that differ between two sets, without their prefix, in order of name. */
export function differing(now: XmlElement | undefined, before: XmlElement | undefined): readonly string[] {
  const spelt = (properties: XmlElement | undefined): ReadonlyMap<string, string> =>
    new Map(
      (properties === undefined ? [] : elementsOf(properties))
        .filter(({ name }) => !NO_PROPERTY.test(name))
        .map((child) => [child.name, JSON.stringify([child.attributes, child.children])]),
    );
  const [ours, theirs] = [spelt(now), spelt(before)];
  const names = [...new Set([...ours.keys(), ...theirs.keys()])];
  return names
    .filter((name) => ours.get(name) !== theirs.get(name))
    .map((name) => name.replace(/^[^:]*:/, ""))
    .sort();
}

/** Children of properties that are changes themselves, or other properties of their own. */
const NO_PROPERTY = /Change$|^w:(?:ins|del|moveFrom|moveTo|rPr|sectPr|cellIns|cellDel|cellMerge)$/;
