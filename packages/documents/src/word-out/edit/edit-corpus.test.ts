import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Instrument, leavesOf, print, TravauxError } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { intake } from "../../intake.ts";
import { readFile } from "../../read/read-file.ts";
import { openArchive } from "../../zip/archive.ts";
import { suggestInWord } from "./suggest-in-word.ts";
import type { Suggestion } from "./suggestion.ts";

const corpus = fileURLToPath(new URL("../../../../../../shared/corpora/docx/", import.meta.url));
const files = existsSync(corpus)
  ? ["compare", "consolidate", "tracked", "realworld"].flatMap((folder) =>
      readdirSync(corpus + folder).flatMap((name) => (name.endsWith(".docx") ? [`${folder}/${name}`] : [])),
    )
  : [];
const signature = { author: "PAK", date: "2031-02-03T10:00:00Z" };

/** In every clause a word in its midst replaced, something put at its head and end, and a comment; after some a new paragraph. */
function suggestionsOn(instrument: Instrument): readonly Suggestion[] {
  return leavesOf(instrument).flatMap((leaf, index): readonly Suggestion[] => {
    const text = print(leaf);
    const word = /\s\S+(?=\s)/.exec(text.slice(Math.floor(text.length / 3)));
    const start = word === null ? 0 : Math.floor(text.length / 3) + word.index;
    const end = start + (word?.[0].length ?? 0);
    const base = { clause: leaf.id, range: null, edit: null, paragraph: null, comment: "Why", otherwise: "" };
    return [
      { ...base, edit: { start: 0, end: 0, inserted: "At the head & <first> " } },
      { ...base, range: { start, end }, edit: { start, end, inserted: " replaced" } },
      { ...base, edit: { start: text.length, end: text.length, inserted: " at the end" } },
      ...(index % 5 === 0 ? [{ ...base, paragraph: "A new paragraph." }] : []),
    ];
  });
}

describe.skipIf(files.length === 0)(
  `suggestions in public Word files${files.length === 0 ? " (not present)" : ""}`,
  () => {
    // Where the files are missing one case stands for them, so that the run counts it as skipped.
    it.each(files.length === 0 ? ["files that are not present"] : files)(
      "stand in %s as they must, and every part that they do not touch is the same",
      async (path) => {
        const bytes = new Uint8Array(readFileSync(corpus + path));
        let instrument: Instrument;
        try {
          const reading = await readFile(bytes, "draft.docx");
          instrument = intake(reading, { version: "v1", lexicon: { instruments: [], organisations: [] } }).instrument;
        } catch (error) {
          if (error instanceof TravauxError) return;
          throw error;
        }
        const suggestions = suggestionsOn(instrument);
        const result = await suggestInWord(bytes, "draft.docx", { instrument, suggestions, signature });
        const [before, after] = [openArchive(bytes, "a.docx"), openArchive(result.bytes, "b.docx")];
        const touched = /document\.xml$|document\.xml\.rels$|comments\.xml$|\[Content_Types\]\.xml$/;
        for (const name of before.names) if (!touched.test(name)) expect(after.part(name)).toEqual(before.part(name));
        expect(result.unplaced.length).toBeLessThanOrEqual(suggestions.length);
      },
    );
  },
);
