import { romanValue } from "@travaux/instrument";

/** The label over an enclosure, taken apart: `ANNEX-B`, `Enclosure No. 2 (as of 3 May 2027)`, `(Flag "C")`. */
export interface EnclosureLabel {
  /** Its word in small letters: `annex`. */
  readonly word: string;
  /** Its letter or number as printed, null where it has none. */
  readonly mark: string | null;
}

const WORDS = "enclosure|annexe|annexure|annex|attachment|appendix|flag|pièce jointe|anexo";
const MARK = "(?:[ivx]{1,5}|\\d{1,2}|[a-z])";
/** The state of a draft, which may stand beside its label: `(as of 12 March 2026)`. */
const STATE = "(?:\\s*\\((?:as (?:of|at)|version|status|rev)[^()]{1,40}\\))?";
const BEFORE_MARK = "(?:\\s*[-–—]\\s*|\\s+)(?:no\\.?\\s*)?";
const LABEL = new RegExp(
  `^[("[]?(${WORDS})(?:${BEFORE_MARK}["“‘'(]?(${MARK})["”’')]?)?\\s*[-–—]?${STATE}(?:\\s+(?:to|of|à)\\s.{3,120})?[.)\\]"]?$`,
  "iu",
);
/** After its mark a label may end as if a title followed on its line. */
const LABEL_BEFORE_TITLE = new RegExp(
  `^[("[]?(${WORDS})${BEFORE_MARK}["“‘'(]?(${MARK})["”’')]?${STATE}\\s*[:–—.-]?$`,
  "iu",
);
const TITLED = new RegExp(
  `^[*_#\\s]*(?:${WORDS})${BEFORE_MARK}["“‘'(]?(?:[ivx]{1,5}|\\d{1,2}|[a-z])["”’')]?(?:\\s*[:–—]\\s*(?=\\S)|\\s*[-.]\\s+(?=\\S)|\\s+(?=\\p{L}))`,
  "iu",
);
const LONGEST_TITLED = 160;

/** Reads a line that is the label of an enclosure and nothing else, or null. */
export function enclosureLabelOf(text: string): EnclosureLabel | null {
  const match = LABEL.exec(text) ?? LABEL_BEFORE_TITLE.exec(text);
  return match === null ? null : { word: (match[1] ?? "").toLowerCase(), mark: match[2] ?? null };
}

/** Where in a line the title begins that stands behind the label of an enclosure: `Annex B: Programme`. Null where none does. */
export function titleBehindLabel(line: string): number | null {
  if (line.length > LONGEST_TITLED || /[;,]$/.test(line)) return null;
  const match = TITLED.exec(line);
  if (match === null || enclosureLabelOf(line) !== null) return null;
  return /^\p{Lu}/u.test(line.slice(match[0].length).replace(/^["“(*_]+/, "")) ? match[0].length : null;
}

const NAMED = new RegExp(
  `(?<!\\p{L})(${WORDS}|annexes|encl)s?\\.?\\s*[-–—]?\\s*["“‘'(]?([A-Z]|[IVX]{1,5}|\\d{1,2})(?![\\p{L}\\d])(?!["”’')]?\\s+(?:to|of)\\s+the\\s+(?:draft|declaration|agreement|convention|protocol|treaty|resolution))`,
  "giu",
);

/** Marks of enclosures that words name: `programme at Annex-B, list at Flag C` gives `B` and `C`. */
export function marksNamedIn(words: string): readonly string[] {
  return [...words.matchAll(NAMED)].flatMap((match) => {
    const mark = match[2] ?? "";
    return mark === mark.toUpperCase() ? [mark] : [];
  });
}

/** Place of a mark in its series, and the series: letters, Roman or Arabic figures. `after` decides whether `I` is a letter. */
export function rankOf(mark: string, after: string | null): { readonly series: string; readonly rank: number } {
  if (/^\d+$/.test(mark)) return { series: "figure", rank: Number(mark) };
  const small = mark.toLowerCase();
  const letter = small.length === 1 && (!/[ivx]/.test(small) || after?.toLowerCase() === before(small));
  if (letter) return { series: "letter", rank: small.charCodeAt(0) };
  return { series: "roman", rank: romanValue(small) };
}

function before(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) - 1);
}

/** `B` after `A`, `III` after `I`, a bare `Enclosure` after another: one series. `Annex I` below `Annex A` is the text's own. */
export function follows(mark: string | null, last: string | null): boolean {
  if (mark === null || last === null) return mark === last;
  if (mark === last) return true;
  const [here, there] = [rankOf(mark, last), rankOf(last, null)];
  return here.series === there.series && here.rank > there.rank;
}
