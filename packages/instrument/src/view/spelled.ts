import { dateIn, type FoundDate } from "./dates.ts";

/** Numbers in words as the final formulas of treaties spell days and years: English, French, Spanish. */
const VALUES: ReadonlyMap<string, number> = new Map(
  [
    "zero",
    "one first un une premier uno primero",
    "two second deux dos",
    "three third trois tres",
    "four fourth quatre cuatro",
    "five fifth cinq cinco",
    "six sixth seis",
    "seven seventh sept siete",
    "eight eighth huit ocho",
    "nine ninth neuf nueve",
    "ten tenth dix diez",
    "eleven eleventh onze once",
    "twelve twelfth douze doce",
    "thirteen thirteenth treize trece",
    "fourteen fourteenth quatorze catorce",
    "fifteen fifteenth quinze quince",
    "sixteen sixteenth seize dieciséis",
    "seventeen seventeenth diecisiete",
    "eighteen eighteenth dieciocho",
    "nineteen nineteenth diecinueve",
    "twenty twentieth vingt vingts veinte",
    "veintiuno veintiún",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
    "thirty thirtieth trente treinta",
  ].flatMap((names, value) => names.split(" ").map((name): readonly [string, number] => [name, value])),
);
const TENS: ReadonlyMap<string, number> = new Map([
  ["forty", 40],
  ["quarante", 40],
  ["cuarenta", 40],
  ["fifty", 50],
  ["cinquante", 50],
  ["cincuenta", 50],
  ["sixty", 60],
  ["soixante", 60],
  ["sesenta", 60],
  ["seventy", 70],
  ["setenta", 70],
  ["eighty", 80],
  ["ochenta", 80],
  ["ninety", 90],
  ["noventa", 90],
  ["novecientos", 900],
]);
const MONTH =
  /(?<![\p{L}])(january|february|march|april|may|june|july|august|september|october|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?![\p{L}])/iu;
const WORD = /\d+|[\p{L}\p{M}]+|[,.;:()]/gu;
/** Words that stand between a day, its month and its year without being numbers. */
const BETWEEN: ReadonlySet<string> = new Set(
  "of in the year day days de del et y and año día días mes month l an a à st nd rd th er ème ,".split(" "),
);
/** Words inside a number: `two thousand and one`, `vingt et un`. */
const JOINING: ReadonlySet<string> = new Set(["and", "et", "y"]);

/**
 * The first date in `text`, in figures or in words: `this tenth day of December two thousand and twenty-five`, `le trois mai deux
 * mille vingt-sept`. Null where none is written out in full. Offsets are UTF-16 units of `text`.
 */
export function writtenDateIn(text: string): FoundDate | null {
  const figures = dateIn(text);
  if (figures !== null) return figures;
  const month = MONTH.exec(text);
  if (month === null) return null;
  const day = numberAt(wordsIn(text.slice(0, month.index)).reverse(), true);
  const year = numberAt(wordsIn(text.slice(month.index + month[0].length)), false);
  if (day === null || year === null || year < 1000 || year > 2999) return null;
  const named = dateIn(`${day} ${month[0]} ${year}`);
  return named === null
    ? null
    : { date: named.date, start: Math.max(0, month.index - 1), end: month.index + month[0].length };
}

function wordsIn(text: string): string[] {
  return [...text.matchAll(WORD)].map((match) => match[0].toLowerCase());
}

/** The number that the first words spell, or null; words in between are passed over. Days are read from the month backwards. */
function numberAt(words: readonly string[], backwards: boolean): number | null {
  const spelled: string[] = [];
  for (const word of words.slice(0, LONGEST_NUMBER)) {
    if (isNumber(word)) spelled.push(word);
    else if (!(spelled.length === 0 ? BETWEEN : JOINING).has(word)) break;
  }
  return spelled.length === 0 ? null : amountOf(backwards ? spelled.reverse() : spelled);
}

/** No day or year is spelled in more words than this. */
const LONGEST_NUMBER = 16;

const HUNDRED = /^(?:hundred|cents?|ciento)$/;
const THOUSAND = /^(?:thousand|mille?|mil)$/;

function isNumber(word: string): boolean {
  return /^\d+$/.test(word) || VALUES.has(word) || TENS.has(word) || HUNDRED.test(word) || THOUSAND.test(word);
}

function amountOf(words: readonly string[]): number {
  let total = 0;
  let current = 0;
  for (const word of words) {
    if (THOUSAND.test(word)) {
      total += Math.max(1, current) * 1000;
      current = 0;
    } else if (HUNDRED.test(word)) current = Math.max(1, current) * 100;
    else if (word.startsWith("vingt") && current % 100 === 4) current += 76;
    else current += Number.isNaN(Number(word)) ? (VALUES.get(word) ?? TENS.get(word) ?? 0) : Number(word);
  }
  return total + current;
}
