import type { Draft, Run } from "./draft.ts";
import { numeral } from "./numerals.ts";
import { readStory, type StoryContext } from "./story.ts";
import { childOf, elementsOf, numberOf, wordValueOf, type XmlElement } from "./xml.ts";

type NoteKind = "footnote" | "endnote";

interface Referred {
  readonly kind: NoteKind;
  readonly id: string;
  readonly label: string;
}

/** Footnotes and endnotes by the order in which the text calls them. */
export interface Notes {
  readonly label: StoryContext["noteLabel"];
  /** The notes called so far, in order, each as one draft with its label. */
  readonly drafts: (context: StoryContext) => readonly Draft[];
}

/** ECMA-376 part 1, 17.11.17 and 17.11.18: what Word numbers with where the settings say nothing. */
const STANDARD_FORMAT: Readonly<Record<NoteKind, string>> = { footnote: "decimal", endnote: "lowerRoman" };

/**
 * Numbers notes through the whole document in the order of their references. Restarts by page or section are not
 * followed, so that a label stands for one note only.
 */
export function notesOf(
  parts: Readonly<Record<NoteKind, XmlElement | undefined>>,
  settings: XmlElement | undefined,
): Notes {
  const bodies = { footnote: bodiesOf(parts.footnote), endnote: bodiesOf(parts.endnote) };
  const counts = { footnote: 0, endnote: 0 };
  const referred: Referred[] = [];
  const numbering = {
    footnote: childOf(settings, "w:footnotePr"),
    endnote: childOf(settings, "w:endnotePr"),
  };
  return {
    label: (kind, id, customMark) => {
      if (customMark === null) counts[kind] += 1;
      const first = numberOf(wordValueOf(numbering[kind], "w:numStart")) ?? 1;
      const format = wordValueOf(numbering[kind], "w:numFmt") ?? STANDARD_FORMAT[kind];
      const label = customMark ?? numeral(first + counts[kind] - 1, format);
      referred.push({ kind, id, label });
      return label;
    },
    drafts: (context) => {
      const drafts: Draft[] = [];
      // A note may call another note, so the list can grow while it is read.
      for (let at = 0; at < referred.length && at < MAX_NOTES; at += 1) {
        const note = referred[at];
        const body = note === undefined ? undefined : bodies[note.kind].get(note.id);
        if (note !== undefined && body !== undefined) drafts.push(noteDraft(body, note.label, context));
      }
      return drafts;
    },
  };
}

/** A note that calls itself would never end; the longest books have some thousands of notes. */
const MAX_NOTES = 20_000;

function bodiesOf(part: XmlElement | undefined): ReadonlyMap<string, XmlElement> {
  const bodies = new Map<string, XmlElement>();
  for (const note of part === undefined ? [] : elementsOf(part)) {
    if (note.attributes["w:type"] === undefined || note.attributes["w:type"] === "normal") {
      bodies.set(note.attributes["w:id"] ?? "", note);
    }
  }
  return bodies;
}

/** The paragraphs of a note become the lines of one draft. */
function noteDraft(body: XmlElement, label: string, context: StoryContext): Draft {
  const runs: Run[] = [];
  for (const draft of readStory(body, context)) {
    if (draft.runs.length === 0) continue;
    if (runs.length > 0) runs.push({ text: "\n", strong: false, emphasis: false });
    for (const run of draft.runs) runs.push(run);
  }
  return { kind: "paragraph", style: "footnote", label, runs };
}
