import type { InstrumentView } from "@travaux/instrument";
import { counted, listed, longDate } from "../brief/words.ts";
import { isEnglish, languageOf } from "../language/language.ts";
import { type TextKind, textKind } from "../rules/text-kind.ts";

const KIND: Readonly<Record<TextKind, string>> = {
  political: "a political text, not in the form of a treaty",
  resolution: "a resolution of an organ",
  treaty: "a text in the form of a treaty",
};

/** What the text is, in one or two sentences: name, kind, place and date, its parts, and what is still open in it. */
export function whatItIs(text: InstrumentView): string {
  if (text.clauses.length === 0) return "No text was found to vet.";
  const name = text.title === null ? "The text has no title and is" : `“${text.title.replace(/\s+/g, " ")}” is`;
  const made = [text.place, text.date === null ? null : longDate(text.date)].filter((part) => part !== null);
  const when = made.length === 0 ? "" : `, dated ${made.join(", ")}`;
  const open = openPlaces(text);
  const rest = open.length === 0 ? "" : ` Still open: ${listed(open)}.`;
  const kind = isEnglish(text) ? KIND[textKind(text)] : `a text in ${languageOf(text).name}`;
  return `${name} ${kind}${when}, with ${parts(text)}.${rest}`;
}

function parts({ clauses, divisions }: InstrumentView): string {
  const of = (role: string): number => clauses.filter((clause) => clause.role === role).length;
  const preambular = of("preambular");
  const operative = of("operative");
  const closing = of("closing");
  const paragraphs =
    preambular > 0 && operative > 0
      ? `${number(preambular)} preambular and ${counted(operative, "operative paragraph", "operative paragraphs")}`
      : counted(preambular + operative, "paragraph", "paragraphs");
  const pillars = divisions.filter(({ kind }) => kind === "pillar").length;
  const articles = divisions.filter(({ kind }) => kind === "article").length;
  const annexes = divisions.filter(({ kind }) => kind === "annex").length;
  const under =
    articles > 1
      ? ` in ${counted(articles, "article", "articles")}`
      : pillars > 1
        ? ` under ${counted(pillars, "heading", "headings")}`
        : "";
  const more = [
    ...(closing > 0 ? [counted(closing, "closing paragraph", "closing paragraphs")] : []),
    ...(annexes > 0 ? [counted(annexes, "annex", "annexes")] : []),
  ];
  return listed([paragraphs + under, ...more]);
}

function number(count: number): string {
  return counted(count, "", "").trim();
}

/** What is open in the text, as the parts of a list: blanks, unagreed text, headings in brackets, brackets without a partner. */
function openPlaces({ clauses, divisions }: InstrumentView): readonly string[] {
  const brackets = clauses.flatMap((clause) => clause.brackets);
  const of = (kind: string): number => brackets.filter((bracket) => bracket.kind === kind).length;
  const blanks = clauses.reduce((sum, clause) => sum + clause.placeholders.length, 0);
  const headings = Math.max(of("heading"), divisions.filter(({ bracketed }) => bracketed).length);
  const unagreed = of("unagreed");
  const unbalanced = of("unbalanced");
  return [
    ...(blanks > 0 ? [counted(blanks, "blank to fill", "blanks to fill")] : []),
    ...(unagreed > 0 ? [counted(unagreed, "bracket of text not agreed", "brackets of text not agreed")] : []),
    ...(headings > 0 ? [counted(headings, "heading in brackets", "headings in brackets")] : []),
    ...(unbalanced > 0 ? [counted(unbalanced, "bracket without a partner", "brackets without a partner")] : []),
  ];
}

/** The same as the start of a sentence; null where nothing is open. */
export function openSentence(text: InstrumentView): string | null {
  const open = openPlaces(text);
  return open.length === 0 ? null : `The text is not finished: ${listed(open)}.`;
}
