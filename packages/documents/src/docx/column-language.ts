/** Words that stand in every few lines of a language and hardly in another. */
const FUNCTION_WORDS: Readonly<Record<string, readonly string[]>> = {
  English: "the of and to in that we our with for shall this by its".split(" "),
  French: "le la les des du et une dans que nous pour qui aux sur leur leurs".split(" "),
  Spanish: "el los las y del una que nosotros para por con su sus como".split(" "),
  Portuguese: "os as do da dos das uma que nós para por com seus não ao".split(" "),
  German: "der die das und den von zu wir mit für ist auf dem eine".split(" "),
  Italian: "il gli della delle e di che noi per con una nel sono degli".split(" "),
  Dutch: "de het een van en wij met voor dat zijn op aan door".split(" "),
};

const SCRIPTS: readonly (readonly [name: string, letters: RegExp])[] = [
  ["Arabic script", /\p{Script=Arabic}/gu],
  ["Cyrillic script", /\p{Script=Cyrillic}/gu],
  ["Chinese or Japanese script", /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu],
];

/** Fewer function words than this tell nothing. */
const LEAST_WORDS = 4;
/** The language must lead the next one by this factor. */
const LEAD = 1.5;

/** The name of the language, or of the script, that words are plainly written in; null where they do not tell. */
export function languageOf(words: string): string | null {
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  const script = SCRIPTS.find(([, pattern]) => (words.match(pattern)?.length ?? 0) * 2 > letters);
  if (script !== undefined) return script[0];
  const tokens = words.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counted = Object.entries(FUNCTION_WORDS)
    .map(([name, list]) => ({ name, count: tokens.filter((token) => list.includes(token)).length }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counted;
  if (first === undefined || first.count < LEAST_WORDS || first.count < (second?.count ?? 0) * LEAD) return null;
  return first.name;
}
