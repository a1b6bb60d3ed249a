import { isAdded } from "../word-out/model-text.ts";
import type { WordOptions } from "../word-out/page-setup.ts";
import { isRightToLeft } from "../word-out/parts/runs.ts";
import type {
  Look,
  WrittenChange,
  WrittenParagraph,
  WrittenSegment,
  WrittenTable,
  WrittenText,
} from "../word-out/written.ts";
import { dateParts } from "./date-parts.ts";
import { type Hues, huesOf, isOfRolling, nameOf } from "./hues.ts";
import { paperText } from "./paper-text.ts";
import type { PdfOptions } from "./pdf-options.ts";
import type { PressBlock, PressChange, PressLine, PressLook, PressRun, PressSheet } from "./press.ts";
import { charactersOf, narrowed, pressRuns, settable } from "./press-runs.ts";
import { isWhole, lettersIn, levelled, lineOf } from "./press-shapes.ts";

/** How a text is printed: where a Word file would have it, and what a PDF needs besides. */
export interface TextPdfOptions extends WordOptions, PdfOptions {
  /** Names under which changes stand, for parties that do not stand under their code. */
  readonly names?: ReadonlyMap<string, string>;
}

/** What the blocks of one text share. */
interface Work {
  readonly hues: Hues;
  /** Place among the notes by label. */
  readonly notes: ReadonlyMap<string, number>;
}

/** A text, with its changes where it has any, as a sheet for the typesetter. */
export function writtenSheet(written: WrittenText, title: string, options: TextPdfOptions): PressSheet {
  const {
    date,
    sheet = "A4",
    grading,
    running = "",
    lineNumbers = false,
    language = "en-GB",
    nastaliq = false,
  } = options;
  const text = paperText(written);
  const hues = huesOf(text, options.names ?? new Map());
  const work: Work = { hues, notes: new Map(text.notes.map(({ label }, index) => [label, index])) };
  const notes = text.notes.map(({ label, segments }) => ({ label, runs: runsOf(segments, work) }));
  const blocks = text.blocks.flatMap((block): readonly PressBlock[] =>
    block.type === "table" ? [tableOf(block, work)] : paragraphOf(block, work),
  );
  return {
    title: settable(options.title ?? title).trim() || "Text",
    language,
    rightToLeft: isRightToLeft(blocks.map(wordsOf).join(" ")),
    paper: sheet === "A4" ? "a4" : "us-letter",
    form: "text",
    grading: settable((grading ?? "").toUpperCase()),
    running: settable(running),
    lineNumbers,
    nastaliq,
    date: dateParts(date),
    blocks: levelled(hues.names.length === 0 && !hues.hasDisputes ? blocks : [...legend(hues), ...blocks]),
    notes,
  };
}

function wordsOf(block: PressBlock): string {
  return block.kind === "line" ? charactersOf(block.runs) : "";
}

const DISPUTES = "Bold brackets show where proposals collide.";

/** Says how changes are shown, so that a copy in black and white can be read by whoever never saw one. */
function legend({ names, byName, hasDisputes }: Hues): readonly PressBlock[] {
  const said =
    "Words put in are underlined, words struck out are crossed through. After them stands in small letters who proposes it: ";
  const runs: PressRun[] = names.length === 0 ? [] : [...pressRuns(said)];
  names.forEach((name, index) => {
    runs.push({ name, hue: byName.get(name) ?? -1, raised: false });
    runs.push(...pressRuns(index === names.length - 1 ? "." : ", "));
  });
  if (hasDisputes) runs.push(...pressRuns(`${names.length === 0 ? "" : " "}${DISPUTES}`));
  return [lineOf("small", runs), { kind: "rule" }];
}

const LOOK_OF: Readonly<Record<Look, { readonly look: PressLook; readonly level: number }>> = {
  title: { look: "title", level: 1 },
  formula: { look: "body", level: 0 },
  "heading-1": { look: "heading-1", level: 2 },
  "heading-2": { look: "heading-2", level: 3 },
  "heading-3": { look: "heading-3", level: 4 },
  opening: { look: "body", level: 0 },
  preambular: { look: "body", level: 0 },
  chapeau: { look: "body", level: 0 },
  operative: { look: "body", level: 0 },
  closing: { look: "body", level: 0 },
  signature: { look: "body", level: 0 },
  kept: { look: "body", level: 0 },
};

