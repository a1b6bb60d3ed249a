import { attributeIn, type Tag, tagsOf } from "./markup.ts";

/** A character that a file shows where all its changes are accepted, and the place in its main part that it comes from. */
export interface Letter {
  readonly character: string;
  /** Place of its characters in the part: `&amp;` is one letter of five. */
  readonly from: number;
  readonly to: number;
  /** Null for a paragraph's end. */
  readonly run: Run | null;
  readonly paragraph: Paragraph;
  /** True where it must not be touched: results of fields, calls of notes, characters of unusual spelling. */
  readonly guarded: boolean;
}

/** A stretch of a run: the words of one element, or an element that is no words. */
export interface RunPiece {
  readonly from: number;
  readonly to: number;
  /** Letters of `w:t`, or the one of a tab or break; none for others. */
  readonly letters: Letter[];
  readonly isText: boolean;
}

/** A run as it stands in the part. */
export interface Run {
  readonly start: number;
  end: number;
  /** The opening tag. */
  readonly tag: string;
  /** Its properties as they stand; empty where it has none. */
  properties: string;
  readonly pieces: RunPiece[];
  /** Changes of others directly around it, innermost last: their opening tags. */
  readonly wrappers: readonly string[];
  /** False where something else stands between it and its paragraph, so that nothing may be put beside it. */
  readonly isFree: boolean;
  /** The child of the paragraph that holds it. */
  readonly top: { readonly start: number; end: number };
}

/** A paragraph as it stands in the part. */
export interface Paragraph {
  readonly start: number;
  end: number;
  properties: string;
  readonly inTable: boolean;
  readonly inBox: boolean;
  /** True where a text box is anchored in it, whose words are read after it. */
  hasBox: boolean;
}

/** A call of a note, in letters and in the words that are looked for. */
export const CALL = "\uFFFC";

const GONE: ReadonlySet<string> = new Set([
  "w:del",
  "w:moveFrom",
  "mc:Fallback",
  "w:pPr",
  "w:instrText",
  "w:delInstrText",
]);
const CHANGES: ReadonlySet<string> = new Set(["w:ins", "w:moveTo"]);
const CHARACTERS: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:ptab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "\u2011",
  "w:softHyphen": "\u00AD",
  "w:sym": "\uFFFD",
  "w:footnoteReference": CALL,
  "w:endnoteReference": CALL,
};

interface Frame {
  readonly name: string;
  readonly tag: Tag;
}

/** A body or a text box while it is read: a box stands after the paragraph that anchors it. */
interface Story {
  readonly letters: Letter[];
  readonly after: Letter[];
}

interface Scan {
  readonly xml: string;
  readonly stack: Frame[];
  readonly stories: Story[];
  readonly paragraphs: { readonly paragraph: Paragraph; readonly depth: number; markGone: boolean }[];
  readonly runs: { readonly run: Run; readonly depth: number; pieceFrom: number }[];
  /** Open fields: true while in the instruction. */
  readonly fields: boolean[];
  gone: number;
}

/** The letters of the main part of a Word file in reading order, all its changes accepted. */
export function lettersOf(xml: string): readonly Letter[] {
  const first: Story = { letters: [], after: [] };
  const scan: Scan = { xml, stack: [], stories: [first], paragraphs: [], runs: [], fields: [], gone: 0 };
  for (const tag of tagsOf(xml)) {
    if (tag.kind !== "close") opened(scan, tag);
    if (tag.kind !== "open") closed(scan, tag);
  }
  return first.letters;
}

function opened(scan: Scan, tag: Tag): void {
  const { stack } = scan;
  const parent = stack.at(-1)?.name;
  stack.push({ name: tag.name, tag });
  if (GONE.has(tag.name)) scan.gone += 1;
  const depth = stack.length;
  if (tag.name === "w:txbxContent") {
    const anchor = scan.paragraphs.at(-1);
    if (anchor !== undefined) anchor.paragraph.hasBox = true;
    scan.stories.push({ letters: [], after: [] });
  } else if (tag.name === "w:p") {
    const inBox = scan.stories.length > 1;
    const inTable = stack.some(({ name }) => name === "w:tc");
    const paragraph: Paragraph = { start: tag.start, end: tag.end, properties: "", inTable, inBox, hasBox: false };
    scan.paragraphs.push({ paragraph, depth, markGone: false });
  } else if (tag.name === "w:r") openRun(scan, tag, depth);
  else if ((tag.name === "w:del" || tag.name === "w:moveFrom") && parent === "w:rPr") {
    const open = scan.paragraphs.at(-1);
    if (open !== undefined && stack.at(-3)?.name === "w:pPr") open.markGone = true;
  } else if (tag.name === "w:fldChar") fieldMark(scan, tag);
}

function openRun(scan: Scan, tag: Tag, depth: number): void {
  const open = scan.paragraphs.at(-1);
  if (open === undefined) return;
  const around = scan.stack.slice(open.depth, depth - 1);
  const firstOther = around.findLastIndex(({ name }) => !CHANGES.has(name));
  const wrappers = around.slice(firstOther + 1).map((frame) => scan.xml.slice(frame.tag.start, frame.tag.end));
  const outer = around.slice(0, firstOther + 1);
  const top = { start: (around[0]?.tag ?? tag).start, end: tag.end };
  const run: Run = {
    start: tag.start,
    end: tag.end,
    tag: scan.xml.slice(tag.start, tag.end),
    properties: "",
    pieces: [],
    wrappers,
    isFree: outer.every(({ name }) => !CHANGES.has(name)),
    top,
  };
  scan.runs.push({ run, depth, pieceFrom: tag.end });
}

