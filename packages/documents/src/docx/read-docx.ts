import { TravauxError } from "@travaux/instrument";
import type { Reading, Remark } from "../reading.ts";
import { checkParagraphs } from "../text/read-text.ts";
import type { Archive } from "../zip/archive.ts";
import { charactersOf } from "./draft.ts";
import type { Sightings } from "./inline.ts";
import { notesOf } from "./notes.ts";
import { numberingOf } from "./numbering.ts";
import { altChunkError, openPackage, type WordPackage } from "./package.ts";
import { textViewOf } from "./source.ts";
import { readStory, type StoryContext } from "./story.ts";
import { stylesOf } from "./styles.ts";
import { childOf, elementsOf, type XmlElement } from "./xml.ts";

/**
 * Reads a Word document as a reader sees it with all changes accepted: body, then footnotes and endnotes; headers and
 * footers apart. Specified in `docs/spec/word-text.md`.
 */
export function readDocx(archive: Archive, name: string): Reading {
  const word = openPackage(archive, name);
  const body = childOf(word.main, "w:body");
  const seen: Sightings = { insertions: 0, deletions: 0, comments: 0, pictures: 0, hidden: 0 };
  const styles = stylesOf(word.related("styles"));
  const notes = notesOf(
    { footnote: word.related("footnotes"), endnote: word.related("endnotes") },
    word.related("settings"),
  );
  const context: StoryContext = {
    styles,
    numbering: numberingOf(word.related("numbering"), styles),
    noteLabel: notes.label,
    seen,
    altChunk: () => {
      throw altChunkError(name);
    },
  };
  const drafts = body === undefined ? [] : readStory(body, context);
  const { source, paragraphs } = textViewOf([...drafts, ...notes.drafts(context)]);
  if (paragraphs.length === 0) {
    throw new TravauxError(
      "E_DOCX_NO_TEXT",
      `${name} is a Word file without any text${seen.pictures > 0 ? "; it holds only pictures" : ""}.`,
      "Give the file that has the text; text in pictures is not read yet.",
      { where: { file: name } },
    );
  }
  checkParagraphs(paragraphs, name);
  const furniture = furnitureOf(word, context);
  return {
    format: "docx",
    name,
    source,
    paragraphs,
    remarks: remarksOf(word, seen),
    ...(furniture.length === 0 ? {} : { furniture }),
  };
}

/** The lines of headers and footers that the sections of the document show, each once. */
function furnitureOf(word: WordPackage, context: StoryContext): readonly string[] {
  const parts = new Set<string>();
  const visit = (element: XmlElement): void => {
    for (const child of elementsOf(element)) {
      if (child.name === "w:headerReference" || child.name === "w:footerReference") {
        parts.add(child.attributes["r:id"] ?? "");
      } else if (child.name !== "w:sectPrChange") visit(child);
    }
  };
  visit(word.main);
  const lines = new Set<string>();
  const apart: StoryContext = {
    ...context,
    seen: { insertions: 0, deletions: 0, comments: 0, pictures: 0, hidden: 0 },
  };
  for (const id of parts) {
    const part = word.marginal(id);
    for (const draft of part === undefined ? [] : readStory(part, apart)) {
      for (const line of charactersOf(draft).split(/[\n\f]/)) {
        if (line.trim() !== "") lines.add(line.trim());
      }
    }
  }
  return [...lines];
}

const LOADING: ReadonlySet<string> = new Set([
  "attachedTemplate",
  "image",
  "frame",
  "subDocument",
  "oleObject",
  "video",
]);

function remarksOf(word: WordPackage, seen: Sightings): readonly Remark[] {
  const remarks: Remark[] = [];
  const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
  if (seen.insertions + seen.deletions > 0) {
    const insertions = count(seen.insertions, "insertion", "insertions");
    const deletions = count(seen.deletions, "deletion", "deletions");
    remarks.push({
      code: "R_TRACKED_CHANGES",
      message: `Read as if all tracked changes were accepted: ${insertions}, ${deletions}.`,
    });
  }
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