function paragraphOf(paragraph: WrittenParagraph, work: Work): readonly PressLine[] {
  const { look, depth, numbering, segments, mark, comments } = paragraph;
  const ends = endRuns(mark, segments, work);
  const runs = [...runsOf(segments, work), ...ends];
  if (runs.length === 0 && numbering === null) return [];
  const line = lineOf(LOOK_OF[look].look, runs, {
    align: look === "formula" ? "center" : "start",
    level: LOOK_OF[look].level,
    depth,
    label: settable(numbering ?? ""),
  });
  const remarks = comments.map(({ author, text }) => {
    const name = work.hues.shown(author);
    const named: PressRun = { name, hue: work.hues.byName.get(name) ?? -1, raised: false };
    return lineOf("small", [named, ...pressRuns(`: ${text}`)], { depth: depth + 1 });
  });
  return [line, ...remarks];
}

/** A paragraph's end that is put in or struck out is shown where not all its words are: split or joined. */
function endRuns(
  mark: readonly WrittenChange[],
  segments: readonly WrittenSegment[],
  { hues }: Work,
): readonly PressRun[] {
  if (mark.filter((change) => !isOfRolling(change)).length === 0) return [];
  const key = keyOf(mark);
  if (segments.some(({ changes }) => keyOf(changes) === key)) return [];
  return [{ text: " ¶", changes: shownChanges(mark, hues) }, ...namesAfter(mark, hues)];
}

function tableOf({ rows }: WrittenTable, work: Work): PressBlock {
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const widths = Array.from({ length: columns }, () => 1);
  const letters = lettersIn(widths);
  return {
    kind: "table",
    head: [],
    rows: rows.map(({ cells, changes }) => {
      const words = Array.from({ length: columns }, (_, at) =>
        narrowed(
          runsOf(
            (cells[at] ?? []).map((segment) => ({ ...segment, changes: [...changes, ...segment.changes] })),
            work,
          ),
          letters[at] ?? 1,
        ),
      );
      return { cells: words, whole: isWhole(words) };
    }),
    widths,
  };
}

/** Segments as runs; behind every stretch under the same changes stands who makes them. */
function runsOf(segments: readonly WrittenSegment[], { hues, notes }: Work): readonly PressRun[] {
  return segments.flatMap((segment, index): readonly PressRun[] => {
    const { text, changes, marks = [], sign, note } = segment;
    const place = note === undefined ? undefined : notes.get(note);
    const looks = [
      ...(sign === true || marks.includes("strong") ? (["bold"] as const) : []),
      ...(marks.includes("emphasis") ? (["italic"] as const) : []),
    ];
    const shown = shownChanges(changes, hues);
    const words: readonly PressRun[] =
      place === undefined || note === undefined
        ? pressRuns(text, {
            ...(looks.length === 0 ? {} : { looks }),
            ...(shown.length === 0 ? {} : { changes: shown }),
          })
        : [{ note: place, label: note }];
    const next = segments[index + 1];
    const goesOn = next !== undefined && keyOf(next.changes) === keyOf(changes);
    return goesOn ? words : [...words, ...namesAfter(changes, hues)];
  });
}

function shownChanges(changes: readonly WrittenChange[], hues: Hues): readonly PressChange[] {
  return changes
    .filter((change) => !isOfRolling(change))
    .map((change) => ({
      kind: isAdded(change) ? "in" : "out",
      hue: hues.byName.get(nameOf(change.by, hues.shown)) ?? -1,
    }));
}

function namesAfter(changes: readonly WrittenChange[], hues: Hues): readonly PressRun[] {
  return changes.flatMap(({ kind, by }): readonly PressRun[] => {
    const name = nameOf(by, hues.shown);
    const hue = hues.byName.get(name);
    if (hue === undefined) return [];
    const where = kind === "move-from" ? ", from here" : kind === "move-to" ? ", to here" : "";
    return [{ name: `${name}${where}`, hue, raised: true }];
  });
}

function keyOf(changes: readonly WrittenChange[]): string {
  return changes.map(({ kind, by, move }) => `${kind}\0${by.join("\0")}\0${move ?? ""}`).join("\u0001");
}
