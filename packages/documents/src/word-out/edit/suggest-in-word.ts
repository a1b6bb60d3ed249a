import { type Instrument, leavesOf, print } from "@travaux/instrument";
import { openPackage } from "../../docx/package.ts";
import { attempt, openWord } from "../../read/open-word.ts";
import { hasOwnLabel } from "../own-label.ts";
import { commentEdges } from "../parts/comments-part.ts";
import { newPen, signed } from "../parts/pen.ts";
import { runXml } from "../parts/runs.ts";
import { checkEdited } from "./check-edited.ts";
import { type Letter, lettersOf, type Run } from "./letters.ts";
import { rootPrefix } from "./markup.ts";
import { type Place, placesOf, type Sought } from "./places.ts";
import { repacked } from "./repack.ts";
import { newWork, plainProperties, type RunWork, rewrittenRun, type Tags } from "./rewrite.ts";
import { asksChange, commentOf, type Signature, type Suggestion, withoutOverlaps } from "./suggestion.ts";
import {
  addComments,
  type EditedFile,
  type NewComment,
  newIds,
  openForEditing,
  withoutUnknownStyles,
} from "./word-parts.ts";

/** Somebody's file with suggestions in it. */
export interface SuggestedFile {
  readonly bytes: Uint8Array;
  /** Suggestions that have no place in the file: their clause was not found in its body. */
  readonly unplaced: readonly Suggestion[];
  /** Those of which only the comment was put in, because the words stand in a field, a note's call or somebody's nested changes. */
  readonly commentOnly: readonly Suggestion[];
}

/** What is done to the main part. */
interface Work {
  readonly xml: string;
  readonly signature: Signature;
  readonly tags: Tags;
  readonly nextId: () => number;
  readonly runs: Map<Run, RunWork>;
  /** XML put at a place of the part where nothing is replaced; those of one place in order. */
  readonly beside: { readonly at: number; readonly order: number; readonly xml: string }[];
  readonly comments: NewComment[];
  /** Our XML without styles that the file does not have. */
  readonly styled: (xml: string) => string;
}

/**
 * Puts suggestions into somebody's own Word file: words as tracked changes, reasons as comments, in the author's name. Only the runs
 * that they touch are written again; every other part, and every other character of the main part, stays as it was. The file is read
 * back before it leaves: E_WORD_NOT_EQUAL where its text accepted is not the text with the suggestions made, or its text rejected no
 * longer what it was. Throws E_WORD_UNEDITABLE, and what `readFile` throws.
 */
export async function suggestInWord(
  bytes: Uint8Array,
  name: string,
  {
    instrument,
    suggestions,
    signature,
  }: {
    readonly instrument: Instrument;
    readonly suggestions: readonly Suggestion[];
    readonly signature: Signature;
  },
): Promise<SuggestedFile> {
  return attempt(name, async () => {
    const archive = openWord(bytes, name);
    openPackage(archive, name);
    const edited = openForEditing(archive, name);
    const xml = edited.changed.get(edited.main) ?? "";
    const inBody = leavesOf(instrument).filter(({ type }) => type !== "footnoteDefinition");
    const sought = inBody.map((leaf): Sought => ({ clause: leaf.id, text: print(leaf) }));
    const places = placesOf(lettersOf(xml), sought);
    const asked = suggestions.filter(({ clause }) => places.has(clause));
    const placed = withoutOverlaps(asked);
    const work = newMainWork(xml, edited, signature);
    const made = [...placed];
    for (const index of inTextOrder(placed)) {
      const suggestion = placed[index];
      if (suggestion !== undefined) made[index] = makeSuggestion(work, suggestion, places.get(suggestion.clause));
    }
    edited.changed.set(edited.main, spliced(work));
    addComments(edited, work.comments, signature);
    const result = repacked(bytes, Object.fromEntries(edited.changed));
    await checkEdited({ before: bytes, after: result, name }, { sought, made });
    return {
      bytes: result,
      unplaced: suggestions.filter(({ clause }) => !places.has(clause)),
      commentOnly: asked.filter(({ edit, paragraph }, index) => {
        const one = made[index];
        return (edit !== null && one?.edit === null) || (paragraph !== null && one?.paragraph === null);
      }),
    };
  });
}

