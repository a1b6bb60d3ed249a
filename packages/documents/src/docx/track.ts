import { authorsOf } from "./authors.ts";
import type { Comment, TextPoint, WrittenComment } from "./comments.ts";
import { type FieldState, followField, strayFieldsOf } from "./fields.ts";
import { type Notes, notesOf } from "./notes.ts";
import { type Numbering, numberingOf } from "./numbering.ts";
import { shapeOf } from "./paragraph-shape.ts";
import { adds, type Revision, removes, type StoryKind, stands } from "./revision.ts";
import type { Block, ParagraphBlock, Segment, TableBlock } from "./segment.ts";
import type { Move, TrackedParagraph, TrackedSegment, TrackedText } from "./tracked.ts";
import type { WordModel } from "./word-model.ts";

interface Edges {
  start?: TextPoint;
  end?: TextPoint;
  call?: TextPoint;
}

interface Walk {
  readonly model: WordModel;
  readonly numbering: Numbering;
  readonly noteLabel: Notes["label"];
  readonly paragraphs: TrackedParagraph[];
  readonly edges: Map<string, Edges>;
  tables: number;
}

/** Where a stretch of blocks stands. */
interface Place {
  readonly story: StoryKind;
  readonly note: string | null;
  readonly cell: TrackedParagraph["cell"];
  readonly around: readonly Revision[];
  readonly fields: FieldState;
}

/** All words of a file with all changes on them, as data. */
export function trackedTextOf(model: WordModel): TrackedText {
  const notes = notesOf(model.notes, model.settings);
  const walk: Walk = {
    model,
    numbering: numberingOf(model.numbering, model.styles),
    noteLabel: notes.label,
    paragraphs: [],
    edges: new Map(),
    tables: 0,
  };
  track(model.body, walk, placeOf("body", null, model.body));
  for (const { kind, label, blocks, revisions } of notes.called()) {
    track(blocks, walk, { ...placeOf(kind, label, blocks), around: revisions });
  }
  for (const { kind, blocks } of model.marginals) track(blocks, walk, placeOf(kind, null, blocks));
  const { paragraphs, edges } = walk;
  const comments = model.comments().map((comment) => placed(comment, edges.get(comment.id), walk));
  return {
    file: model.file,
    authors: authorsOf(model.revisions),
    revisions: model.revisions,
    moves: movesOf(model.revisions),
    paragraphs,
    comments,
  };
}

function placeOf(story: StoryKind, note: string | null, blocks: readonly Block[]): Place {
  const fields = { stray: strayFieldsOf(blocks, "all"), phases: [], instructions: 0 };
  return { story, note, cell: null, around: [], fields };
}

function track(blocks: readonly Block[], walk: Walk, place: Place): void {
  for (const block of blocks) {
    if (block.kind === "table") trackTable(block, walk, place);
    else if (block.kind === "paragraph") trackParagraph(block, walk, place);
    else if (block.segments.some(({ kind }) => kind === "text")) trackLoose(block.segments, walk, place);
    else segmentsIn(block.segments, walk, place);
  }
}

/** Mathematics between paragraphs has no end of its own in the file; here it is a paragraph. */
function trackLoose(segments: readonly Segment[], walk: Walk, place: Place): void {
  const loose = {
    kind: "paragraph",
    properties: undefined,
    former: null,
    numbering: null,
    mark: [],
    segments,
  } as const;
  trackParagraph(loose, walk, place);
}

function trackTable(table: TableBlock, walk: Walk, place: Place): void {
  const at = walk.tables;
  walk.tables += 1;
  table.rows.forEach((row, rowAt) => {
    row.cells.forEach((cell, column) => {
      const around = [...place.around, ...cell.revisions];
      const inside = { ...placeOf(place.story, place.note, cell.blocks), around };
      track(cell.blocks, walk, { ...inside, cell: { table: at, row: rowAt, column } });
    });
  });
}

function trackParagraph(block: ParagraphBlock, walk: Walk, place: Place): void {
  const { segments, boxes } = segmentsIn(block.segments, walk, place);
  const isThere = stands(block.mark, "accepted") && stands(place.around, "accepted");
  const facts = { properties: block.properties, numbered: true };
  const shape = isThere ? shapeOf(facts, "", { styles: walk.model.styles, numbering: walk.numbering }) : null;
  const formatting = [block.former?.revision ?? null, block.numbering].filter((one) => one !== null);
  walk.paragraphs.push({
    story: place.story,
    note: place.note,
    cell: place.cell,
    numbering: shape?.numbering === undefined || shape.numbering === "" ? null : shape.numbering,
    segments,
    mark: idsOf(block.mark),
    around: idsOf(place.around),
    formatting: idsOf(formatting),
  });
  for (const box of boxes) {
    track(box, walk, { ...placeOf(place.story, place.note, box), cell: place.cell, around: place.around });
  }
}

