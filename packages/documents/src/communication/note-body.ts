import { labelOf } from "./labels.ts";
import { entriesAfter, type Field } from "./note-head.ts";
import type { NoteLine } from "./parts.ts";
import { type LineKind, ordinalOf } from "./signs.ts";

const NOT_BODY: ReadonlySet<LineKind> = new Set<LineKind>([
  "marking",
  "form",
  "subject",
  "to",
  "from",
  "through",
  "date",
  "number",
  "their reference",
  "telephone",
  "fax",
  "mail",
  "copy",
  "enclosures",
  "salutation",
  "close",
  "addressee",
  "enclosure label",
  "document heading",
]);

const ENDS = /[.:;?!]["”’)]*$/;
const ENTRY = /^(?:\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–•*▪])\s+/u;

/** The paragraphs of the body as they stand, their numbers included; lines broken for width are joined. */
export function paragraphsField(note: readonly NoteLine[], taken: ReadonlySet<NoteLine>): Field<readonly string[]> {
  const first = note.findIndex((line) => line.place === "body");
  let from = Math.max(first, 0);
  while (isHeadingOfBody(note[from - 1], taken)) from -= 1;
  const lines = note.filter(
    (line, index) =>
      (line.place === "body" || (index >= from && index < first)) && !NOT_BODY.has(line.kind) && !taken.has(line),
  );
  const paragraphs: string[] = [];
  let previous: NoteLine | null = null;
  for (const line of lines) {
    const last = paragraphs.length - 1;
    if (previous !== null && goesOn(previous, line))
      paragraphs[last] = `${paragraphs[last]}${glue(previous.text)}${line.text}`;
    else paragraphs.push(line.numbering === null ? line.text : `${line.numbering} ${line.text}`);
    previous = line;
  }
  return { value: paragraphs, lines };
}

/** A word on a line of its own right before the first paragraph (`Issue`) belongs to the body. */
function isHeadingOfBody(line: NoteLine | undefined, taken: ReadonlySet<NoteLine>): boolean {
  return line !== undefined && line.place === "head" && line.kind === "short" && line.afterBlank && !taken.has(line);
}

function goesOn(previous: NoteLine, line: NoteLine): boolean {
  const numbered = line.numbering !== null || ordinalOf(line.text) !== null || ENTRY.test(line.text);
  if (numbered && ENDS.test(previous.text)) return false;
  if (!line.opens && line.paragraph === previous.paragraph) return true;
  if (numbered || ENDS.test(previous.text)) return false;
  return !line.afterBlank || /^\p{Ll}/u.test(line.text);
}

function glue(before: string): "" | " " {
  return /\S[-–—/]$/.test(before) ? "" : " ";
}

const ENCLOSES =
  /\b(?:(?:is|are) (?:also |hereby |herewith )?(?:enclosed|attached|annexed|placed (?:at|below|opposite)|appended|forwarded herewith)|enclosed (?:herewith|please|is|are)|attached (?:herewith|please|is|are)|please find (?:enclosed|attached)|(?:i|we) (?:enclose|attach)|encloses?|herewith|transmit(?:s|ting)? .{0,60}(?:draft|text)|delegations will find|ci-joint|adjunt[oa])\b/iu;
const MENTIONS = /\b(?:enclosed|attached|annexed)\b/iu;
const SENTENCE_END = /(?<=[^\s.]{2}[.!?]["”’)]?)\s+(?=["“(]?\p{Lu})/u;
const ABBREVIATED = /(?:\b(?:no|nos|art|para|dr|mr|ms|mrs|h\.e|u\.o|d\.o|o\.m|ref|st|dt|cf|govt|dept)\.)$/i;

/** The sentences of a paragraph; an abbreviation ends none. */
function sentencesOf(paragraph: string): readonly string[] {
  const sentences: string[] = [];
  for (const part of paragraph.split(SENTENCE_END)) {
    const last = sentences.at(-1);
    if (last !== undefined && ABBREVIATED.test(last)) sentences[sentences.length - 1] = `${last} ${part}`;
    else sentences.push(part);
  }
  return sentences;
}

/** What the note says it encloses: sentences of its body, then what stands after `Encl:`. */
export function enclosuresField(note: readonly NoteLine[], paragraphs: readonly string[]): Field<readonly string[]> {
  const sentences = paragraphs.flatMap(sentencesOf).map((sentence) => sentence.replace(/^\(?\d{1,2}[.)]\s+/, ""));
  const plain = sentences.filter((sentence) => ENCLOSES.test(sentence));
  const said = plain.length > 0 ? plain : sentences.filter((sentence) => MENTIONS.test(sentence)).slice(0, 1);
  const at = note.findIndex((line) => line.kind === "enclosures" && !line.entry);
  const first = note[at];
  if (first === undefined) return { value: said, lines: [] };
  const lines = [first, ...entriesAfter(note, at)];
  return { value: [...said, ...listed(lines)], lines };
}

function listed(lines: readonly NoteLine[]): readonly string[] {
  const first = lines[0];
  const value = labelOf(first?.text ?? "")?.value ?? "";
  const names: string[] = [];
  for (const text of [
    ...value.split(/\s*;\s*|(?<=\S)\s+(?=\(?\d{1,2}[.)]\s)/),
    ...lines.slice(1).map((line) => line.text),
  ]) {
    if (text === "") continue;
    if (ENTRY.test(text) || names.length === 0 || lines.length === 1 || ENDS.test(names.at(-1) ?? ""))
      names.push(text.replace(ENTRY, ""));
    else names[names.length - 1] = `${names.at(-1)} ${text}`;
  }
  const unnamed = names.length === 0 || /^(?:as (?:above|stated)|a\/a|\d{1,2}|nil|one|two)\.?$/i.test(names[0] ?? "");
  return unnamed && names.length < 2 ? [first?.text ?? ""] : names;
}