function newMainWork(xml: string, edited: EditedFile, signature: Signature): Work {
  const prefix = rootPrefix(xml);
  const nextId = newIds(edited);
  const author = signed(newPen(signature.date), signature.author);
  const deletion = (): string => prefixed(`<w:del w:id="${nextId()}" ${author}>`, prefix);
  const tags: Tags = { prefix, nextId, deletion };
  const styled = withoutUnknownStyles(edited);
  return { xml, signature, tags, nextId, runs: new Map(), beside: [], comments: [], styled };
}

/** What is put in at one place stands in the order of the words that it follows. */
function inTextOrder(suggestions: readonly Suggestion[]): readonly number[] {
  const startOf = ({ edit, range }: Suggestion): number => edit?.start ?? range?.start ?? 0;
  const endOf = ({ edit, range }: Suggestion): number => edit?.end ?? range?.end ?? 0;
  return suggestions
    .map((suggestion, index) => ({ suggestion, index }))
    .sort((a, b) => startOf(a.suggestion) - startOf(b.suggestion) || endOf(a.suggestion) - endOf(b.suggestion))
    .map(({ index }) => index);
}

/** Makes one suggestion and returns it as it was made: without its edit where its words may not be touched. */
function makeSuggestion(work: Work, suggestion: Suggestion, place: Place | undefined): Suggestion {
  if (place === undefined) return suggestion;
  const letters = place.letters;
  const { range, edit } = suggestion;
  const isMade = edit !== null && makeEdit(work, edit, letters);
  const isAdded = suggestion.paragraph !== null && addParagraph(work, suggestion.paragraph, letters);
  const words = commentOf(suggestion, isMade || isAdded || !asksChange(suggestion));
  comment(work, words, letters, range ?? edit);
  return { ...suggestion, edit: isMade ? edit : null, paragraph: isAdded ? suggestion.paragraph : null };
}

function workOf(work: Work, run: Run): RunWork {
  const known = work.runs.get(run) ?? newWork();
  work.runs.set(run, known);
  return known;
}

function push(map: Map<Letter, string[]>, letter: Letter, xml: string): void {
  const list = map.get(letter);
  if (list === undefined) map.set(letter, [xml]);
  else list.push(xml);
}

/** Strikes words out and puts others in their place; false, with nothing done, where that would touch what must stay. */
function makeEdit(work: Work, edit: NonNullable<Suggestion["edit"]>, place: readonly (Letter | null)[]): boolean {
  const gone = place.slice(edit.start, edit.end).filter((letter) => letter !== null);
  const anchor = gone.at(-1) ?? place[edit.start - 1] ?? place[edit.start] ?? null;
  const isBefore = gone.length === 0 && place[edit.start - 1] === undefined;
  if (anchor === null || anchor.run === null) return false;
  if (gone.some((letter) => letter.guarded || letter.run === null)) return false;
  if (edit.inserted !== "" && (!anchor.run.isFree || isInField(place, edit, anchor))) return false;
  for (const letter of gone) if (letter.run !== null) workOf(work, letter.run).struck.add(letter);
  if (edit.inserted !== "") {
    const target = workOf(work, anchor.run);
    const first = gone[0]?.run ?? anchor.run;
    push(isBefore ? target.before : target.after, anchor, insertedXml(work, edit.inserted, first));
  }
  return true;
}

/** Words put in between two letters of a field's result would be lost when the field is computed anew. */
function isInField(place: readonly (Letter | null)[], edit: NonNullable<Suggestion["edit"]>, anchor: Letter): boolean {
  return anchor.guarded && (place[edit.end]?.guarded ?? false);
}

function insertedXml({ tags, signature, nextId }: Work, words: string, { properties }: Run): string {
  const { prefix } = tags;
  const author = signed(newPen(signature.date), signature.author);
  const own = plainProperties(properties);
  const run = runXml(words, "").replace("<w:r>", `<w:r>${own === "" ? "" : OWN}`);
  const xml = `<w:ins w:id="${nextId()}" ${author}>${run}</w:ins>`;
  return prefixed(xml, prefix).replace(OWN, () => own);
}

/** Stands for properties that have the file's own prefixes already. */
const OWN = "<!--own-->";

function prefixed(xml: string, prefix: string): string {
  if (prefix === "w:") return xml;
  return xml.replaceAll(/<[^>]*>/g, (tag) => tag.replaceAll(/(<\/?|\s)w:/g, `$1${prefix}`));
}

