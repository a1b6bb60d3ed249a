import type { WordOptions } from "./page-setup.ts";
import { authorsXml } from "./parts/authors-part.ts";
import { type BlockContext, blockXml } from "./parts/blocks.ts";
import { commentsXml, peopleXml } from "./parts/comments-part.ts";
import { newLists } from "./parts/lists.ts";
import { packageParts, TYPE_OF, type WordPart, wordXml, zipped } from "./parts/package-parts.ts";
import { newPen, type Pen } from "./parts/pen.ts";
import { isRightToLeft, type NoteCall, runsXml } from "./parts/runs.ts";
import { FOOTER_ID, footerXml, HEADER_ID, headerXml, lineWidth, sectionXml } from "./parts/section.ts";
import { stylesPart } from "./parts/styles-part.ts";
import type { WrittenNote, WrittenText } from "./written.ts";

/** A date for the changes, beside how the text is laid out. */
export interface WriteOptions extends WordOptions {
  /** When the changes were made, ISO 8601 in UTC; null leaves dates out. */
  readonly date: string | null;
  /** Names under which changes stand, for parties that do not write under their code. */
  readonly names?: ReadonlyMap<string, string>;
}

/**
 * A text as the bytes of a Word file, unchecked: `checkedWord` reads it back before it leaves. The same text and options give the
 * same bytes; its properties name no person.
 */
export function wordBytes(text: WrittenText, options: WriteOptions): Uint8Array {
  const pen = newPen(options.date, options.names);
  const calls = noteCalls(text);
  const context: BlockContext = {
    pen,
    lists: newLists(),
    width: lineWidth(options),
    noteCall: (label) => calls.get(label) ?? null,
  };
  const blocks = text.blocks.map((block) => blockXml(block, context)).join("");
  const notes = text.notes.map((note) => noteXml(note, context, calls)).join("");
  const rightToLeft = isRightToLeft(allWords(text));
  const body = `<w:body>${blocks}${sectionXml(options, rightToLeft)}</w:body>`;
  const parts = partsOf({ options, pen, context, notes });
  const authors = pen.authors.size === 0 ? null : authorsXml(pen.authors);
  const title = options.title ?? titleOf(text);
  return zipped(packageParts(wordXml("w:document", body), parts, { title, authors }));
}

function allWords({ blocks }: WrittenText): string {
  return blocks
    .map((block) =>
      block.type === "table"
        ? block.rows.flatMap(({ cells }) => cells.flat().map(({ text }) => text)).join(" ")
        : block.segments.map(({ text }) => text).join(""),
    )
    .join(" ");
}

function titleOf({ blocks }: WrittenText): string {
  const title = blocks.find((block) => block.type === "paragraph" && block.look === "title");
  if (title?.type !== "paragraph") return "";
  return title.segments
    .filter(({ changes }) => changes.length === 0)
    .map(({ text }) => text)
    .join("");
}

/** A note is called by the number Word computes where that is its label, else by its label as the writer's own mark. */
function noteCalls({ notes }: WrittenText): ReadonlyMap<string, NoteCall> {
  let count = 0;
  return new Map(
    notes.map(({ label }, index) => {
      const counted = label === String(count + 1);
      if (counted) count += 1;
      return [label, { id: index + FIRST_NOTE, customMark: counted ? null : label }];
    }),
  );
}

/** Ids 0 and 1 are the two lines that part notes from the text. */
const FIRST_NOTE = 2;

/** A mark of the writer's own is no part of Word's count, and stands in the note's words where the writer put it there. */
function noteXml(
  { label, segments }: WrittenNote,
  context: BlockContext,
  calls: ReadonlyMap<string, NoteCall>,
): string {
  const call = calls.get(label);
  const mark =
    call?.customMark === null ? '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>' : "";
  const text = segments.map((segment) => segment.text).join("");
  const bidi = isRightToLeft(text) ? "<w:bidi/>" : "";
  return `<w:footnote w:id="${call?.id ?? 0}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/>${bidi}</w:pPr>${mark}${runsXml(segments, context)}</w:p></w:footnote>`;
}

const SEPARATORS =
  '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>';

function partsOf({
  options,
  pen,
  context,
  notes,
}: {
  readonly options: WriteOptions;
  readonly pen: Pen;
  readonly context: BlockContext;
  readonly notes: string;
}): readonly WordPart[] {
  const part = (id: string, kind: string, root: string, inside: string): WordPart => ({
    id,
    kind,
    path: `${kind}.xml`,
    type: TYPE_OF[kind] ?? "",
    xml: wordXml(root, inside),
  });
  const numbering = context.lists.part();
  const parts = [
    part("rIdStyles", "styles", "w:styles", stylesPart(options.language ?? "en-GB")),
    part("rIdSettings", "settings", "w:settings", settingsXml(notes !== "")),
    part(HEADER_ID, "header", "w:hdr", headerXml(options)),
    part(FOOTER_ID, "footer", "w:ftr", footerXml(options)),
  ];
  if (numbering !== null) parts.push(part("rIdNumbering", "numbering", "w:numbering", numbering));
  if (notes !== "") parts.push(part("rIdFootnotes", "footnotes", "w:footnotes", SEPARATORS + notes));
  if (pen.comments.length > 0) parts.push(part("rIdComments", "comments", "w:comments", commentsXml(pen)));
  const people = new Set([...pen.authors.keys(), ...pen.comments.map(({ comment }) => comment.author)]);
  if (people.size > 0) parts.push(part("rIdPeople", "people", "w15:people", peopleXml([...people])));
  return parts;
}

function settingsXml(notes: boolean): string {
  const separators = notes ? '<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>' : "";
  const compatible =
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>';
  return `<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>${separators}${compatible}`;
}
