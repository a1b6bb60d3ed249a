const NUMBER = "\\d{1,3}(?:\\.\\d{1,2})?(?:\\s?(?:bis|ter|quater))?(?:\\s?\\(\\s?[0-9a-z]{1,4}\\s?\\)){0,3}";
const LIST = `${NUMBER}(?:(?:\\s*(?:,|,? and|,? or|,? et|,? ou|,? y|,? o|to|à|al?|[-–])\\s*|\\s+and\\s+articles?\\s+)${NUMBER}){0,12}`;
const PARAGRAPH = "(?:,?\\s+(?:paragraphe?s?|párrafos?|paras?\\.?)\\s+([0-9]{1,2}(?:\\s?\\([a-z]\\))?))?";

const BEFORE = new RegExp(
  `(?<![\\p{L}])(?:articles?|artículos?|arts?\\.)\\s+(${LIST})${PARAGRAPH},?\\s+(?:(?:of|in|under|to)\\s+(?:(?:the|its|this)\\s+)?|(?:de la|du|des|de l['’]|del?|de los|de las)\\s*)$`,
  "iu",
);
const PARAGRAPH_OF =
  /(?<![\p{L}])(?:paragraphe?s?|párrafos?|paras?\.?)\s+(\d{1,2}(?:\s?\([a-z]\))?)\s+(?:of\s+article|de\s+l['’]article|del\s+artículo)\s+(\d{1,3})\s+(?:of\s+(?:(?:the|its|this)\s+)?|(?:de la|du|des|de l['’]|del?|de los|de las)\s*)$/iu;
/** Before a word that points back to an instrument: `article 14 thereof`. */
const POINTED = new RegExp(`(?<![\\p{L}])(?:articles?|artículos?|arts?\\.)\\s+(${LIST})${PARAGRAPH}\\s+$`, "iu");
const POINTER = /^(?:thereof|de (?:ladite|cette|dicha) \p{L}+)$/iu;
const AFTER = new RegExp(
  `^(?:[\\d¹²³]{1,3})?(?:\\s*\\([A-Z][A-Za-z0-9-]{1,12}\\))?,?\\s+\\(?(?:and\\s+)?(?:(?:in particular|notably|especially|including|specifically|notamment|en particulier|en particular|especialmente),?\\s+)?(?:in\\s+|à\\s+|en\\s+)?(?:its\\s+|ses\\s+|sus?\\s+|les\\s+|l['’]|los?\\s+|el\\s+)?(?:articles?|artículos?|arts?\\.)\\s+(${LIST})${PARAGRAPH}(?!\\d|\\(|\\.\\d|,?\\s+(?:of|under|de la|du|des|de l['’]|del|de los)(?:\\s|(?<=['’])))`,
  "iu",
);

/** How many characters before a title are looked at for `articles 5, 6 and 12 to 14 of the …`. */
const REACH = 160;

/**
 * The article a citation names, before its title (`article 6(4) of the Convention`) or after it (`Convention, article 5`):
 * `6(4)`, `12-14`, `5, 6`; null where none is named.
 */
export function articleOf(text: string, start: number, end: number): string | null {
  const before = text.slice(Math.max(0, start - REACH), start);
  const inner = PARAGRAPH_OF.exec(before);
  if (inner !== null) return tidy(`${inner[2]}(${inner[1]})`);
  const pointed = POINTER.test(text.slice(start, end)) ? POINTED.exec(before) : null;
  const named = pointed ?? BEFORE.exec(before) ?? AFTER.exec(text.slice(end, end + REACH));
  if (named === null) return null;
  const article = tidy(named[1] ?? "");
  return named[2] === undefined ? article : `${article}(${tidy(named[2])})`;
}

function tidy(numbers: string): string {
  return numbers
    .replace(/\b(?:articles?|arts?\.)\s+/gi, "")
    .replace(/\s*(?:to|à|al?|[-–])\s*(?=\d)/g, "-")
    .replace(/\s*,?\s*\b(?:and|or|et|ou|y|o)\b\s*/g, ", ")
    .replace(/\s*,\s*/g, ", ")
    .replace(/\s*\(\s*/g, "(")
    .replace(/\s*\)/g, ")")
    .trim();
}
