import { noteRange, type Revision, type RevisionLog, record, removes, WRAPPING } from "./revision.ts";
import { runFormatting } from "./run-formatting.ts";
import type { Block, Former, Marks, Segment } from "./segment.ts";
import type { Styles } from "./styles.ts";
import { symbolOf } from "./symbols.ts";
import { childOf, elementsOf, textOf, type XmlElement } from "./xml.ts";

/** How many characters of words were met while a file was read, in whatever view they stand. */
export interface WordTally {
  characters: number;
}

/** What reading the segments of a paragraph needs to know. */
export interface InlineContext {
  readonly styles: Styles;
  readonly log: RevisionLog;
  readonly tally: WordTally;
  /** Reads the content of a text box met on the way. */
  readonly boxOf: (content: XmlElement, revisions: readonly Revision[]) => readonly Block[];
}

/** Namespaces whose Choice in an mc:AlternateContent is read; others are read by their Fallback. */
const UNDERSTOOD: ReadonlySet<string> = new Set(
  "wps wpg wpc wp14 w14 w15 w16 w16cid w16se w16cex wpi v a14".split(" "),
);

/** Content that is no text in any view. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "w:rPr",
  "w:pPr",
  "w:sdtEndPr",
  "w:instrText",
  "w:delInstrText",
  "w:rt",
  "w:annotationRef",
  "w:footnoteRef",
  "w:endnoteRef",
  "w:pgNum",
]);

/** The fixed table of characters that Word keeps as elements. Published in `docs/spec/word-text.md`. */
const CHARACTERS: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:ptab": "\t",
  "w:cr": "\n",
  "w:noBreakHyphen": "\u2011",
  "w:softHyphen": "\u00AD",
};

const POINTS: Readonly<Record<string, "picture" | "comment-start" | "comment-end" | "comment">> = {
  "w:commentRangeStart": "comment-start",
  "w:commentRangeEnd": "comment-end",
  "w:commentReference": "comment",
  "pic:pic": "picture",
  "v:imagedata": "picture",
};

const PLAIN: Marks = { strong: false, emphasis: false, hidden: false };

/** Where the reader stands: the look of the run and the changes around it. */
interface Place {
  readonly marks: Marks;
  readonly former: Former<Marks> | null;
  readonly revisions: readonly Revision[];
}

interface Reader {
  readonly context: InlineContext;
  readonly segments: Segment[];
}

/** Reads the content of a paragraph with all its changes; `revisions` are those around the paragraph. */
export function segmentsOf(
  paragraph: XmlElement,
  context: InlineContext,
  revisions: readonly Revision[],
): readonly Segment[] {
  const segments: Segment[] = [];
  read(paragraph, { marks: PLAIN, former: null, revisions }, { context, segments });
  return segments;
}

function read(element: XmlElement, place: Place, reader: Reader): void {
  const children = elementsOf(element);
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (child === undefined) continue;
    switch (child.name) {
      case "w:r":
        readRun(child, place, reader);
        break;
      case "w:t":
      case "m:t":
        reader.context.tally.characters += textOf(child).length;
        write(textOf(child), place, reader);
        break;
      case "w:delText":
        // Outside a deletion it is a slip of the writing program, and no reader shows it; it stays among the words unread.
        if (!place.revisions.some(removes)) break;
        reader.context.tally.characters += textOf(child).length;
        write(textOf(child), place, reader);
        break;
      case "w:br":
        write(/^(?:page|column)$/.test(child.attributes["w:type"] ?? "") ? "\f" : "\n", place, reader);
        break;
      case "w:sym":
        write(symbolIn(child), place, reader);
        break;
      case "w:footnoteReference":
      case "w:endnoteReference":
        index += readReference(child, children[index + 1], place, reader);
        break;
      default:
        readOther(child, place, reader);
    }
  }
}

