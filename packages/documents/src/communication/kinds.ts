import { dateOver } from "./dates.ts";
import { enclosureLabelOf, follows } from "./enclosure-label.ts";
import { labelOf } from "./labels.ts";
import type { PaperLine } from "./paper-lines.ts";
import { isDateLine, isOffice, isPerson, kindOf, type LineKind } from "./signs.ts";

/** A line with what it is. `entry` says that it goes on with what a line above began: a subject, an addressee, a list. */
export interface SignedLine extends PaperLine {
  readonly kind: LineKind;
  readonly entry: boolean;
}

/** Kinds that may run over further lines. */
const RUNS_ON: ReadonlySet<LineKind> = new Set<LineKind>([
  "subject",
  "to",
  "from",
  "through",
  "copy",
  "enclosures",
  "addressee",
]);
const BLOCK_KINDS: ReadonlySet<LineKind> = new Set([
  "short",
  "organisation",
  "office",
  "person",
  "addressee",
  "attention",
  "numbered",
]);
const LIST_MARK = /^(?:\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–•*▪])\s+/;

/** `PERMANENT MISSION OF TARSA / TO THE UNITED NATIONS`: the name of one office over two lines. */
const GOES_ON_A_NAME = /^(?:to|of|for|and|at|auprès|de)\b/i;

/** Kinds whose date may be broken by the end of the line. */
const DATED: ReadonlySet<LineKind> = new Set(["number", "date"]);

/** A block of an addressee or of copies with more lines than this is something else. */
const MOST_ENTRIES = 40;
/** Longest line of an addressee. */
const LONGEST_ENTRY = 110;

/** The last line of an address may end with a full stop: `North Quay, Port Sela.` */
const LONGEST_LAST_ENTRY = 60;

interface Carry {
  readonly kind: LineKind;
  /** The line that began it, or the entry before. */
  readonly previous: SignedLine;
  /** True where nothing has followed the label yet: then a blank line may stand between. */
  readonly bare: boolean;
  /** True where its entries are numbered: then blank lines stand between them. */
  readonly numbered: boolean;
  readonly entries: number;
}

/** Says of every line what it is, by its own words first, then by the line it continues, then by its neighbours. */
export function signedLinesOf(lines: readonly PaperLine[]): readonly SignedLine[] {
  const signed: SignedLine[] = [];
  let carry: Carry | null = null;
  const listed = listedEnclosuresIn(lines);
  lines.forEach((line, index) => {
    const own = listed.has(index) ? "enclosures" : ownKind(line, lines[index - 1], lines[index + 1]);
    const goesOn: Carry | null = carry !== null && continues(carry, line, own) ? carry : null;
    const head = signed.at(-1);
    const name =
      goesOn === null &&
      head?.kind === "organisation" &&
      !line.afterBlank &&
      (own === "short" || own === "addressee") &&
      GOES_ON_A_NAME.test(line.text);
    const dated = head !== undefined && DATED.has(head.kind) && dateOver(head.text, line.text) !== null;
    const kind = dated ? "date" : name ? "organisation" : (goesOn?.kind ?? own);
    const next: SignedLine = { ...line, kind, entry: dated || name || goesOn !== null };
    signed.push(next);
    carry = followed(goesOn, next);
  });
  const named = signed.map((line, index) =>
    isOfLetterhead(signed, index) ? line : namedByNeighbours(line, signed[index - 1], signed[index + 1]),
  );
  return withAddressOfLetter(named);
}

/** A line this long, which the reader joined with the next, was broken at the edge of the page. */
const LEAST_BROKEN = 60;
/** What a line in the midst of a sentence is not, though it begins with a date, an office or a label. */
const NEVER_IN_THE_MIDST: ReadonlySet<LineKind> = new Set([
  ...(["enclosure label", "date line", "addressee", "organisation", "office", "person", "short", "title"] as const),
  ...(["numbered", "form", "close", "marking", "article"] as const),
]);

/** The kind of a line by its words; the first and the later lines of a paragraph broken for width are running text. */
function ownKind(line: PaperLine, before: PaperLine | undefined, next: PaperLine | undefined): LineKind {
  const broken = isBrokenBetween(line, next) && /^\p{Ll}/u.test(next?.text ?? "");
  const own = kindOf(line.text, broken ? Number.POSITIVE_INFINITY : line.paragraphLength, line.heading);
  if (broken && own === "title" && /[.;]\s+\p{Lu}/u.test(line.text)) return "prose";
  if (!isBrokenBetween(before, line)) return own;
  const citesNumber = own === "number" && !NUMBERS_A_NOTE.test(line.text);
  return citesNumber || NEVER_IN_THE_MIDST.has(own) ? "continuation" : own;
}

