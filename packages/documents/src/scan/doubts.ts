import type { SourceParagraph } from "@travaux/instrument";
import type { PlacedWord } from "../pdf/source.ts";
import type { Doubt, Remark } from "../reading.ts";
import { someNamed } from "../some-named.ts";

/**
 * Words that the machine is less sure of are doubtful. On six poor scans of 1,748 words three right words were below, and two of the
 * seven wrong ones: a word misread with confidence is not found this way, which is why the brief says how the text was read.
 */
const UNSURE_BELOW = 80;
/** Below this it is hardly a word: strokes of a signature, a seal, dirt. */
const NOISE_BELOW = 40;

const OPENING = "([{";
const CLOSING = ")]}";
/** Signs that no official text uses and that brackets are mistaken for. */
const MISTAKEN = /[{}|\\<>~_¦]/;
/** A label of a list, `(a)` or `a)`, closes what it need not open. */
const LABEL = /^\(?(?:\d{1,3}|[a-z]{1,5})\)$/i;

/**
 * The words read by machine that are to be checked beside the page: those it was not sure of, and those with a bracket
 * that has lost its partner within its paragraph, since brackets carry meaning and are what is misread.
 */
export function doubtsAmong(
  words: readonly PlacedWord[],
  source: string,
  paragraphs: readonly SourceParagraph[],
): readonly Doubt[] {
  if (words.length === 0) return [];
  const lone = new Set(paragraphs.flatMap(({ pieces }) => loneBrackets(source, pieces)));
  return words.flatMap((word): readonly Doubt[] => {
    const { start, end, confidence, page } = word;
    const text = source.slice(start, end);
    const bracketed = MISTAKEN.test(text) || [...text].some((_, at) => lone.has(start + at));
    if (!bracketed && confidence >= UNSURE_BELOW) return [];
    const why = bracketed ? "bracket" : confidence < NOISE_BELOW ? "noise" : "unsure";
    return [{ range: { start, end }, word: text, page, confidence: Math.round(confidence), why }];
  });
}

/** Places in the source of the brackets of a paragraph that find no partner. */
function loneBrackets(source: string, pieces: SourceParagraph["pieces"]): readonly number[] {
  const open: { readonly at: number; readonly sign: string }[] = [];
  const lone: number[] = [];
  const first = pieces[0]?.start;
  for (const { start, end } of pieces) {
    for (let at = start; at < end; at += 1) {
      const sign = source[at] ?? "";
      if (OPENING.includes(sign)) open.push({ at, sign });
      else if (CLOSING.includes(sign)) {
        const isLabel = first !== undefined && LABEL.test(source.slice(first, at + 1));
        const last = open.at(-1);
        if (last !== undefined && OPENING.indexOf(last.sign) === CLOSING.indexOf(sign)) open.pop();
        else if (!isLabel) lone.push(at);
      }
    }
  }
  return [...lone, ...open.map(({ at }) => at)];
}

/** Doubtful words that a remark names; of more the rest is counted. */
const MOST_NAMED = 12;

/** Says that pages were read by machine, and what in them to check. */
export function scanRemarks(pages: readonly number[], doubts: readonly Doubt[]): readonly Remark[] {
  if (pages.length === 0) return [];
  const named = doubts.map(({ word, page }) => `“${word}” (page ${page})`);
  const count = doubts.length === 1 ? "one doubtful word" : `${doubts.length} doubtful words`;
  const which = pages.length === 1 ? `Page ${pages[0]} was` : `${pages.length} pages were`;
  const check =
    doubts.length === 0
      ? "no word was doubtful; compare it with the page all the same."
      : `${count}, to be checked beside the page: ${someNamed(named, MOST_NAMED)}.`;
  return [{ code: "R_SCAN", message: `${which} read by machine from a scan: ${check}` }];
}
