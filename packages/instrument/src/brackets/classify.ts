import { blankNamed, lacksFigure } from "./blanks.ts";
import { statusMark } from "./status.ts";

/** What a pair of brackets is, and why it was read so. */
export interface Classified {
  readonly kind: "placeholder" | "unagreed" | "omission" | "editor" | "footnote";
  readonly reason: string;
}

/** What stands around a pair: bracket meaning depends on it (`word[1]` is a reference, `by [2030]` a number not agreed). */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
  /** True in the formula with which a text is signed: `Done at …`. */
  readonly signing: boolean;
  /** Labels defined as links at the foot of a Markdown file. */
  readonly links: ReadonlySet<string>;
}

type Test = (words: string, around: Surroundings) => string | null;

const OMISSION = /^\s*(?:…|\.{3,}|\. \. \.|(?:\. ?){3,})\s*$/;
const EDITOR =
  /^\s*(?:sic!?|recte\b.*|emphasis (?:added|in (?:the )?original)|footnotes? (?:omitted|\d+)|internal citations? omitted|translat(?:ion|or)\b.*|editor(?:ial)?['’]?s?\b.*|ed\.:.*|hereinafter\b.*|signed|stamp|seal|signature|illegible|crest|logo|page \d+(?: of \d+)?|link|unofficial translation|original:? ?[a-z]*|applause|ibid\.?.*|see (?:footnote|note|above|below)\b.*|https?:\/\/\S+)\s*$/i;
const PLACEHOLDER_WORD = /^[*_]*placeholder\b/i;

const TESTS: readonly (readonly [Classified["kind"], Test])[] = [
  ["omission", omission],
  ["footnote", (words) => (/^\^[^\s[\]]{1,32}$/.test(words) ? "Calls a footnote." : null)],
  ["editor", editorsMark],
  ["editor", statusMark],
  ["placeholder", placeholder],
];

/** In a formula of signing, or where a date or a figure lacks, three dots are a blank. */
function omission(words: string, around: Surroundings): string | null {
  if (!OMISSION.test(words) || around.signing || lacksFigure(around)) return null;
  return "Three dots in brackets say that words were left out.";
}

/** Says what the words between one pair of brackets are. Whatever is not plainly something else is text not agreed. */
export function classify(words: string, around: Surroundings): Classified {
  if (words.length <= LONGEST_MARK) {
    for (const [kind, test] of TESTS) {
      const reason = test(words, around);
      if (reason !== null) return { kind, reason };
    }
  }
  return { kind: "unagreed", reason: "Words of the text in brackets: not agreed." };
}

/** Blanks, marks and references are short; anything longer is text. */
const LONGEST_MARK = 160;

function editorsMark(words: string, around: Surroundings): string | null {
  if (EDITOR.test(words)) return "An editor's remark about the text, not text to agree on.";
  if (/^\((?:https?:|\/|#|mailto:)/.test(around.after) && /\S/.test(words)) return "The words of a link.";
  if (around.links.has(words) || (around.after.startsWith("[") && around.links.has(upTo(around.after)))) {
    return "The words or the label of a link.";
  }
  const reference = /^(?:\d{1,3}|[a-z*†‡])(?:[,–-] ?\d{1,3})*$/.test(words);
  if (
    reference &&
    /[\p{L}\p{N}.,;:)”"’]$/u.test(around.before) &&
    !/^\s*[\p{L}\p{N}[%]/u.test(around.after.slice(0, 1))
  ) {
    return "A number set directly after a word: a reference to a note.";
  }
  return null;
}

function upTo(after: string): string {
  const close = after.indexOf("]");
  return close > 0 ? after.slice(1, close) : "";
}

function placeholder(words: string, around: Surroundings): string | null {
  if (PLACEHOLDER_WORD.test(words)) return "It calls itself a placeholder.";
  const joined = around.before.endsWith("]") || around.after.startsWith("[");
  return blankNamed(words, { before: around.before, joined });
}
