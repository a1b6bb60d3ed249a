/** A heading taken apart: the article as people cite it, and its title. */
export interface ArticleName {
  /** `5`, `12 bis`, `II`, `Annex I`, `Preamble`, or the heading itself where it is none of these. */
  readonly article: string;
  /** The words after the number; empty where there are none. */
  readonly title: string;
}

const ARTICLE =
  /^(?:article|art\.)\s*(\d+|[IVXLC]+(?![a-z])|[A-Z](?![a-z]))(\s?(?:bis|ter|quater|quinquies)\b|[A-Z](?![a-z]))?/i;
const OTHER =
  /^(annex|appendix|protocol|part|chapter|section|rule|regulation|principle|paragraph|pillar)\s*(\d+|[IVXLC]+(?![a-z])|[A-Z](?![a-z]))?/i;
/** Longer headings are no names; the beginning says enough. */
const LONGEST_NAME = 60;

/** What a heading names: `Article 5 - Criminal liability of migrants` is article `5` with the title `Criminal liability of migrants`. */
export function articleNamed(heading: string): ArticleName {
  const words = heading.replace(/[*_]+/g, "").replace(/\s+/g, " ").trim();
  const article = ARTICLE.exec(words);
  if (article !== null) {
    const [all = "", number = "", after = ""] = article;
    const label = `${number}${after === "" ? "" : after.trim().length === 1 ? after.trim() : ` ${after.trim().toLowerCase()}`}`;
    return { article: label, title: titleAfter(words.slice(all.length)) };
  }
  if (/^preamble\b/i.test(words)) return { article: "Preamble", title: "" };
  const other = OTHER.exec(words);
  if (other !== null) {
    const [all = "", kind = "", number = ""] = other;
    const name = `${kind.slice(0, 1).toUpperCase()}${kind.slice(1).toLowerCase()}${number === "" ? "" : ` ${number}`}`;
    return { article: name, title: titleAfter(words.slice(all.length)) };
  }
  return { article: words.slice(0, LONGEST_NAME), title: words };
}

function titleAfter(words: string): string {
  return words.replace(/^[\s.:–—-]+/, "").trim();
}

const MARK = /^\(?(\d{1,3}|[a-z]{1,2}|[ivx]{1,5})(?:[.)]|\.\))\s*/;

/**
 * The paragraph of an article that a clause is, from the marks at the beginning of the clauses up to it: after `1. …`,
 * `(a) …`, `2. …`, `(a) …` the last is `(2)(a)`. Empty where the clauses carry no marks.
 */
export function paragraphOf(clauses: readonly string[]): string {
  let number = "";
  let letter = "";
  let roman = "";
  for (const text of clauses) {
    const mark = MARK.exec(text)?.[1];
    if (mark === undefined) continue;
    if (/^\d/.test(mark)) [number, letter, roman] = [mark, "", ""];
    else if (/^[ivx]+$/.test(mark) && letter !== "" && !follows(letter, mark)) roman = mark;
    else [letter, roman] = [mark, ""];
  }
  const last = clauses.at(-1);
  if (last === undefined || MARK.exec(last) === null) return "";
  return [number, letter, roman].map((part) => (part === "" ? "" : `(${part})`)).join("");
}

/** Whether `i` follows `h`, `v` follows `u`, `x` follows `w`: then it is a letter and no Roman number. */
function follows(letter: string, mark: string): boolean {
  return mark.length === 1 && mark.charCodeAt(0) - letter.charCodeAt(0) === 1;
}
