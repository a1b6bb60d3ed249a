import type { ClauseView } from "@travaux/instrument";
import type { Observation, Rule, Subject } from "../../finding.ts";
import type { SpellingRow } from "../../packs/pack.ts";
import { lastWordAt } from "../../packs/phrase/find.ts";
import type { Phrase } from "../../packs/phrase/phrase.ts";
import type { Word } from "../../packs/phrase/words.ts";
import { at, clausesOf, overlap, wordsIn } from "../reading.ts";

/** One word in two spellings, or -ise beside -ize. Titles that are cited and names of organisations keep their own. */
export const inconsistentSpelling: Rule = {
  id: "form/inconsistent-spelling",
  group: "form",
  title: "Two spellings of one word, or two styles of spelling",
  check: ({ text, pack }: Subject) => {
    const words = clausesOf(text).flatMap((clause) => spelledIn(clause));
    const pairs = pack.spellings.flatMap((row) => pair(row, words));
    return [...pairs, ...style(words)];
  },
};

interface Spelled {
  readonly clause: ClauseView;
  readonly words: readonly Word[];
  readonly index: number;
  readonly word: Word;
}

function spelledIn(clause: ClauseView): readonly Spelled[] {
  const words = wordsIn(clause);
  const held = [...clause.citations, ...clause.organisations];
  return words.flatMap((word, index) =>
    held.some(({ range }) => overlap(range, word)) || isNamed(words, index) ? [] : [{ clause, words, index, word }],
  );
}

/** A capital in the middle of a sentence: part of a name, which is spelled as its owner spells it. */
function isNamed(words: readonly Word[], index: number): boolean {
  return index > 0 && words[index]?.joint === "close" && /^\p{Lu}/u.test(words[index]?.raw ?? "");
}

function pair(row: SpellingRow, words: readonly Spelled[]): readonly Observation[] {
  const spelled = (phrases: readonly Phrase[]): readonly Spelled[] =>
    words.filter(({ words: all, index }) => lastWordAt(phrases, all, index) === index);
  const british = spelled([row.british]);
  const american = spelled([row.american]);
  const rarer = american.length > british.length ? british : american;
  const other = rarer === british ? american : british;
  const [first] = rarer;
  const [model] = other;
  if (first === undefined || model === undefined) return [];
  return [observation(first, beside(first, model), row.source)];
}

/** What stands before -is- or -iz- in words that have the one letter in every spelling: advise, exercise, capsize. */
const FIXED: ReadonlySet<string> = new Set(
  "adv advert appra ar bru caps chem compr comprom conc cru dem desp dev disenfranch disgu downs enfranch enterpr exc exerc expert franch improv inc lia ma mala merchand mids mispr no outs overs parad po porp pra prec prem prom ra reappra repr res rev sunr superv surm surpr telev tort treat turquo upr ups val".split(
    " ",
  ),
);
const STYLE = /^(\p{L}{3,})i([sz])(e|es|ed|ing|ation|ations|er|ers)$/iu;

/** -ise beside -ize. The word most like its model is quoted; the same word in both is said first. */
function style(words: readonly Spelled[]): readonly Observation[] {
  const styled = words.flatMap((spelled) => {
    const [, before, letter] = STYLE.exec(spelled.word.raw) ?? [];
    const stem = before?.toLowerCase() ?? "";
    if (letter === undefined || FIXED.has(stem) || stem.endsWith("w")) return [];
    return [{ spelled, stem, letter: letter.toLowerCase() }];
  });
  const ise = styled.filter(({ letter }) => letter === "s");
  const ize = styled.filter(({ letter }) => letter === "z");
  const rarer = ize.length > ise.length ? ise : ize;
  const other = rarer === ise ? ize : ise;
  const twins = rarer.find(({ stem }) => other.some((each) => each.stem === stem)) ?? rarer[0];
  if (twins === undefined) return [];
  const model = other.find(({ stem }) => stem === twins.stem) ?? other[0];
  if (model === undefined) return [];
  const said = beside(twins.spelled, model.spelled);
  return [
    observation(twins.spelled, said, "United Nations Editorial Manual: -ize; drafting practice: one style in one text"),
  ];
}

/** Where the two words stand: both here, or one in another clause. */
function beside(first: Spelled, model: Spelled): string {
  const here = `“${first.word.raw}”`;
  const there = `“${model.word.raw}”`;
  return first.clause.id === model.clause.id
    ? `${here} and ${there} in this clause`
    : `${here} here and ${there} in ${model.clause.label}`;
}

function observation({ clause, word }: Spelled, said: string, source: string): Observation {
  return {
    ...at(clause, word),
    severity: "note",
    view: "legal",
    why: `The text spells in two ways: ${said}.`,
    source,
    advice: "propose",
    suggestion: null,
  };
}