/** A new paragraph after the one that a clause ends in; false where it might be the last of its cell or box, or come before a box. */
function addParagraph(work: Work, words: string, place: readonly (Letter | null)[]): boolean {
  const last = place.findLast((letter) => letter !== null);
  if (last === undefined || last === null) return false;
  if (last.paragraph.inTable || last.paragraph.inBox || last.paragraph.hasBox) return false;
  const { signature, nextId, tags } = work;
  const author = signed(newPen(signature.date), signature.author);
  const mark = prefixed(`<w:rPr><w:ins w:id="${nextId()}" ${author}/></w:rPr>`, tags.prefix);
  const properties = paragraphProperties(last.paragraph.properties, tags.prefix, { mark, words });
  const run = last.run === null ? "" : insertedXml(work, words, last.run);
  const { prefix } = tags;
  work.beside.push({ at: last.paragraph.end, order: 0, xml: `<${prefix}p>${properties}${run}</${prefix}p>` });
  return true;
}

/**
 * The look of the paragraph before, without its section and its own changes. Its place in a list stays, so that the new paragraph is
 * counted as one put in by hand would be, unless the words bring a number of their own.
 */
function paragraphProperties(
  properties: string,
  prefix: string,
  { mark, words }: { readonly mark: string; readonly words: string },
): string {
  const number = hasOwnLabel(words) ? ["numPr"] : ["numberingChange"];
  const counted = properties.replace(new RegExp(`(<${prefix}numPr\\b[^>]*>[\\s\\S]*?)<${prefix}ins\\b[^>]*/>`), "$1");
  const without = [...number, "sectPr", "rPr", "pPrChange", "keepNext"].reduce(
    (xml, name) => xml.replace(new RegExp(`<${prefix}${name}\\b(?:[^>]*/>|[\\s\\S]*?</${prefix}${name}>)`), ""),
    counted.replace(new RegExp(`<${prefix}pPrChange\\b[\\s\\S]*?</${prefix}pPrChange>`), ""),
  );
  const close = `</${prefix}pPr>`;
  return without.endsWith(close)
    ? `${without.slice(0, -close.length)}${mark}${close}`
    : `<${prefix}pPr>${mark}${close}`;
}

/** Puts a comment beside words: within the run where nothing else holds it, else around what does. */
function comment(
  work: Work,
  text: string,
  place: readonly (Letter | null)[],
  range: { readonly start: number; readonly end: number } | null,
): void {
  const { start, end } = range ?? { start: 0, end: place.length };
  const within = place.slice(start, Math.max(end, start + 1)).filter((letter) => letter !== null);
  const letters = (within.length > 0 ? within : place.filter((letter) => letter !== null)).filter(hasRun);
  const [first] = letters;
  const last = letters.at(-1);
  if (first === undefined || last === undefined) return;
  const id = work.nextId();
  work.comments.push({ id, text });
  const edges = commentEdges(id);
  const opening = prefixed(edges.start, work.tags.prefix);
  const closing = prefixed(work.styled(edges.end), work.tags.prefix);
  if (isAlone(first.run)) push(workOf(work, first.run).before, first, opening);
  else work.beside.push({ at: first.run.top.start, order: 1, xml: opening });
  if (isAlone(last.run)) push(workOf(work, last.run).after, last, closing);
  else work.beside.push({ at: last.run.top.end, order: 0, xml: closing });
}

function hasRun(letter: Letter): letter is Letter & { readonly run: Run } {
  return letter.run !== null;
}

function isAlone({ start, top }: Run): boolean {
  return top.start === start;
}

/** The main part with everything done: ends of comments first where several things stand at one place, replaced runs last. */
function spliced({ xml, runs, beside, tags }: Work): string {
  const splices = [
    ...beside.map((one) => ({ from: one.at, to: one.at, order: one.order, xml: one.xml })),
    ...[...runs].map(([run, work]) => ({
      from: run.start,
      to: run.end,
      order: 2,
      xml: rewrittenRun(xml, run, work, tags),
    })),
  ].sort((a, b) => a.from - b.from || a.order - b.order);
  let out = "";
  let at = 0;
  for (const splice of splices) {
    out += xml.slice(at, splice.from) + splice.xml;
    at = splice.to;
  }
  return out + xml.slice(at);
}