function readOther(child: XmlElement, place: Place, reader: Reader): void {
  const { context, segments } = reader;
  const { revisions } = place;
  const { name } = child;
  const character = Object.hasOwn(CHARACTERS, name) ? CHARACTERS[name] : undefined;
  const wrapping = Object.hasOwn(WRAPPING, name) ? WRAPPING[name] : undefined;
  const point = Object.hasOwn(POINTS, name) ? POINTS[name] : undefined;
  if (character !== undefined) write(character, place, reader);
  else if (wrapping !== undefined) {
    const revision = record(context.log, child, wrapping);
    read(child, { ...place, revisions: [...revisions, revision] }, reader);
  } else if (name === "w:fldChar") readFieldMark(child, place, reader);
  else if (name === "w:txbxContent") {
    segments.push({ kind: "box", blocks: context.boxOf(child, revisions), revisions });
  } else if (name === "mc:AlternateContent") {
    read({ name: "", attributes: {}, children: branchOf(child) }, place, reader);
  } else if (name === "m:ctrlPr" || name === "w:sdtPr") readQuietly(child, context.log);
  else if (point !== undefined) {
    segments.push({ kind: point, id: child.attributes["w:id"] ?? "", revisions });
    read(child, place, reader);
  } else if (!noteRange(context.log, child) && !LEFT_OUT.has(name)) read(child, place, reader);
}

/** Changes of what has no words: the signs of a formula, the look of a content control. */
function readQuietly(element: XmlElement, log: RevisionLog): void {
  for (const child of elementsOf(element)) {
    if (child.name === "w:ins") record(log, child, "math-insertion");
    if (child.name === "w:del") record(log, child, "math-deletion");
    if (child.name === "w:rPr") runFormatting(child, log);
    readQuietly({ ...child, children: child.name === "w:rPr" ? [] : child.children }, log);
  }
}

function write(text: string, { marks, former, revisions }: Place, { segments }: Reader): void {
  if (text === "") return;
  const last = segments.at(-1);
  if (last?.kind === "text" && last.marks === marks && last.revisions === revisions && last.former === former) {
    segments[segments.length - 1] = { ...last, text: last.text + text };
  } else segments.push({ kind: "text", text, marks, former, revisions });
}

function readRun(run: XmlElement, place: Place, reader: Reader): void {
  const { styles, log } = reader.context;
  const properties = childOf(run, "w:rPr");
  const change = runFormatting(properties, log);
  const former = change === null ? null : { revision: change.revision, value: styles.marksOf(change.value) };
  read(run, { ...place, marks: styles.marksOf(properties), former }, reader);
}

function symbolIn(symbol: XmlElement): string {
  const code = Number.parseInt(symbol.attributes["w:char"] ?? "", 16);
  if (!Number.isInteger(code) || code < 0x20 || code > 0xffff || (code >= 0xd800 && code <= 0xdfff)) return "";
  return symbolOf(String.fromCharCode(code), symbol.attributes["w:font"]);
}

function readFieldMark(mark: XmlElement, { revisions }: Place, { context, segments }: Reader): void {
  const change = childOf(mark, "w:numberingChange");
  if (change !== undefined) record(context.log, change, "numbering");
  const type = mark.attributes["w:fldCharType"];
  if (type === "begin" || type === "separate" || type === "end")
    segments.push({ kind: "field", mark: type, revisions });
}

/** Returns how many of the following elements belong to the reference: the text of a mark the author chose. */
function readReference(
  reference: XmlElement,
  next: XmlElement | undefined,
  { marks, revisions }: Place,
  { context, segments }: Reader,
): number {
  const follows = /^(?:1|true|on)$/.test(reference.attributes["w:customMarkFollows"] ?? "");
  const own = follows && (next?.name === "w:t" || next?.name === "w:delText") ? textOf(next).trim() : "";
  if (own !== "" && next !== undefined) context.tally.characters += textOf(next).length;
  segments.push({
    kind: "note",
    note: reference.name === "w:footnoteReference" ? "footnote" : "endnote",
    id: reference.attributes["w:id"] ?? "",
    customMark: own === "" ? null : own,
    marks,
    revisions,
  });
  return own === "" ? 0 : 1;
}

/** The branch of an mc:AlternateContent that this reader understands (ECMA-376 part 3, 7.6). */
export function branchOf(alternatives: XmlElement): readonly (XmlElement | string)[] {
  const choice = elementsOf(alternatives).find(
    (child) =>
      child.name === "mc:Choice" &&
      (child.attributes.Requires ?? "").split(/\s+/).every((prefix) => prefix === "" || UNDERSTOOD.has(prefix)),
  );
  return (choice ?? childOf(alternatives, "mc:Fallback"))?.children ?? [];
}
