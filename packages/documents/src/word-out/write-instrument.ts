import { type Instrument, leavesOf, print } from "@travaux/instrument";
import { cleanText } from "./clean-text.ts";
import type { WordOptions } from "./page-setup.ts";
import { checkWritten, type ExpectedClause } from "./read-back.ts";
import { wordBytes } from "./write-word.ts";

/**
 * A text as a Word file in house form: styles for each kind of paragraph, numbers that Word computes, footnotes, tables, grading at
 * the head and foot of every page, page X of Y, right to left where its words are. It is read back before it leaves: E_WORD_NOT_EQUAL
 * where a clause would read otherwise.
 */
export async function instrumentDocx(instrument: Instrument, options: WordOptions = {}): Promise<Uint8Array> {
  const bytes = wordBytes(cleanText(instrument), { ...options, date: null });
  const clauses = expectedOf(instrument);
  await checkWritten(
    bytes,
    [
      { view: "accepted", clauses },
      { view: "rejected", clauses },
    ],
    NAME,
  );
  return bytes;
}

/** What the file is called in errors: it has no name yet. */
const NAME = "the file to be written";

/** The clauses of a text as a file must give them. */
export function expectedOf(instrument: Instrument): readonly ExpectedClause[] {
  return leavesOf(instrument).map((leaf) => ({ clause: leaf.id, text: print(leaf) }));
}
