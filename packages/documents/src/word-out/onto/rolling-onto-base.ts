import type { Compilation } from "@travaux/compare";
import { type Leaf, leavesOf, print } from "@travaux/instrument";
import { openPackage } from "../../docx/package.ts";
import { readTracked } from "../../docx/read-tracked.ts";
import { attempt, openWord } from "../../read/open-word.ts";
import { type Letter, lettersOf, type Paragraph } from "../edit/letters.ts";
import { rootPrefix } from "../edit/markup.ts";
import { type Place, placesOf } from "../edit/places.ts";
import { repacked } from "../edit/repack.ts";
import {
  addAuthors,
  addComments,
  type NewComment,
  newIds,
  openForEditing,
  uneditable,
  withoutUnknownStyles,
} from "../edit/word-parts.ts";
import { isAdded } from "../model-text.ts";
import { authorsXml } from "../parts/authors-part.ts";
import { newPen } from "../parts/pen.ts";
import { checkRolling } from "../rolling/rolling-docx.ts";
import { trackedRolling } from "../rolling/tracked-rolling.ts";
import type { WriteOptions } from "../write-word.ts";
import type { WrittenParagraph, WrittenTable } from "../written.ts";
import { isPlain } from "./atoms.ts";
import { newParagraph, type OntoWork, rewrittenParagraph, type Stand } from "./onto-paragraph.ts";

/**
 * A compilation as tracked changes in a copy of the base's own Word file: its styles, pages, lists, pictures and every paragraph that
 * nobody changes stay byte for byte. Read back as `rollingDocx`. Throws E_WORD_UNEDITABLE where a change touches what cannot be put
 * together anew (tables, notes, fields, text boxes, paragraphs that hold several clauses, a base with changes of its own).
 */
export async function rollingOntoBase(
  base: { readonly bytes: Uint8Array; readonly name: string },
  compilation: Compilation,
  options: Pick<WriteOptions, "date" | "names">,
): Promise<Uint8Array> {
  const { bytes, name } = base;
  const rolling = trackedRolling(compilation);
  return attempt(name, async () => {
    const archive = openWord(bytes, name);
    openPackage(archive, name);
    if ((await readTracked(bytes, name)).revisions.length > 0) throw uneditable(name, "it has tracked changes already");
    const edited = openForEditing(archive, name);
    const xml = edited.changed.get(edited.main) ?? "";
    if (rootPrefix(xml) !== "w:") throw uneditable(name, "its elements have unusual names");
    const pen = { ...newPen(options.date, options.names), nextId: newIds(edited) };
    const letters = lettersOf(xml);
    const leaves = leavesOf(compilation.base);
    const inBody = leaves.filter(({ type }) => type !== "footnoteDefinition");
    const comments: NewComment[] = [];
    const work: OntoWork = {
      xml,
      pen,
      file: name,
      styled: withoutUnknownStyles(edited),
      comment: (author, text) => {
        const id = pen.nextId();
        comments.push({ id, author, text });
        return id;
      },
    };
    const places = placesOf(
      letters,
      inBody.map((leaf) => ({ clause: leaf.id, text: print(leaf) })),
    );
    if (rolling.text.notes.some(({ segments }) => segments.some(({ changes }) => changes.length > 0))) {
      throw uneditable(name, "a note of it is changed");
    }
    const blocks = rolling.text.blocks;
    edited.changed.set(edited.main, spliced(xml, splicesOf(blocks, { leaves, places, letters, work })));
    addComments(edited, comments, { author: "", date: options.date });
    if (pen.authors.size > 0) addAuthors(edited, authorsXml(pen.authors));
    const result = repacked(bytes, Object.fromEntries(edited.changed));
    await checkRolling(result, compilation, rolling);
    return result;
  });
}

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly xml: string;
}

function spliced(xml: string, splices: readonly Splice[]): string {
  let out = "";
  let at = 0;
  for (const splice of [...splices].sort((a, b) => a.from - b.from || a.to - b.to)) {
    out += xml.slice(at, splice.from) + splice.xml;
    at = splice.to;
  }
  return out + xml.slice(at);
}

interface Base {
  readonly leaves: readonly Leaf[];
  readonly places: ReadonlyMap<string, Place>;
  readonly letters: readonly Letter[];
  readonly work: OntoWork;
}

type Block = WrittenParagraph | WrittenTable;

