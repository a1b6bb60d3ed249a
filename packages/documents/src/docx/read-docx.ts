import { TravauxError } from "@travaux/instrument";
import type { Reading, Remark } from "../reading.ts";
import { someNamed } from "../some-named.ts";
import { checkParagraphs } from "../text/read-text.ts";
import { withSharedNames } from "../word-out/parts/authors-part.ts";
import type { Archive } from "../zip/archive.ts";
import { checkView } from "./authors.ts";
import { withBrokenLinesJoined } from "./broken-lines.ts";
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
export function readDocx(archive: Archive, name: string, asked: WordView = "accepted"): Reading {
  const word = openPackage(archive, name);
  const model = wordModelOf(word);
  const view = withSharedNames(asked, archive, name);
  checkView(model, view);
  return readingOf(model, word, view);
}

function readingOf(model: WordModel, word: WordPackage, view: WordView): Reading {
  const name = model.file;
  const seen: Sightings = { comments: 0, pictures: 0, hidden: 0, textTables: [] };
  const notes = notesOf(model.notes, model.settings);
  const to: Projection = {
    view,
    styles: model.styles,
    numbering: numberingOf(model.numbering, model.styles),
    noteLabel: notes.label,
    seen,
  };
  const drafts = draftsOf(model.body, to);
  const { source, paragraphs: typed } = textViewOf([...drafts, ...notes.drafts(to)]);
  const missing = notes.missing();
  const { paragraphs, joined } = withBrokenLinesJoined(source, typed);
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
    remarks: [
      ...remarksOf(model, word, { view, seen }),
      ...missingNotesRemark(missing),
      ...joinedRemark(joined),
      ...tablesRemark(seen),
    ],
    ...(furniture.length === 0 ? {} : { furniture }),
  };
}

/** The lines of headers and footers that the sections of the document show, each once. */
function furnitureOf(model: WordModel, to: Projection): readonly string[] {
  const lines = new Set<string>();
  const apart: Projection = { ...to, seen: { comments: 0, pictures: 0, hidden: 0, textTables: [] } };
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
  if (model.unread > 0) {
    const message = `The file has ${count(model.unread, "character of words that stands", "characters of words that stand")} where a Word file has no place for them; they were not read.`;
    remarks.push({ code: "R_WORDS_UNREAD", message });
  }
  const drawn = drawingsRemark(model, word);
  if (drawn !== null) remarks.push(drawn);
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

/** Parts whose words a word processor draws: organisation charts and the like, and charts of figures. */
const DRAWN: ReadonlySet<string> = new Set(["diagramData", "chart", "chartEx"]);

function drawingsRemark(model: WordModel, word: WordPackage): Remark | null {
  const schemes = word.relationships.filter(({ external, kind }) => !external && DRAWN.has(kind)).length;
  if (schemes === 0 && model.drawn === 0) return null;
  const what = [
    ...(schemes > 0 ? [count(schemes, "scheme or chart", "schemes or charts")] : []),
    ...(model.drawn > 0 ? [count(model.drawn, "character drawn in shapes", "characters drawn in shapes")] : []),
  ].join(" and ");
  const isOne = schemes + model.drawn === 1;
  return { code: "R_DRAWINGS", message: `${what} ${isOne ? "was" : "were"} left out; words in drawings are not read.` };
}

/** Says which notes the text calls that the file does not have. */
function missingNotesRemark(labels: readonly string[]): readonly Remark[] {
  if (labels.length === 0) return [];
  const named = someNamed(labels, MOST_LABELS);
  const message = `The text calls ${count(labels.length, "note that is", "notes that are")} not in the file: ${named}. Ask the sender for the file again.`;
  return [{ code: "R_NOTES_MISSING", message }];
}

/** More labels than this are not read by anybody. */
const MOST_LABELS = 20;

function joinedRemark(joined: number): readonly Remark[] {
  if (joined === 0) return [];
  const message = `The file has every line as a paragraph of its own; ${count(joined, "line end was", "line ends were")} taken as layout and the sentences put together.`;
  return [{ code: "R_LINES_JOINED", message }];
}

/** Says which columns of tables were read, where a reader may have meant others. */
function tablesRemark({ textTables }: Sightings): readonly Remark[] {
  const [languages = []] = textTables.flatMap((table) => (table.languages.length > 0 ? [table.languages] : []));
  const several = textTables.some(({ texts }) => texts.length > 1);
  const [first, ...others] = languages;
  return [
    ...(first === undefined
      ? []
      : [
          {
            code: "R_TABLE_LANGUAGES",
            message: `A table has the text in ${[first, ...others].join(" and ")} side by side; the first was read as the text, the other was kept aside.`,
          },
        ]),
    ...(several
      ? [
          {
            code: "R_TABLE_COLUMNS",
            message:
              "A table has running text in several columns side by side; they were read row by row, each cell as paragraphs of its own.",
          },
        ]
      : []),
  ];
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