/** The number of the note itself, though its line was joined to the addressee's: `No. 3/2026`, `Ministry of X u.o. No. 3/2026`. */
const NUMBERS_A_NOTE = /^(?:(?:our )?ref|no\b|f\.)|(?<!\p{L})(?:[ud]\.?\s?o|o\.?\s?m|i\.?\s?d)\.?\s*(?:note\s*)?no\b/iu;

function isBrokenBetween(line: PaperLine | undefined, next: PaperLine | undefined): boolean {
  return (
    line !== undefined &&
    next !== undefined &&
    !next.opens &&
    !next.beside &&
    line.paragraph === next.paragraph &&
    line.text.length >= LEAST_BROKEN &&
    !/[.;:!?]["”’)]*$/.test(line.text)
  );
}

/**
 * `Annex A: Draft` with `Annex B: Programme` right below it is a list at the foot of a note; the same words with a paper
 * below each are the heads of enclosures.
 */
function listedEnclosuresIn(lines: readonly PaperLine[]): ReadonlySet<number> {
  const heads = lines.flatMap((line, index) =>
    lines[index + 1]?.beside === true && enclosureLabelOf(line.text) !== null ? [index] : [],
  );
  const listed = new Set<number>();
  heads.forEach((head, order) => {
    const next = heads[order + 1];
    const [line, below] = [lines[head], lines[next ?? lines.length]];
    if (next === undefined || line === undefined || below === undefined || !isNextLabel(line, below)) return;
    const between = lines.slice(head + 1, next);
    if (below.afterBlank || between.some((each) => !each.beside && !/^\p{Ll}/u.test(each.text))) return;
    for (const at of [head, next]) for (const index of [at, at + 1]) listed.add(index);
  });
  return listed;
}

function followed(goesOn: Carry | null, line: SignedLine): Carry | null {
  if (goesOn === null) return opened(line);
  const numbered = goesOn.numbered || LIST_MARK.test(line.text);
  return { ...goesOn, previous: line, bare: false, numbered, entries: goesOn.entries + 1 };
}

function opened(line: SignedLine): Carry | null {
  if (!RUNS_ON.has(line.kind)) return null;
  const complete = line.kind === "addressee" && (line.text.match(/,/g)?.length ?? 0) >= 2 && !line.text.endsWith(",");
  const bare = line.kind !== "addressee" && (labelOf(line.text)?.value ?? "") === "";
  const numbered = LIST_MARK.test(line.text);
  return complete && !numbered ? null : { kind: line.kind, previous: line, bare, numbered, entries: 0 };
}

function continues(carry: Carry, line: PaperLine, own: LineKind): boolean {
  if (carry.entries >= MOST_ENTRIES) return false;
  if (carry.kind === "subject") return subjectGoesOn(carry, line, own);
  const marked = LIST_MARK.test(line.text) && line.text.length <= LONGEST_ENTRY;
  if (carry.kind === "enclosures" && (own === "enclosures" || own === "enclosure label" || line.beside)) {
    if (line.beside || carry.bare) return true;
    return !line.afterBlank && (own === "enclosures" || isNextLabel(carry.previous, line));
  }
  if (carry.kind === "copy" || carry.kind === "enclosures") {
    if (marked) return own !== "request" && (!line.afterBlank || carry.bare || LIST_MARK.test(carry.previous.text));
    return (
      !line.afterBlank && (carry.bare || (carry.kind === "copy" && BLOCK_KINDS.has(own)) || own === "continuation")
    );
  }
  const labelled = own !== "attention" && /^[^:]{1,25}:\s/.test(line.text);
  if (line.text.length > LONGEST_ENTRY || labelled || /[;:?!]$/.test(line.text)) return false;
  const addressed = carry.kind === "to" || carry.kind === "addressee";
  if (addressed && marked && own !== "request" && (carry.bare || carry.numbered)) return true;
  if (line.afterBlank && !carry.bare) return false;
  if (own === "prose" && !line.afterBlank) return endsAddress(line, carry.previous);
  if (carry.bare && own === "salutation") return !/[,:]$/.test(line.text);
  return BLOCK_KINDS.has(own) || (own === "continuation" && !line.afterBlank);
}

/** `Port Sela.` below a line of an address: its last line, though it ends as a sentence does. */
function endsAddress(line: PaperLine, before: PaperLine): boolean {
  return line.text.length <= LONGEST_LAST_ENTRY && (before.text.endsWith(",") || PLACE_AND_STOP.test(line.text));
}

const PLACE_AND_STOP = /^\p{Lu}[\p{L}'’-]*(?:[ -]\p{Lu}[\p{L}'’-]*){0,2}(?:[ -]\d{1,6})?\.$/u;

