import { TravauxError } from "@travaux/instrument";
import { readTracked } from "../../docx/read-tracked.ts";
import { readFile } from "../../read/read-file.ts";
import { linesOf } from "../read-back.ts";
import type { Sought } from "./places.ts";
import { revisedText, type Suggestion } from "./suggestion.ts";

/** A file before and after it was edited. */
export interface Edited {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly name: string;
}

/**
 * Reads an edited file and throws E_WORD_NOT_EQUAL where its text, all changes accepted, is not the former one with the suggestions
 * made, or, all changes rejected, is not the former one.
 */
export async function checkEdited(
  { before, after, name }: Edited,
  { sought, made }: { readonly sought: readonly Sought[]; readonly made: readonly Suggestion[] },
): Promise<void> {
  const paragraphs = (await readFile(before, name)).paragraphs.map(({ text }) => text);
  const wanted = withSuggestions(paragraphs, sought, made);
  const read = (await readFile(after, name)).paragraphs.map(({ text }) => text);
  compare(read, wanted, "accepted", name);
  const rejected = async (bytes: Uint8Array): Promise<readonly string[]> =>
    linesOf(await readTracked(bytes, name), () => false);
  compare(await rejected(after), await rejected(before), "rejected", name);
}

function compare(read: readonly string[], wanted: readonly string[], view: string, file: string): void {
  const length = Math.max(read.length, wanted.length);
  for (let at = 0; at < length; at += 1) {
    if (read[at] === wanted[at]) continue;
    throw new TravauxError(
      "E_WORD_NOT_EQUAL",
      `Read back with all changes ${view}, ${file} would not give the text it must: paragraph ${at + 1} reads otherwise.`,
      "Nothing was written. This is a fault of Travaux, not of the text: please report it with the paragraph.",
      { where: { file, paragraph: at + 1 } },
    );
  }
}

/** A paragraph while suggestions are made in it; `from` is where the words not yet looked at begin. */
interface Revised {
  text: string;
  readonly more: string[];
  from: number;
}

/** The paragraphs of the file with the suggestions made in them, found by their words in the order of the text. */
function withSuggestions(
  paragraphs: readonly string[],
  sought: readonly Sought[],
  made: readonly Suggestion[],
): readonly string[] {
  const out = paragraphs.map((text): Revised => ({ text, more: [], from: 0 }));
  let next = 0;
  for (const { clause, text } of sought) {
    const own = made.filter((suggestion) => suggestion.clause === clause);
    const at = foundIn(out, text, next);
    const paragraph = out[at];
    if (paragraph === undefined) continue;
    next = paragraph.text === text ? at + 1 : at;
    const start = paragraph.text.indexOf(text, paragraph.from);
    const revised = revisedText(text, own);
    if (start >= 0) {
      paragraph.text = paragraph.text.slice(0, start) + revised + paragraph.text.slice(start + text.length);
      paragraph.from = start + revised.length;
    }
    paragraph.more.push(...own.flatMap((suggestion) => suggestion.paragraph ?? []));
  }
  return out.flatMap(({ text, more }) => [text, ...more]);
}

function foundIn(
  paragraphs: readonly { readonly text: string; readonly from: number }[],
  text: string,
  next: number,
): number {
  const whole = paragraphs.findIndex((paragraph, at) => at >= next && paragraph.from === 0 && paragraph.text === text);
  if (whole >= 0) return whole;
  return paragraphs.findIndex((paragraph, at) => at >= next && paragraph.text.indexOf(text, paragraph.from) >= 0);
}
