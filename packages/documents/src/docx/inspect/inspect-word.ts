import { attempt, openWord } from "../../read/read-file.ts";
import { openPackage } from "../package.ts";
import { trackedTextOf } from "../track.ts";
import { wordModelOf } from "../word-model.ts";
import { editingOf, hiddenMatterOf } from "./hidden-matter.ts";
import { datesOf, inspectedAuthors, kindCounts } from "./inspected-authors.ts";
import type { WordInspection } from "./inspection.ts";
import { risksOf } from "./risks.ts";

/**
 * Lists what a Word file holds beside its plain text: who changed what and when, comments, hidden matter, and what to know
 * before it is relied on or sent on. Nothing is fetched and nothing changed. Throws what `readFile` throws (files with macros
 * are refused before they are looked into), and `E_NOT_WORD`. Specified in `docs/spec/word-inspection.md`.
 */
export async function inspectWord(bytes: Uint8Array, name: string): Promise<WordInspection> {
  return attempt(name, () => {
    const archive = openWord(bytes, name);
    const word = openPackage(archive, name);
    const model = wordModelOf(word);
    const tracked = trackedTextOf(model);
    const { revisions, moves, comments } = tracked;
    const inspection = {
      file: name,
      authors: inspectedAuthors(tracked, word.related("people")),
      changes: { total: revisions.length, kinds: kindCounts(revisions), ...datesOf(revisions), moves },
      comments,
      hidden: hiddenMatterOf(archive, model),
      editing: editingOf(model.settings),
    };
    return { ...inspection, risks: risksOf(inspection, tracked) };
  });
}
