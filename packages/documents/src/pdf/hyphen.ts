import type { Line } from "./line.ts";

/** What joins two lines of a paragraph. */
export interface Joint {
  readonly glue: "" | " ";
  /** Characters at the end of the line that are layout: the hyphen of a divided word. */
  readonly cut: number;
}

/** Decides joints with the words of the whole document as its dictionary. */
export type Joiner = (line: Line, next: Line) => Joint;

const DIVIDED = /(\p{L}+)[-\u00AD\u2010]$/u;
const GOES_ON = /^(\p{Ll}+)(?![\p{L}-])/u;
const WORD = /\p{L}+(?:[-\u2010\u2011]\p{L}+)*/gu;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Ends of English and French words that are no words themselves: what stands after a hyphenator's hyphen. */
const WORD_END =
  /^(?:[bcdfghklmnprstvz]?(?:tion|tions|tional|tionally|sion|sions|ment|ments|mental|ing|ings|ity|ities|ties|tive|tives|tively|ative|ness|able|ible|ably|ally|ance|ances|ence|ences|ency|ancy|ship|ships|ism|ist|ists|ous|ously|ated|ating|ation|ations|ised|ized|ising|izing|isation|ization|cial|tial|tially|ture|tures|tor|tors|tary|tory|ular|ulate|ated|ically|logy|logical|lity|bility|ility|mous|ward|wards|ful|fully|ed|ers|er|ly|al|ial|ic|ics|est))$/;

/**
 * A word divided at a line end is put together only where it is plainly one word: the hyphen is a soft one; or the
 * document has the word undivided elsewhere and not with its hyphen; or what follows is only the end of a word. In doubt
 * the hyphen stays (`long-` / `distance`), because a lost hyphen changes the text and a kept one only its looks.
 */
export function joinerOf(lines: readonly Line[]): Joiner {
  const words = new Set<string>();
  for (const line of lines) for (const word of line.text.match(WORD) ?? []) words.add(word.toLowerCase());
  return (line, next) => {
    const divided = DIVIDED.exec(line.text);
    const rest = GOES_ON.exec(next.text)?.[1];
    if (divided?.[1] !== undefined && rest !== undefined && !line.trailing) {
      return { glue: "", cut: isOneWord(divided[1], rest, { soft: /\u00AD$/.test(line.text), words }) ? 1 : 0 };
    }
    // Between figures no hyphen is layout: `25-` / `11-2025` is one date.
    const unspaced = !line.trailing && /[-–—/\u00AD\u2010]$/.test(line.text) && !/\s[-–—/\u2010]$/.test(line.text);
    const ideographs = IDEOGRAPH.test(line.text.at(-1) ?? "") && IDEOGRAPH.test(next.text[0] ?? "");
    return { glue: unspaced || ideographs ? "" : " ", cut: 0 };
  };
}

function isOneWord(
  head: string,
  rest: string,
  { soft, words }: { readonly soft: boolean; readonly words: ReadonlySet<string> },
): boolean {
  if (soft) return true;
  const whole = (head + rest).toLowerCase();
  if (words.has(`${head}-${rest}`.toLowerCase())) return false;
  if (words.has(whole)) return true;
  return WORD_END.test(rest) && head.length > 1;
}
