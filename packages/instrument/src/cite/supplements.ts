import type { CitationKind } from "../nodes.ts";
import { type NameFinder, wordsOf } from "./names.ts";

/** An instrument that a text has named, by the lexicon's key or its title as cited. */
export interface Named {
  readonly kind: CitationKind;
  readonly instrument: string | null;
}

/** Words that name what belongs to an instrument named before; offsets into the text searched. */
export interface Supplement extends Named {
  readonly start: number;
  readonly end: number;
}

const NUMBER = "(?:two|three|four|five|deux|trois|quatre|dos|tres|cuatro|\\d)\\s+";
const SORT = "(?:supplementing|supplementary|supplemental|additional|optional|accompanying)\\s+";
/** `its three Protocols`, `the Protocols thereto`, `its supplementing Protocols`, `ses Protocoles additionnels`, `sus Protocolos`. */
const PROTOCOLS = new RegExp(
  `(?<=\\b(?:its|their|ses|leurs|sus)\\s)((?:${NUMBER})?(?:${SORT})?Proto(?:cols|coles|colos)(?:\\s+(?:thereto|additionnels?|complementarios|facultatifs|facultativos))?)(?![\\p{L}]|\\s+(?:to|on|against|relating|concerning|of|contre|relatifs?|sur|contra|sobre)\\b)` +
    `|(?<=\\b(?:the|all|both)\\s)((?:${NUMBER})?(?:${SORT})?[Pp]rotocols\\s+(?:thereto|supplementing (?:it|the same)|supplementary thereto|additional thereto))` +
    "|(?<=\\bles\\s)((?:trois\\s+)?[Pp]rotocoles\\s+(?:s['’]y rapportant|y relatifs))",
  "gu",
);

/** Finds the Protocols of a treaty named before, in this paragraph or earlier; `named` is asked for the one last named at an offset. */
export function protocolsIn(
  text: string,
  finder: NameFinder,
  named: (at: number) => Named | null,
): readonly Supplement[] {
  if (!/protoco/i.test(text)) return [];
  return [...text.matchAll(PROTOCOLS)].flatMap((match): readonly Supplement[] => {
    const parent = named(match.index);
    if (parent?.kind !== "treaty" || parent.instrument === null) return [];
    const words = match[0];
    const found = { start: match.index, end: match.index + words.length, kind: parent.kind };
    return [{ ...found, instrument: protocolsTo(parent.instrument, finder) }];
  });
}

/** The key of a treaty's Protocols taken together where the lexicon has them, else what they are in words. */
function protocolsTo(parent: string, finder: NameFinder): string {
  const words = `Protocols to the ${finder.titleOf(parent) ?? parent}`;
  const known = finder.instruments(wordsOf(words)).find((match) => match.start === 0 && match.end === words.length);
  return known?.entry.key ?? words;
}

const THEREOF =
  /\b(?:articles?|arts?\.)\s+\d[^.;]{0,60}?\s(thereof)\b|\b(?:articles?)\s+\d[^.;]{0,60}?\s(de (?:ladite|cette) convention|de dicha convención)(?![\p{L}])/giu;

/** Finds `article 14 thereof`: the instrument last named, cited again by the word that points back to it. */
export function pointersIn(text: string, named: (at: number) => Named | null): readonly Supplement[] {
  if (!/thereof|ladite|dicha|cette/i.test(text)) return [];
  return [...text.matchAll(THEREOF)].flatMap((match): readonly Supplement[] => {
    const word = match[1] ?? match[2] ?? "";
    const start = match.index + match[0].length - word.length;
    const last = named(match.index);
    return last === null || last.kind === "resolution" ? [] : [{ ...last, start, end: start + word.length }];
  });
}