function segmentsIn(
  segments: readonly Segment[],
  { paragraphs, edges, noteLabel }: Walk,
  { fields }: Place,
): { readonly segments: readonly TrackedSegment[]; readonly boxes: readonly (readonly Block[])[] } {
  const found: TrackedSegment[] = [];
  const boxes: (readonly Block[])[] = [];
  let offset = 0;
  const push = (text: string, of: Segment, formatting: number | null): void => {
    if (fields.instructions > 0) return;
    found.push({ text, revisions: idsOf(of.revisions.filter((one) => adds(one) || removes(one))), formatting });
    offset += text.length;
  };
  for (const segment of segments) {
    const point = { paragraph: paragraphs.length, offset };
    const edge = (id: string): Edges => edges.get(id) ?? {};
    if (segment.kind === "text") push(segment.text, segment, segment.former?.revision.id ?? null);
    else if (segment.kind === "note") {
      push(`[^${noteLabel(segment.note, segment.id, segment.customMark, segment.revisions)}]`, segment, null);
    } else if (segment.kind === "box") boxes.push(segment.blocks);
    else if (segment.kind === "comment-start") edges.set(segment.id, { ...edge(segment.id), start: point });
    else if (segment.kind === "comment-end") edges.set(segment.id, { ...edge(segment.id), end: point });
    else if (segment.kind === "comment") edges.set(segment.id, { ...edge(segment.id), call: point });
    else followField(segment, fields);
  }
  return { segments: joined(found), boxes };
}

/** Neighbours under the same changes become one. */
function joined(segments: readonly TrackedSegment[]): readonly TrackedSegment[] {
  const out: TrackedSegment[] = [];
  for (const segment of segments) {
    const last = out.at(-1);
    const same =
      last !== undefined &&
      last.formatting === segment.formatting &&
      last.revisions.join() === segment.revisions.join();
    if (same) out[out.length - 1] = { ...last, text: last.text + segment.text };
    else out.push(segment);
  }
  return out;
}

function idsOf(revisions: readonly Revision[]): readonly number[] {
  return revisions.map(({ id }) => id);
}

function movesOf(revisions: readonly Revision[]): readonly Move[] {
  const moves = new Map<string, { author: string; from: number[]; to: number[] }>();
  for (const { id, kind, move, author } of revisions) {
    if (move === null) continue;
    const found = moves.get(move) ?? { author, from: [], to: [] };
    moves.set(move, found);
    (kind.endsWith("move-from") ? found.from : found.to).push(id);
  }
  return [...moves].map(([name, found]) => ({ name, ...found }));
}

/** A comment on more than this is on the text as a whole, and its words need not be said again. */
const MAX_QUOTED_PARAGRAPHS = 50;

function placed(comment: WrittenComment, edges: Edges | undefined, { paragraphs, model }: Walk): Comment {
  const start = edges?.start ?? edges?.call;
  const end = edges?.end ?? start;
  if (start === undefined || end === undefined) return { ...comment, range: null, quote: "" };
  const parts: string[] = [];
  const last = Math.min(end.paragraph, start.paragraph + MAX_QUOTED_PARAGRAPHS - 1);
  for (let at = start.paragraph; at <= last; at += 1) {
    const from = at === start.paragraph ? start.offset : 0;
    const to = at === end.paragraph ? end.offset : Number.POSITIVE_INFINITY;
    parts.push(acceptedIn(paragraphs[at], { from, to }, model.revisions));
  }
  return { ...comment, range: { start, end }, quote: parts.join("\n").trim() };
}

function acceptedIn(
  paragraph: TrackedParagraph | undefined,
  { from, to }: { readonly from: number; readonly to: number },
  revisions: readonly Revision[],
): string {
  let at = 0;
  let words = "";
  for (const { text, revisions: ids } of paragraph?.segments ?? []) {
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, text.length);
    at += text.length;
    const changes = ids.flatMap((id) => revisions[id] ?? []);
    if (end > start && stands(changes, "accepted")) words += text.slice(start, end);
  }
  return words;
}
