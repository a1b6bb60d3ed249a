import { enclosureLabelOf } from "./enclosure-label.ts";
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
  "attention",
  "pages",
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
  /\b(?:(?:is|are) (?:also |hereby |herewith )?(?:enclosed|attached|annexed|placed (?:at|below|opposite)|appended|(?:forwarded|submitted|sent|transmitted|shared) herewith|at (?:annex|encl|flag|appendix|attachment)\w*)|enclosed (?:herewith|please|is|are)|attached (?:herewith|please|is|are)|(?:annexed|appended|attached|enclosed|forwarded|transmitted) (?:hereto|herewith)|please find (?:enclosed|attached|herewith)|(?:i|we) (?:enclose|attach|annex)|(?:to|hereby|herewith) (?:enclose|attach|annex)|encloses?|herewith|(?:forward|transmit|submit|attach|send)(?:s|ing)?\b (?:a copy of )?.{0,60}(?:draft|text)\b|copy (?:of .{3,120} )?(?:is )?(?:enclosed|attached|annexed)|(?:may be|be) (?:found|seen|perused) (?:at|in) (?:annex|encl|flag|appendix|attachment)\w*|delegations will find|ci-(?:joint|après annexé)|adjunt[oa])\b/iu;
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

/** Where the words for one enclosure end and those for the next begin: `Draft at Annex-A, programme at Annex-B`. */
const NEXT_NAMED =
  /(?<=\b(?:annex(?:e|ure)?|enclosure|flag|appendix|attachment)\s?[-–—]?\s?["“‘(]?(?:[A-Z]|[IVX]{1,5}|\d{1,2})["”’)]*)(?:\s*[,;]\s*(?:and\s+)?|\s+and\s+)(?=\P{Ll}?\p{L})/iu;
const NAMES_LABEL =
  /\b(?:annex(?:e|ure)?|enclosure|flag|appendix|attachment)\s?[-–—]?\s?["“‘(]?(?:[A-Z]|[IVX]{1,5}|\d{1,2})["”’).]*$/iu;

/** The enclosures that a sentence names by their labels, one each; the whole sentence where it does not. */
function namedApart(sentence: string): readonly string[] {
  const parts = sentence.split(NEXT_NAMED);
  return parts.length > 1 && parts.every((part) => NAMES_LABEL.test(part))
    ? parts.map((part) => part.replace(/\.$/, ""))
    : [sentence];
}

/**
 * What the note says it encloses: sentences of its body, then what stands after `Encl:`. `As above` there only points
 * back to the body, so it counts where the body says nothing.
 */
export function enclosuresField(note: readonly NoteLine[], paragraphs: readonly string[]): Field<readonly string[]> {
  const sentences = paragraphs.flatMap(sentencesOf).map((sentence) => sentence.replace(/^\(?\d{1,2}[.)]\s+/, ""));
  const plain = sentences.filter((sentence) => ENCLOSES.test(sentence) && !ABOUT_THEIRS.test(sentence));
  const said = (plain.length > 0 ? plain : sentences.filter((sentence) => MENTIONS.test(sentence)).slice(0, 1)).flatMap(
    namedApart,
  );
  const lines = note.flatMap((line, at) =>
    line.kind === "enclosures" && !line.entry ? [[line, ...entriesAfter(note, at)]] : [],
  );
  const told = lines.filter((block) => said.length === 0 || !listed(block).every(pointsBack));
  return { value: [...said, ...told.flatMap(listed)], lines: told.flat() };
}

/** Somebody else's paper: `your note, with which you enclosed …`. */
const ABOUT_THEIRS =
  /\b(?:your|their) (?:letter|note|memorandum|communication)\b.{0,80}\b(?:enclosed|enclosing|attached)\b/i;
const BACK = /^(?:as (?:above|stated|noted)(?: above)?|a\/a|\d{1,2}|nil|one|two|three|four|five)\.?$/i;

function pointsBack(name: string): boolean {
  return BACK.test(labelOf(name)?.value ?? name) || (labelOf(name)?.value ?? null) === "";
}

/** The names of a list; a label and its title, which stand in one line, are one name. */
function listed(lines: readonly NoteLine[]): readonly string[] {
  const first = lines[0];
  const value = labelOf(first?.text ?? "")?.value ?? (first === undefined ? "" : first.text);
  const names: string[] = [];
  const add = (text: string, goesOn: boolean): void => {
    if (text === "") return;
    if (goesOn && names.length > 0) names[names.length - 1] = `${names.at(-1)} ${text}`;
    else names.push(text.replace(ENTRY, ""));
  };
  for (const text of value.split(/\s*;\s*|(?<=\S)\s+(?=\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s)/)) add(text, false);
  for (const line of lines.slice(1)) {
    const fresh = ENTRY.test(line.text) || enclosureLabelOf(line.text) !== null || ENDS.test(names.at(-1) ?? "");
    add(line.text, line.beside || !(fresh || lines.length === 2));
  }
  const unnamed = names.length === 0 || BACK.test(names[0] ?? "");
  return unnamed && names.length < 2 ? [first?.text ?? ""] : names;
}
