import { RIGHT_TO_LEFT_WORDS, withoutControls } from "../print/characters.ts";
import { rightToLeftLanguage } from "../word-out/parts/runs.ts";
import type { PressRun, PressScript } from "./press.ts";

/** What all words of one run share. */
export type PressStyle = Omit<Extract<PressRun, { readonly text: string }>, "text" | "script">;

/** Characters as runs: tabs and line feeds apart, words from right to left with their script, in one style. */
export function pressRuns(text: string, style: PressStyle = {}): readonly PressRun[] {
  return withPlacesToBreak(settable(text))
    .split(/([\t\n])/)
    .flatMap((part): readonly PressRun[] => {
      if (part === "") return [];
      if (part === "\t") return [{ gap: "tab" }];
      if (part === "\n") return [{ gap: "line" }];
      return byScript(part).map(({ words, script }) => ({
        text: words,
        ...style,
        ...(script === null ? {} : { script }),
      }));
    });
}

/** Letters of a word that fit on a line of the narrowest text we set; of a longer one, as many may stand before it goes on below. */
const LONGEST_WORD = 50;

/** Words that no line could hold, with places where they may go on in the next line. Readers do not see these. */
export function withPlacesToBreak(text: string, longest: number = LONGEST_WORD): string {
  return text.replace(new RegExp(`[^\\s\\u200b]{${longest + 1},}`, "gu"), (word) =>
    word.replace(new RegExp(`(?:[^\\s]\\p{M}*){${longest}}(?!$)`, "gu"), "$&\u200b"),
  );
}

/** Runs in a narrow column: words longer than it is wide may go on in the next line. */
export function narrowed(runs: readonly PressRun[], longest: number): readonly PressRun[] {
  return runs.map((run) => ("text" in run ? { ...run, text: withPlacesToBreak(run.text, longest) } : run));
}

/** Characters a page can show: controls as U+FFFD, separators of lines as line feeds, without the mark of byte order and soft hyphens. */
export function settable(text: string): string {
  return withoutControls(text.replace(/[\f\u2028\u2029]/g, "\n"))
    .replace(/[\ufffe\uffff]/g, "\uFFFD")
    .replace(/[\ufeff\u00ad]/g, "");
}

function byScript(text: string): readonly { readonly words: string; readonly script: PressScript | null }[] {
  const parts: { words: string; script: PressScript | null }[] = [];
  let at = 0;
  for (const match of text.matchAll(RIGHT_TO_LEFT_WORDS)) {
    if (match.index > at) parts.push({ words: text.slice(at, match.index), script: null });
    parts.push({ words: match[0], script: scriptOf(match[0]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ words: text.slice(at), script: null });
  return parts;
}

const SCRIPTS: Readonly<Record<ReturnType<typeof rightToLeftLanguage>, PressScript>> = {
  "ur-PK": "ur",
  "he-IL": "he",
  "ar-SA": "ar",
};

function scriptOf(words: string): PressScript {
  return SCRIPTS[rightToLeftLanguage(words)];
}

/** The characters that runs put on the page. */
export function charactersOf(runs: readonly PressRun[]): string {
  return runs
    .map((run) => ("text" in run ? run.text : "name" in run ? run.name : "note" in run ? run.label : "\n"))
    .join("");
}
