import { TravauxError } from "@travaux/instrument";
import type { Reading, Remark } from "../reading.ts";
import { checkParagraphs } from "../text/read-text.ts";
import type { Archive } from "../zip/archive.ts";
import { checkView } from "./authors.ts";
import { charactersOf } from "./draft.ts";
import { notesOf } from "./notes.ts";
import { numberingOf } from "./numbering.ts";
import { openPackage, type WordPackage } from "./package.ts";
import { draftsOf, type Projection, type Sightings } from "./project.ts";
import { adds, type Revision, removes, type WordView } from "./revision.ts";
import { textViewOf } from "./source.ts";
import { type WordModel, wordModelOf } from "./word-model.ts";

/**
 * Reads a Word document in one view of its tracked changes: body, then footnotes and endnotes; headers and footers apart.
 * Specified in `docs/spec/word-text.md`. Throws `E_AUTHOR_UNKNOWN` where the view names nobody in the file.
 */
export function readDocx(archive: Archive, name: string, view: WordView = "accepted"): Reading {
  const word = openPackage(archive, name);
  const model = wordModelOf(word);
  checkView(model, view);
  return readingOf(model, word, view);
}

function readingOf(model: WordModel, word: WordPackage, view: WordView): Reading {
  const name = model.file;
  const seen: Sightings = { comments: 0, pictures: 0, hidden: 0 };
  const notes = notesOf(model.notes, model.settings);
  const to: Projection = {
    view,
    styles: model.styles,
    numbering: numberingOf(model.numbering, model.styles),
    noteLabel: notes.label,
    seen,
  };
  const drafts = draftsOf(model.body, to);
  const { source, paragraphs } = textViewOf([...drafts, ...notes.drafts(to)]);
  if (paragraphs.length === 0) {
    throw new TravauxError(
      "E_DOCX_NO_TEXT",
      `${name} is a Word file without any text${seen.pictures > 0 ? "; it holds only pictures" : ""}.`,
      "Give the file that has the text; text in pictures is not read yet.",
      { where: { file: name } },
    );
  }
  checkParagraphs(paragraphs, name);
  const furniture = furnitureOf(model, to);
  return {
    format: "docx",
    name,
    source,
    paragraphs,
    remarks: remarksOf(model, word, { view, seen }),
    ...(furniture.length === 0 ? {} : { furniture }),
  };
}

/** The lines of headers and footers that the sections of the document show, each once. */
function furnitureOf(model: WordModel, to: Projection): readonly string[] {
  const lines = new Set<string>();
  const apart: Projection = { ...to, seen: { comments: 0, pictures: 0, hidden: 0 } };
  for (const draft of model.marginals.flatMap(({ blocks }) => draftsOf(blocks, apart))) {
    for (const line of charactersOf(draft).split(/[\n\f]/)) {
      if (line.trim() !== "") lines.add(line.trim());
    }
  }
  return [...lines];
}

/** Kinds of links that a word processor would follow by itself. */
export const LOADING: ReadonlySet<string> = new Set([
  "attachedTemplate",
  "image",
  "frame",
  "subDocument",
  "oleObject",
  "video",
]);

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function remarksOf(
  model: WordModel,
  word: WordPackage,
  { view, seen }: { readonly view: WordView; readonly seen: Sightings },
): readonly Remark[] {
  const remarks: Remark[] = [];
  const changes = changesRemark(model.revisions, view);
  if (changes !== null) remarks.push(changes);
  if (seen.comments > 0) {
    const message = `${count(seen.comments, "comment is", "comments are")} in the file, not in the text.`;
    remarks.push({ code: "R_COMMENTS", message });
  }
  if (seen.hidden > 0) {
    const message = `The text contains words that the file hides from its readers, in ${count(seen.hidden, "place", "places")}.`;
    remarks.push({ code: "R_HIDDEN_TEXT", message });
  }
  if (seen.pictures > 0) {
    const message = `${count(seen.pictures, "picture was", "pictures were")} left out; text in pictures is not read.`;
    remarks.push({ code: "R_PICTURES", message });
  }
  const outside = word.relationships.filter(({ external, kind }) => external && LOADING.has(kind));
  if (outside.length > 0) {
    const targets = outside.map(({ target }) => target.slice(0, 120)).join(", ");
    remarks.push({
      code: "R_EXTERNAL",
      message: `The file refers to something outside it, which was not fetched: ${targets}.`,
    });
  }
  return remarks;
}

/** Says how changes of the text were taken; those of headers, footers and looks change no text. */
function changesRemark(revisions: readonly Revision[], view: WordView): Remark | null {
  const inText = revisions.filter(({ story }) => story === "body" || story === "footnote" || story === "endnote");
  const insertions = inText.filter(adds).length;
  const deletions = inText.filter(removes).length;
  if (insertions + deletions === 0) return null;
  const how =
    view === "accepted"
      ? "Read as if all tracked changes were accepted"
      : view === "rejected"
        ? "Read as if all tracked changes were rejected"
        : `Read with the tracked changes of ${view.author} alone accepted, all others rejected`;
  const figures = `${count(insertions, "insertion", "insertions")}, ${count(deletions, "deletion", "deletions")}`;
  return { code: "R_TRACKED_CHANGES", message: `${how}: ${figures}.` };
}