/** `Annex B` right below `Annex A`, in a list without titles. */
function isNextLabel(before: PaperLine, line: PaperLine): boolean {
  const [last, label] = [enclosureLabelOf(before.text), enclosureLabelOf(line.text)];
  return last !== null && label !== null && last.word === label.word && follows(label.mark, last.mark);
}

const MAY_BE_SUBJECT: ReadonlySet<LineKind> = new Set([
  "short",
  "title",
  "organisation",
  "continuation",
  "office",
  "person",
  "prose",
  "recital",
]);

function subjectGoesOn(carry: Carry, line: PaperLine, own: LineKind): boolean {
  if (carry.bare) return MAY_BE_SUBJECT.has(own);
  if (line.afterBlank || !MAY_BE_SUBJECT.has(own)) return false;
  const { previous } = carry;
  if (/[.;]$/.test(previous.text)) return false;
  if (!line.opens && line.paragraph === previous.paragraph) return true;
  if (own === "continuation" || /^[-–—]\s/.test(line.text)) return true;
  if (/[-–—,]$|\b(?:of|the|and|on|in|for|to|with|de|des|du|la)$/i.test(previous.text)) return true;
  return inCapitals(line.text)
    ? inCapitals(previous.text.replace(/^\P{Lu}?\p{L}+\s*:/u, ""))
    : line.heading && previous.heading;
}

function inCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && text === text.toUpperCase();
}

/** A line below the name of an office of State in one block, `14 Quay Street` or `Port Sela`, is its address and nobody's name. */
function isOfLetterhead(lines: readonly SignedLine[], index: number): boolean {
  let from = index;
  while (from > 0 && lines[from]?.afterBlank === false) from -= 1;
  return from < index && lines[from]?.kind === "organisation" && lines.slice(from, index).every(isOfAddress);
}

function isOfAddress({ kind }: SignedLine): boolean {
  return kind === "organisation" || kind === "short" || kind === "telephone" || kind === "fax";
}

const IN_AN_ADDRESS: ReadonlySet<LineKind> = new Set(["person", "office", "organisation", "short", "addressee"]);

/** The block right above `Dear …` names the addressee, where more of the letter stands above it. */
function withAddressOfLetter(lines: readonly SignedLine[]): readonly SignedLine[] {
  const end = lines.findIndex((line) => line.kind === "salutation");
  if (end < 0 || lines[end]?.afterBlank !== true) return lines;
  let from = end;
  while (from > 0 && (from === end || lines[from]?.afterBlank === false) && isOfAddressee(lines[from - 1])) from -= 1;
  if (from === 0 || end - from < 2 || lines[from]?.afterBlank !== true) return lines;
  return lines.map((line, index) =>
    index < from || index >= end ? line : { ...line, kind: "addressee", entry: index > from },
  );
}

function isOfAddressee(line: SignedLine | undefined): boolean {
  return line !== undefined && !line.beside && (line.entry ? line.kind === "addressee" : IN_AN_ADDRESS.has(line.kind));
}

const SIGNS_A_NAME: ReadonlySet<LineKind> = new Set(["close", "office", "telephone", "mail"]);

/** A bare name is a person only beside an office, a telephone or a complimentary close. */
function namedByNeighbours(
  line: SignedLine,
  before: SignedLine | undefined,
  after: SignedLine | undefined,
): SignedLine {
  const closesBlock = before !== undefined && IN_AN_ADDRESS.has(before.kind) && !line.afterBlank && !line.beside;
  if (line.kind === "prose" && closesBlock && endsAddress(line, before)) return { ...line, kind: "short" };
  if (line.kind !== "short" || line.entry || !isPerson(line.text) || isDateLine(line.text)) return line;
  const above = before !== undefined && before.kind === "close";
  const below = after !== undefined && !after.afterBlank && (SIGNS_A_NAME.has(after.kind) || isOffice(after.text));
  return above || below ? { ...line, kind: "person" } : line;
}