/** What has to be replaced or put in: the paragraphs of each passage in the order of the base, and new ones behind the last passage. */
function splicesOf(blocks: readonly Block[], base: Base): readonly Splice[] {
  const { work } = base;
  const splices: Splice[] = [];
  const waiting: WrittenParagraph[] = [];
  let previous: Paragraph | null = null;
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at];
    if (block === undefined) break;
    if (block.type === "paragraph" && isNew(block)) {
      const model = paragraphOf(block.clause, base);
      const xml = newParagraph(block, model, work);
      if (previous === null) waiting.push(block);
      else splices.push({ from: previous.end, to: previous.end, xml });
      at += 1;
      continue;
    }
    const group = groupAt(blocks, at);
    const isTouched = group.some(hasChanges);
    const isBeside = waiting.length > 0 || blocks[at + group.length] !== undefined;
    const place = isTouched || isBeside ? paragraphOrNull(block.clause, base) : null;
    if (isTouched) splices.push(replaced(group, base));
    if (waiting.length > 0 && place !== null) {
      const before = waiting.splice(0).map((one) => newParagraph(one, paragraphOf(one.clause, base), work));
      splices.push({ from: place.paragraph.start, to: place.paragraph.start, xml: before.join("") });
    }
    previous = place?.paragraph ?? null;
    at += group.length;
    const next = blocks[at];
    const needsPlace = next?.type === "paragraph" && isNew(next);
    if (needsPlace && (previous === null || previous.inTable || previous.inBox)) throw notInBody(work.file);
  }
  return splices;
}

function notInBody(file: string): Error {
  return uneditable(file, "a new paragraph would follow what is no paragraph of its body");
}

/** Whether nothing of a paragraph stood in the base. */
function isNew({ segments, mark }: WrittenParagraph): boolean {
  return mark.some(isAdded) && segments.every(({ changes }) => changes.some(isAdded));
}

/** The paragraphs that stand in the place of one of the base: up to the end that the base has. */
function groupAt(blocks: readonly Block[], at: number): readonly Block[] {
  const first = blocks[at];
  if (first?.type !== "paragraph") return first === undefined ? [] : [first];
  let end = at;
  for (;;) {
    const block = blocks[end];
    if (block?.type !== "paragraph" || !block.mark.some(isAdded)) break;
    end += 1;
  }
  return blocks.slice(at, end + 1);
}

function hasChanges(block: Block): boolean {
  if (block.type === "table") {
    return block.rows.some(
      (row) => row.changes.length > 0 || row.cells.some((cell) => cell.some(({ changes }) => changes.length > 0)),
    );
  }
  const { segments, mark, comments } = block;
  return mark.length + comments.length > 0 || segments.some(({ changes }) => changes.length > 0);
}

/** The paragraph of the file that a clause stands in; null where it is not found, or in several. */
function paragraphOrNull(clause: string, { places, letters }: Base): Stand | null {
  const place = places.get(clause);
  const paragraphs = new Set(place?.letters.flatMap((letter) => letter?.paragraph ?? []));
  const [paragraph] = paragraphs;
  if (place === undefined || paragraph === undefined || paragraphs.size > 1) return null;
  return {
    paragraph,
    place,
    letters: letters.filter((letter) => letter.paragraph === paragraph && letter.run !== null),
  };
}

function paragraphOf(clause: string, base: Base): Stand {
  const stand = paragraphOrNull(clause, base);
  if (stand === null) throw uneditable(base.work.file, "the paragraph of a clause that is changed was not found in it");
  return stand;
}

function replaced(group: readonly Block[], base: Base): Splice {
  const { work, leaves } = base;
  const paragraphs = group.flatMap((block) => (block.type === "paragraph" ? [block] : []));
  const clause = group[0]?.clause ?? "";
  const leaf = leaves.find(({ id }) => id === clause);
  if (paragraphs.length < group.length || leaf === undefined) throw uneditable(work.file, "a table of it is changed");
  const stand = paragraphOf(clause, base);
  const text = print(leaf);
  const own = new Set(stand.place.letters);
  const isWhole = stand.letters.every((letter) => own.has(letter) || /\s/.test(letter.character));
  if (!isWhole || text.includes("\n") || !isPlain(stand.paragraph, stand.letters)) {
    throw uneditable(work.file, "a paragraph that is changed holds more than the words of one clause");
  }
  const { start, end } = stand.paragraph;
  return { from: start, to: end, xml: rewrittenParagraph(paragraphs, text, stand, work) };
}
