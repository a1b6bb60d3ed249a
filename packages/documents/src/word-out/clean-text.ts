import { type Instrument, type Leaf, leavesOf } from "@travaux/instrument";
import { depthOf, lookOf, numberingOf, type Stretch, segmentOf, stretchesOf } from "./leaves.ts";
import { noteZone } from "./note-zone.ts";
import type { WrittenNote, WrittenParagraph, WrittenTable, WrittenText } from "./written.ts";

/** A text as it stands, without any change, ready to be written. */
export function cleanText(instrument: Instrument): WrittenText {
  const notes = noteZone(instrument);
  const inZone = new Set<Leaf>(notes);
  const blocks = leavesOf(instrument)
    .filter((leaf) => !inZone.has(leaf))
    .flatMap((leaf) => blocksOf(leaf, notes.length > 0));
  return { blocks, notes: notes.map(noteOf) };
}

/** A block as paragraphs or a table; a line feed in its characters ends a paragraph. */
function blocksOf(leaf: Leaf, callsNotes: boolean): readonly (WrittenParagraph | WrittenTable)[] {
  if (leaf.type === "table" && isGrid(leaf.rows)) {
    const rows = leaf.rows.map((row) => ({ cells: row.map((text) => [{ text, changes: [] }]), changes: [] }));
    return [{ type: "table", clause: leaf.id, rows }];
  }
  const stretches = stretchesOf(leaf).map((stretch) => (callsNotes ? stretch : { ...stretch, note: null }));
  return paragraphsOf(stretches).map(
    (line, index): WrittenParagraph => ({
      type: "paragraph",
      clause: leaf.id,
      look: lookOf(leaf),
      depth: depthOf(leaf),
      numbering: index === 0 ? numberingOf(leaf) : null,
      segments: line.map((stretch) => segmentOf(stretch)),
      mark: [],
      comments: [],
    }),
  );
}

/** Readers take a table of one column for paragraphs, and cells of several lines or with tabs for other cells. */
export function isGrid(rows: readonly (readonly string[])[]): boolean {
  return rows.some((row) => row.length > 1) && rows.every((row) => row.every((cell) => !cell.includes("\t")));
}

function paragraphsOf(stretches: readonly Stretch[]): readonly (readonly Stretch[])[] {
  const lines: Stretch[][] = [[]];
  for (const stretch of stretches) {
    stretch.text.split("\n").forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ ...stretch, text });
    });
  }
  return lines;
}

function noteOf(leaf: Extract<Leaf, { type: "footnoteDefinition" }>): WrittenNote {
  return { label: leaf.label, clause: leaf.id, segments: stretchesOf(leaf).map((stretch) => segmentOf(stretch)) };
}
