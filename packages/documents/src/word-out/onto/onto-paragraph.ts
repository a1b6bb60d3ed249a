import type { Letter, Paragraph, Run } from "../edit/letters.ts";
import type { Place } from "../edit/places.ts";
import { plainProperties } from "../edit/rewrite.ts";
import { uneditable } from "../edit/word-parts.ts";
import { isAdded } from "../model-text.ts";
import { markXml, moveRanges } from "../parts/blocks.ts";
import { commentEdges } from "../parts/comments-part.ts";
import type { Pen } from "../parts/pen.ts";
import { runXml, underChanges } from "../parts/runs.ts";
import type { WrittenChange, WrittenParagraph, WrittenSegment } from "../written.ts";
import { type Atom, atomsOf } from "./atoms.ts";
import { markedProperties } from "./marked-properties.ts";

/** What the paragraphs of one file share while changes are put into it. */
export interface OntoWork {
  readonly xml: string;
  readonly pen: Pen;
  readonly file: string;
  /** Our XML without styles that the file does not have. */
  readonly styled: (xml: string) => string;
  /** Notes a comment down and gives its id. */
  readonly comment: (author: string, text: string) => number;
}

/** A paragraph of the file with its letters, and where a clause stands in it. */
export interface Stand {
  readonly paragraph: Paragraph;
  readonly letters: readonly Letter[];
  readonly place: Place;
}

/** A paragraph that nobody had in the base: in the look of the one it is modelled on. */
export function newParagraph(
  paragraph: WrittenParagraph,
  { paragraph: model, letters }: Stand,
  work: OntoWork,
): string {
  const { segments, mark, numbering, numberedOn } = paragraph;
  const counted = numbering !== null || numberedOn === true;
  const properties = markedProperties(model.properties, { mark: markXml(mark, work.pen), copy: { counted } });
  const ranges = moveRanges(paragraph, work.pen);
  const run = letters[0]?.run ?? null;
  const words = segments.map((segment) => addedXml(segment, run, work)).join("");
  return `<w:p>${properties}${ranges.start}${words}</w:p>${ranges.end}`;
}

/** A paragraph of the base put together anew as one or several, with the changes on its words and on its end. */
export function rewrittenParagraph(
  group: readonly WrittenParagraph[],
  text: string,
  { paragraph, letters, place }: Stand,
  work: OntoWork,
): string {
  const atoms = atomsOf(work.xml, paragraph, letters);
  const indexOf = new Map(atoms.flatMap(({ letter }, index) => (letter === null ? [] : [[letter, index] as const])));
  const tag = work.xml.slice(paragraph.start, work.xml.indexOf(">", paragraph.start) + 1);
  let unit = 0;
  let cursor = 0;
  let former: Run | null = letters[0]?.run ?? null;
  const parts = group.map((part, index) => {
    const isLast = index === group.length - 1;
    let body = "";
    for (const segment of part.segments) {
      if (segment.changes.some(isAdded)) body += addedXml(segment, former, work);
      else {
        const end = unit + segment.text.length;
        if (text.slice(unit, end) !== segment.text) throw otherwise(work);
        const found = place.letters
          .slice(unit, end)
          .flatMap((letter) => (letter === null ? [] : (indexOf.get(letter) ?? [])));
        const to = Math.max(cursor, ...found.map((at) => at + 1));
        body += keptXml(atoms.slice(cursor, to), segment.changes, work);
        former = atoms[to - 1]?.run ?? former;
        cursor = to;
        unit = end;
      }
    }
    if (isLast) {
      if (unit !== text.length) throw otherwise(work);
      body += keptXml(atoms.slice(cursor), [], work);
    }
    const properties = markedProperties(paragraph.properties, {
      mark: markXml(part.mark, work.pen),
      copy: isLast ? null : { counted: true },
    });
    const edges = part.comments.map(({ author, text: said }) => commentEdges(work.comment(author, said)));
    const ranges = moveRanges(part, work.pen);
    const opening = edges.map(({ start }) => start).join("");
    const closing = work.styled(edges.map(({ end }) => end).join(""));
    return `${isLast ? tag : "<w:p>"}${properties}${opening}${ranges.start}${body}${closing}</w:p>${ranges.end}`;
  });
  return parts.join("");
}

function otherwise({ file }: OntoWork): Error {
  return uneditable(file, "a clause reads otherwise in its body");
}

/** Words put in, in the looks of the run they stand beside. */
function addedXml({ text, changes, note }: WrittenSegment, beside: Run | null, work: OntoWork): string {
  if (note !== undefined) throw uneditable(work.file, "the call of a note is changed");
  const looks = plainProperties(beside?.properties ?? "").replace(/^<w:rPr\b[^>]*>|<\/w:rPr>$/g, "");
  const gone = changes.some(({ kind }) => kind === "deletion");
  return underChanges(runXml(text, looks, gone), changes, work.pen);
}

/** Atoms of the base under changes; those of one run stay in one run. */
function keptXml(atoms: readonly Atom[], changes: readonly WrittenChange[], work: OntoWork): string {
  const gone = changes.some(({ kind }) => kind === "deletion");
  let out = "";
  let pending: Atom[] = [];
  const flush = (): void => {
    const [first] = pending;
    if (first?.run === null || first === undefined) return;
    const { tag, properties } = first.run;
    out += underChanges(`${tag}${properties}${contentXml(pending, gone)}</w:r>`, changes, work.pen);
    pending = [];
  };
  for (const atom of atoms) {
    if (atom.kind === "between") {
      if (changes.length > 0 && /<w:(?:r|sdt|hyperlink|fldSimple)[\s>]/.test(atom.xml)) throw held(work);
      flush();
      out += atom.xml;
    } else {
      const isHeld =
        atom.letter === null ? !/^<w:(?:lastRenderedPageBreak|noBreakHyphen)/.test(atom.xml) : atom.letter.guarded;
      if (changes.length > 0 && isHeld) throw held(work);
      if (pending[0]?.run !== atom.run) flush();
      pending.push(atom);
    }
  }
  flush();
  return out;
}

function held({ file }: OntoWork): Error {
  return uneditable(file, "words that are changed hold a field, a note or a picture");
}

function contentXml(atoms: readonly Atom[], gone: boolean): string {
  const element = gone ? "w:delText" : "w:t";
  let out = "";
  let words = "";
  const close = (): void => {
    if (words !== "") out += `<${element} xml:space="preserve">${words}</${element}>`;
    words = "";
  };
  for (const { kind, xml } of atoms) {
    if (kind === "letter") words += xml;
    else {
      close();
      out += xml;
    }
  }
  close();
  return out;
}
