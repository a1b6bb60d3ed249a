import type { Draft, Run } from "./draft.ts";
import { numeral } from "./numerals.ts";
import { draftsOf, type Projection } from "./project.ts";
import type { Revision } from "./revision.ts";
import type { Block } from "./segment.ts";
import { readStory, type StoryContext } from "./story.ts";
import { childOf, elementsOf, numberOf, wordValueOf, type XmlElement } from "./xml.ts";

type NoteKind = "footnote" | "endnote";

interface Referred {
  readonly kind: NoteKind;
  readonly id: string;
  readonly label: string;
  readonly revisions: readonly Revision[];
}

/** The notes of a file by their ids, with all changes on them. */
export type NoteBodies = Readonly<Record<NoteKind, ReadonlyMap<string, readonly Block[]>>>;

/** Footnotes and endnotes by the order in which one view of the text calls them. */
export interface Notes {
  readonly label: (kind: NoteKind, id: string, customMark: string | null, revisions?: readonly Revision[]) => string;
  /** The notes called so far, in order, each as one draft with its label. */
  readonly drafts: (to: Projection) => readonly Draft[];
  /** Labels of the notes called so far of which the file has no body, in order. */
  readonly missing: () => readonly string[];
  /** The same notes as they stand in the file; ask while reading, since a note may call another. */
  readonly called: () => Generator<CalledNote>;
}

/** A note that a text calls, with its label. */
export interface CalledNote {
  readonly kind: NoteKind;
  readonly label: string;
  readonly blocks: readonly Block[];
  /** Changes on its call: where the call does not stand, neither does the note. */
  readonly revisions: readonly Revision[];
}

/** ECMA-376 part 1, 17.11.17 and 17.11.18: what Word numbers with where the settings say nothing. */
const STANDARD_FORMAT: Readonly<Record<NoteKind, string>> = { footnote: "decimal", endnote: "lowerRoman" };

/** Reads the bodies of a file's notes, called or not. */
export function noteBodiesOf(
  parts: Readonly<Record<NoteKind, XmlElement | undefined>>,
  context: StoryContext,
): NoteBodies {
  const read = (kind: NoteKind): ReadonlyMap<string, readonly Block[]> => {
    const bodies = new Map<string, readonly Block[]>();
    context.log.story = kind;
    const part = parts[kind];
    for (const note of part === undefined ? [] : elementsOf(part)) {
      const ordinary = note.attributes["w:type"] === undefined || note.attributes["w:type"] === "normal";
      if (!ordinary) continue;
      const id = note.attributes["w:id"] ?? "";
      // Two notes under one id are a fault of the writing program: both are kept, under the one label.
      bodies.set(id, [...(bodies.get(id) ?? []), ...readStory(note, context)]);
    }
    return bodies;
  };
  return { footnote: read("footnote"), endnote: read("endnote") };
}

/**
 * Numbers notes through the whole document in the order of their references. Restarts by page or section are not
 * followed, so that a label stands for one note only.
 */
export function notesOf(bodies: NoteBodies, settings: XmlElement | undefined): Notes {
  const counts = { footnote: 0, endnote: 0 };
  const referred: Referred[] = [];
  const numbering = {
    footnote: childOf(settings, "w:footnotePr"),
    endnote: childOf(settings, "w:endnotePr"),
  };
  // The list can grow while its notes are read.
  function* called(): Generator<CalledNote> {
    for (let at = 0; at < referred.length && at < MAX_NOTES; at += 1) {
      const note = referred[at];
      const blocks = note === undefined ? undefined : bodies[note.kind].get(note.id);
      if (note !== undefined && blocks !== undefined) yield { ...note, blocks };
    }
  }
  return {
    label: (kind, id, customMark, revisions = []) => {
      if (customMark === null) counts[kind] += 1;
      const first = numberOf(wordValueOf(numbering[kind], "w:numStart")) ?? 1;
      const format = wordValueOf(numbering[kind], "w:numFmt") ?? STANDARD_FORMAT[kind];
      const label = customMark ?? numeral(first + counts[kind] - 1, format);
      referred.push({ kind, id, label, revisions });
      return label;
    },
    drafts: (to) => {
      const drafts: Draft[] = [];
      for (const { blocks, label } of called()) drafts.push(noteDraft(blocks, label, to));
      return drafts;
    },
    missing: () => referred.filter(({ kind, id }) => !bodies[kind].has(id)).map(({ label }) => label),
    called,
  };
}

/** A note that calls itself would never end; the longest books have some thousands of notes. */
const MAX_NOTES = 20_000;

/** The paragraphs of a note become the lines of one draft. */
function noteDraft(body: readonly Block[], label: string, to: Projection): Draft {
  const runs: Run[] = [];
  for (const draft of draftsOf(body, to)) {
    if (draft.runs.length === 0) continue;
    if (runs.length > 0) runs.push({ text: "\n", strong: false, emphasis: false });
    for (const run of draft.runs) runs.push(run);
  }
  return { kind: "paragraph", style: "footnote", label, runs };
}
