import type { Archive } from "../../zip/archive.ts";
import { openPackage } from "../package.ts";
import { trackedTextOf } from "../track.ts";
import { wordModelOf } from "../word-model.ts";
import { editingOf, hiddenMatterOf } from "./hidden-matter.ts";
import { datesOf, inspectedAuthors, kindCounts } from "./inspected-authors.ts";
import type { WordInspection } from "./inspection.ts";
import { risksOf } from "./risks.ts";

/** What the parts of a Word file hold beside its plain text. Throws what opening it throws. */
export function inspectionOf(archive: Archive, name: string): WordInspection {
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
}
