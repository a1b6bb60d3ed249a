/** What a file's name says of when it came: `EU 2nd proposal`, `EU v10`, `EU rev 1`, `EU 3 May 2027`, `EU final`. */
export interface FileMark {
  /** ISO 8601, or `MM-DD` without a year. */
  readonly date: string | null;
  readonly version: number | null;
  /** 0 where nothing says that it was revised. */
  readonly revision: number;
  readonly isFinal: boolean;
  /** Words that say nothing of the order; of two files they must be the same. */
  readonly rest: string;
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = `(${MONTHS.join("|")})[a-z]*`;

/** Words of a name that tell one file from another in no way. */
const NEUTRAL =
  /\b(?:proposals?|text|drafts?|versions?|amendments?|comments?|edits?|inputs?|submissions?|contributions?|file|of|the|no|nr|dated)\b/g;

interface Found {
  date: string | null;
  version: number | null;
  revision: number;
  isFinal: boolean;
}

/** Each way of saying it, tried in this order; what it matched is taken out of the name. */
const WAYS: readonly (readonly [RegExp, (found: Found, match: readonly string[]) => boolean])[] = [
  [/\b(\d{4})[ .-]?(\d{2})[ .-]?(\d{2})\b/, (found, [, year, month, day]) => dated(found, year, month, day)],
  [/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/, (found, [, day, month, year]) => dated(found, year, month, day)],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ?${MONTH}(?: (\\d{4}))?\\b`),
    (found, [, day, month = "", year]) => dated(found, year, String(MONTHS.indexOf(month) + 1), day),
  ],
  [
    new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?: (\\d{4}))?\\b`),
    (found, [, month = "", day, year]) => dated(found, year, String(MONTHS.indexOf(month) + 1), day),
  ],
  [
    /\b(?:rev(?:ision|ised)?|r)[ .]*(\d{1,3})?\b/,
    (found, [whole = "", number]) => {
      if (number === undefined && whole.trim() === "r") return false;
      found.revision = Math.max(1, Number(number ?? 1));
      return true;
    },
  ],
  [/\bfinal\b/, (found) => (found.isFinal = true)],
  [new RegExp(`\\b(${ORDINALS.join("|")})\\b`), (found, [, word = ""]) => numbered(found, ORDINALS.indexOf(word) + 1)],
  [/\b(?:v(?:ersion)?[ .]*)?(\d{1,3})(?:st|nd|rd|th)?\b/, (found, [, number]) => numbered(found, Number(number))],
];

/** Reads what stands in a file's name behind its delegation. */
export function fileMark(words: string): FileMark {
  const found: Found = { date: null, version: null, revision: 0, isFinal: false };
  let rest = words.toLowerCase().replace(/[_()]+/g, " ");
  for (const [pattern, take] of WAYS) {
    const match = pattern.exec(rest);
    if (match === null || !take(found, match)) continue;
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  }
  rest = rest.replace(NEUTRAL, " ").replace(/[^\p{L}\p{N}]+/gu, " ");
  return { ...found, rest: rest.trim() };
}

function dated(found: Found, year: string | undefined, month: string | undefined, day: string | undefined): boolean {
  const [m, d] = [Number(month), Number(day)];
  if (m < 1 || m > 12 || d < 1 || d > 31) return false;
  const ofYear = `${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  found.date = year === undefined ? ofYear : `${year}-${ofYear}`;
  return true;
}

function numbered(found: Found, version: number): boolean {
  found.version = version;
  return true;
}

/** Which of two files came later by their names: negative where the second did, positive where the first did, 0 where they do not say. */
export function laterOf(a: FileMark, b: FileMark): number {
  if (a.rest !== b.rest) return 0;
  const final = Number(a.isFinal) - Number(b.isFinal);
  const openFinal = final !== 0 && (a.isFinal ? a : b).version === null;
  const version = openFinal ? 0 : Math.sign((a.version ?? 1) - (b.version ?? 1));
  const bothNumbered = a.version !== null && b.version !== null && version !== 0;
  const revision = bothNumbered || openFinal ? 0 : Math.sign(a.revision - b.revision);
  const signs = [datesOf(a, b), version, revision, final].filter((sign) => sign !== 0);
  const [first = 0] = signs;
  return signs.every((sign) => sign === first) ? first : 0;
}

function datesOf({ date: a }: FileMark, { date: b }: FileMark): number {
  if (a === null || b === null || a.length !== b.length || a === b) return 0;
  return a < b ? -1 : 1;
}
