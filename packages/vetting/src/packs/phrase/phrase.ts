/** One step of a compiled phrase. A phrase is run from a word of the text; `next` and `other` are places in the program. */
export type Step =
  | { readonly op: "word"; readonly word: string }
  | { readonly op: "stem"; readonly stem: string }
  | { readonly op: "exact"; readonly word: string }
  | { readonly op: "any" }
  | { readonly op: "skip" }
  | { readonly op: "split"; readonly first: number; readonly second: number }
  | { readonly op: "jump"; readonly to: number };

/**
 * A phrase as the rows of a pack write it. Words are compared without regard to case, to -ise or -ize, and to hyphens.
 * `stem*` any ending · `*` any one word · `(a|b c)` one of several · `word?` may be left out · `…` up to eight words
 * of the same sentence, `…3` up to three · `=Word` exactly so, with its capitals.
 */
export interface Phrase {
  readonly source: string;
  readonly steps: readonly Step[];
}

/** Long enough for a list of twenty verbs; a longer phrase is better written as several. */
const LONGEST_PHRASE = 400;
/** Words a plain gap may jump: a qualifying phrase, not a sentence. */
const GAP = 8;
/** Beyond twenty words two ends of a phrase no longer belong together. */
const WIDEST_GAP = 20;

const SIGN = /\s+|…\d*|\?|\(|\)|\||=?[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)?\*?|-|\*|[\s\S]/gu;

interface Reader {
  readonly signs: readonly string[];
  at: number;
  readonly steps: Step[];
}

/** A phrase ready to run, or the reason why it cannot be read, for the person who wrote it. */
export function readPhrase(source: string): Phrase | string {
  if (source.length > LONGEST_PHRASE) return `a phrase may have ${LONGEST_PHRASE} characters at most`;
  const signs = [...source.matchAll(SIGN)].map((found) => found[0]).filter((sign) => !/^[\s-]+$/u.test(sign));
  const reader: Reader = { signs, at: 0, steps: [] };
  const reason = readChoice(reader);
  if (reason !== null) return reason;
  if (reader.at < signs.length) return "there is a ) without its (";
  const edge = signs[0]?.startsWith("…") || signs.at(-1)?.startsWith("…");
  if (edge) return "a phrase begins and ends with a word, not with …";
  return { source, steps: reader.steps };
}

/** `a|b c`: each branch but the last is entered by a split and left by a jump to the end. */
function readChoice(reader: Reader): string | null {
  const exits: number[] = [];
  for (;;) {
    const start = reader.steps.length;
    const reason = readSequence(reader);
    if (reason !== null) return reason;
    if (reader.steps.length === start) return "there is nothing where a word should stand";
    if (reader.signs[reader.at] !== "|") break;
    reader.at += 1;
    shift(reader.steps, start, { op: "split", first: start + 1, second: reader.steps.length + 2 });
    exits.push(reader.steps.length);
    reader.steps.push({ op: "jump", to: -1 });
  }
  for (const exit of exits) reader.steps[exit] = { op: "jump", to: reader.steps.length };
  return null;
}

function readSequence(reader: Reader): string | null {
  for (;;) {
    const sign = reader.signs[reader.at];
    if (sign === undefined || sign === "|" || sign === ")") return null;
    reader.at += 1;
    const start = reader.steps.length;
    const reason = readOne(reader, sign);
    if (reason !== null) return reason;
    if (reader.signs[reader.at] !== "?") continue;
    reader.at += 1;
    shift(reader.steps, start, { op: "split", first: start + 1, second: reader.steps.length + 1 });
  }
}

function readOne(reader: Reader, sign: string): string | null {
  if (sign === "(") {
    const reason = readChoice(reader);
    if (reason !== null) return reason;
    if (reader.signs[reader.at] !== ")") return "there is a ( without its )";
    reader.at += 1;
    return null;
  }
  if (sign.startsWith("…")) return readGap(reader, sign.length === 1 ? GAP : Number(sign.slice(1)));
  if (sign === "*") reader.steps.push({ op: "any" });
  else if (sign.startsWith("=") && sign.length > 1) reader.steps.push({ op: "exact", word: sign.slice(1) });
  else if (/^[\p{L}\p{M}\p{N}]/u.test(sign)) reader.steps.push(wordStep(sign));
  else return `“${sign}” means nothing in a phrase`;
  return null;
}

function wordStep(sign: string): Step {
  const folded = sign.normalize("NFC").toLowerCase().replaceAll("’", "'").replaceAll("z", "s");
  return folded.endsWith("*") ? { op: "stem", stem: folded.slice(0, -1) } : { op: "word", word: folded };
}

/** Up to `width` words, as few as will do. */
function readGap(reader: Reader, width: number): string | null {
  if (!(width >= 1 && width <= WIDEST_GAP)) return `a gap spans 1 to ${WIDEST_GAP} words`;
  const end = reader.steps.length + 2 * width;
  for (let word = 0; word < width; word += 1) {
    reader.steps.push({ op: "split", first: end, second: reader.steps.length + 1 }, { op: "skip" });
  }
  return null;
}

/** Puts a step before `at`; every place behind it moves by one. */
function shift(steps: Step[], at: number, step: Step): void {
  for (let index = at; index < steps.length; index += 1) {
    const moved = steps[index];
    if (moved?.op === "split") steps[index] = { op: "split", first: moved.first + 1, second: moved.second + 1 };
    if (moved?.op === "jump" && moved.to >= 0) steps[index] = { op: "jump", to: moved.to + 1 };
  }
  steps.splice(at, 0, step);
}