function fieldMark({ xml, fields }: Scan, tag: Tag): void {
  const type = attributeIn(xml.slice(tag.start, tag.end), "fldCharType");
  if (type === "begin") fields.push(true);
  else if (type === "separate" && fields.length > 0) fields[fields.length - 1] = false;
  else if (type === "end") fields.pop();
}

function closed(scan: Scan, tag: Tag): void {
  const frame = scan.stack.at(-1);
  if (frame === undefined) return;
  const depth = scan.stack.length;
  const { name } = frame;
  const open = scan.runs.at(-1);
  if (open !== undefined && depth === open.depth + 1) closePiece(scan, frame, tag.end);
  if (open !== undefined && depth === open.depth) {
    open.run.end = tag.end;
    open.run.top.end = Math.max(open.run.top.end, tag.end);
    scan.runs.pop();
  }
  const paragraph = scan.paragraphs.at(-1);
  if (paragraph !== undefined && depth === paragraph.depth + 1) closeChild(scan, frame, tag.end);
  if (paragraph !== undefined && depth === paragraph.depth) closeParagraph(scan, tag.end);
  if (name === "w:txbxContent") {
    const story = scan.stories.pop();
    if (story !== undefined && scan.gone === 0) scan.stories.at(-1)?.after.push(...story.letters);
  }
  if (GONE.has(name)) scan.gone -= 1;
  scan.stack.pop();
}

/** A child of a paragraph ends: its properties, or the holder of runs, whose end they share. */
function closeChild(scan: Scan, { name, tag }: Frame, end: number): void {
  const open = scan.paragraphs.at(-1);
  if (open !== undefined && name === "w:pPr") open.paragraph.properties = scan.xml.slice(tag.start, end);
  const letters = scan.stories.at(-1)?.letters ?? [];
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    const letter = letters[at];
    if (letter === undefined || letter.from < tag.start) break;
    if (letter.run?.top.start === tag.start) letter.run.top.end = end;
  }
}

function closeParagraph(scan: Scan, end: number): void {
  const open = scan.paragraphs.pop();
  const story = scan.stories.at(-1);
  if (open === undefined || story === undefined) return;
  open.paragraph.end = end;
  if (scan.gone === 0 && !open.markGone) {
    story.letters.push({ character: "\0", from: end, to: end, run: null, paragraph: open.paragraph, guarded: true });
  }
  story.letters.push(...story.after.splice(0));
}

/** A child of a run ends: words, a character that has an element, or something else. */
function closePiece(scan: Scan, { name, tag }: Frame, end: number): void {
  const open = scan.runs.at(-1);
  const paragraph = scan.paragraphs.at(-1)?.paragraph;
  if (open === undefined || paragraph === undefined) return;
  const { run } = open;
  if (name === "w:rPr") {
    run.properties = scan.xml.slice(tag.start, end);
    return;
  }
  const piece: RunPiece = { from: tag.start, to: end, letters: [], isText: name === "w:t" };
  run.pieces.push(piece);
  if (scan.gone > 0 || scan.fields.includes(true)) return;
  const guarded = scan.fields.length > 0 || scan.stack.some((frame) => frame.name === "w:fldSimple");
  const put = (character: string, from: number, to: number, isOdd: boolean): void => {
    const letter: Letter = { character, from, to, run, paragraph, guarded: guarded || isOdd };
    piece.letters.push(letter);
    scan.stories.at(-1)?.letters.push(letter);
  };
  if (name === "w:t") wordsIn(scan.xml, tag.end, end, put);
  else if (Object.hasOwn(CHARACTERS, name)) {
    const isPage =
      name === "w:br" && /^(?:page|column)$/.test(attributeIn(scan.xml.slice(tag.start, tag.end), "type") ?? "");
    put(isPage ? "\f" : (CHARACTERS[name] ?? ""), tag.start, end, name.endsWith("Reference") || name === "w:sym");
  }
}

/** Letters of an element of words: an entity is one letter; a section of characters is kept whole. */
function wordsIn(
  xml: string,
  from: number,
  end: number,
  put: (character: string, from: number, to: number, isOdd: boolean) => void,
): void {
  const to = xml.lastIndexOf("</", end - 1);
  if (to < from) return;
  const inside = xml.slice(from, to);
  if (inside.includes("<")) {
    const plain = inside.replace(/<!\[CDATA\[([\s\S]*?)\]\]>|<[^>]*>/g, "$1");
    for (const character of plain) put(character, from, to, true);
    return;
  }
  for (const match of inside.matchAll(/&(#x[0-9a-f]+|#\d+|\w+);|\r\n?|[\s\S]/gi)) {
    const [spelt, entity] = match;
    const at = from + match.index;
    const character = entity === undefined ? (spelt.startsWith("\r") ? "\n" : spelt) : meantBy(entity);
    for (const unit of character.split("")) put(unit, at, at + spelt.length, character.length > 1);
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function meantBy(entity: string): string {
  if (!entity.startsWith("#")) return ENTITIES[entity] ?? "\uFFFD";
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
}
