import { stands, type WordView } from "./revision.ts";
import type { Block, FieldSegment, Segment } from "./segment.ts";

/** Fields that are open in a story, across its paragraphs. */
export interface FieldState {
  /** Marks that find no partner in this view, and so begin or end nothing. */
  readonly stray: ReadonlySet<Segment>;
  /** For each open field, true while in its instruction. */
  readonly phases: boolean[];
  /** How many are in their instruction: their words are not the text's. */
  instructions: number;
}

/** Follows one mark of a field; other segments change nothing. */
export function followField(segment: Segment, fields: FieldState): void {
  if (segment.kind !== "field" || fields.stray.has(segment)) return;
  if (segment.mark === "begin") {
    fields.phases.push(true);
    fields.instructions += 1;
    return;
  }
  if (fields.phases.pop() === true) fields.instructions -= 1;
  if (segment.mark === "separate") fields.phases.push(false);
}

/**
 * Marks of a story that have no partner among those that stand in a view. An instruction that never ends would otherwise
 * swallow the rest of the text.
 */
export function strayFieldsOf(blocks: readonly Block[], view: WordView | "all"): ReadonlySet<Segment> {
  const stray = new Set<Segment>();
  const open: FieldSegment[][] = [];
  for (const mark of fieldsIn(blocks, view)) {
    if (mark.mark === "begin") open.push([mark]);
    else if (open.length === 0) stray.add(mark);
    else if (mark.mark === "end") open.pop();
    else open.at(-1)?.push(mark);
  }
  for (const mark of open.flat()) stray.add(mark);
  return stray;
}

function* fieldsIn(blocks: readonly Block[], view: WordView | "all"): Generator<FieldSegment> {
  const shown = (one: Pick<Segment, "revisions">): boolean => view === "all" || stands(one.revisions, view);
  for (const block of blocks) {
    if (block.kind !== "table") {
      for (const segment of block.segments) if (segment.kind === "field" && shown(segment)) yield segment;
      continue;
    }
    for (const row of block.rows.filter(shown)) {
      for (const cell of row.cells.filter(shown)) yield* fieldsIn(cell.blocks, view);
    }
  }
}
