import type { ClauseView, InstrumentView } from "@travaux/instrument";
import { z } from "zod";
import functionWords from "./function-words.json" with { type: "json" };

/** A language a text is written in: its ISO 639 code, and its name in an English sentence. */
export interface Language {
  /** `und` where only the script can be told. */
  readonly code: string;
  readonly name: string;
}

const ENGLISH: Language = { code: "en", name: "English" };

const rowSchema = z.strictObject({ code: z.string(), name: z.string(), words: z.string() });

interface WordRow extends Language {
  readonly words: ReadonlySet<string>;
}

let rowsRead: readonly WordRow[] | null = null;

/** Small words that carry no meaning of their own: every sentence has some, whatever it speaks of. */
function wordRows(): readonly WordRow[] {
  rowsRead ??= z
    .array(rowSchema)
    .parse(functionWords)
    .map(({ code, name, words }) => ({ code, name, words: new Set(words.split(" ")) }));
  return rowsRead;
}

/** Scripts other than Latin with the letters that tell languages of one script apart; the first that fits is taken. */
const SCRIPTS: readonly { readonly letters: RegExp; readonly only?: RegExp; readonly language: Language }[] = [
  { letters: /\p{Script=Arabic}/gu, only: /[ٹڈڑںےہھ]/u, language: { code: "ur", name: "Urdu" } },
  { letters: /\p{Script=Arabic}/gu, only: /[پچژگ]/u, language: { code: "fa", name: "Persian" } },
  { letters: /\p{Script=Arabic}/gu, language: { code: "ar", name: "Arabic" } },
  { letters: /\p{Script=Cyrillic}/gu, only: /[іїєґ]/iu, language: { code: "uk", name: "Ukrainian" } },
  { letters: /\p{Script=Cyrillic}/gu, only: /[ыэ]/iu, language: { code: "ru", name: "Russian" } },
  { letters: /\p{Script=Cyrillic}/gu, language: { code: "und", name: "a language in Cyrillic script" } },
  {
    letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    only: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
    language: { code: "ja", name: "Japanese" },
  },
  { letters: /\p{Script=Han}/gu, language: { code: "zh", name: "Chinese" } },
  { letters: /\p{Script=Hangul}/gu, language: { code: "ko", name: "Korean" } },
  { letters: /\p{Script=Greek}/gu, language: { code: "el", name: "Greek" } },
  { letters: /\p{Script=Hebrew}/gu, language: { code: "he", name: "Hebrew" } },
  { letters: /\p{Script=Devanagari}/gu, language: { code: "hi", name: "Hindi or another language in Devanagari" } },
  { letters: /\p{Script=Bengali}/gu, language: { code: "bn", name: "Bengali" } },
  { letters: /\p{Script=Thai}/gu, language: { code: "th", name: "Thai" } },
  { letters: /\p{Script=Ethiopic}/gu, language: { code: "am", name: "Amharic" } },
  {
    letters: /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu,
    language: { code: "und", name: "a language in another script" },
  },
];

/** Function words a passage must have before its language is told; a heading or a name has fewer. */
const LEAST_HITS = 3;
/** Of these, words of two letters or more that differ from one another. */
const LEAST_APART = 2;
/** In running text of any language of the table more than a fifth of the words are its own; names alone have next to none. */
const LEAST_SHARE = 0.12;

/** One clause's answer, with how much of the text it speaks for. */
interface Vote {
  readonly language: Language;
  /** Words, or letters of a script without spaces by two. */
  readonly weight: number;
}

/** The language of one passage; null where it is too short to tell, or in a Latin-script language not in the table. */
function voteOf(text: string): Vote | null {
  const letters = (text.match(/\p{L}/gu) ?? []).length;
  for (const { letters: own, only, language } of SCRIPTS) {
    const count = (text.match(own) ?? []).length;
    if (count > letters / 2 && count >= LEAST_HITS && (only === undefined || only.test(text))) {
      return { language, weight: Math.ceil(count / 4) };
    }
  }
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best: WordRow | null = null;
  let most = 0;
  for (const row of wordRows()) {
    const hits = words.filter((word) => row.words.has(word));
    // Single letters are labels and symbols as often as words.
    const apart = new Set(hits.filter((word) => word.length > 1)).size;
    if (hits.length > most && apart >= LEAST_APART) [best, most] = [row, hits.length];
  }
  if (best === null || most < LEAST_HITS || most < LEAST_SHARE * words.length) return null;
  return { language: { code: best.code, name: best.name }, weight: words.length };
}

/** What a text quotes is not its own language. */
const QUOTED = /“[^“”]{0,600}”|«[^«»]{0,600}»|"[^"]{0,600}"/gu;

const read = new WeakMap<ClauseView, Vote | null>();

function clauseVote(clause: ClauseView): Vote | null {
  const known = read.get(clause);
  if (known !== undefined) return known;
  const vote = voteOf(clause.text.replace(QUOTED, " "));
  read.set(clause, vote);
  return vote;
}

/** Beside this share of English, the packs have a whole English text to read, whatever stands beside it. */
const BESIDE_ANOTHER = 0.4;

/**
 * The language a text is written in, by the function words of its clauses, each clause speaking for its length: a quotation
 * in another language never decides. A text too short to tell, or half in English, counts as English.
 */
export function languageOf({ clauses }: InstrumentView): Language {
  const weights = new Map<string, Vote>();
  let all = 0;
  for (const clause of clauses) {
    const vote = clauseVote(clause);
    if (vote === null) continue;
    const before = weights.get(vote.language.name)?.weight ?? 0;
    weights.set(vote.language.name, { language: vote.language, weight: before + vote.weight });
    all += vote.weight;
  }
  const english = weights.get(ENGLISH.name)?.weight ?? 0;
  if (all === 0 || english >= BESIDE_ANOTHER * all) return ENGLISH;
  return [...weights.values()].toSorted((one, other) => other.weight - one.weight)[0]?.language ?? ENGLISH;
}

/** True where the rules and packs, which read English, can read the text. */
export function isEnglish(text: InstrumentView): boolean {
  return languageOf(text).code === ENGLISH.code;
}

/** The clauses of an English text that are wholly in another language, with that language. */
export function clausesInOthers(
  text: InstrumentView,
): readonly { readonly clause: ClauseView; readonly language: Language }[] {
  return text.clauses.flatMap((clause) => {
    const vote = clauseVote(clause);
    return vote === null || vote.language.code === ENGLISH.code ? [] : [{ clause, language: vote.language }];
  });
}
