import { commentsOf, type WrittenComment } from "./comments.ts";
import { drawnIn, wordsIn } from "./misplaced.ts";
import { type NoteBodies, noteBodiesOf } from "./notes.ts";
import { altChunkError, type WordPackage } from "./package.ts";
import { emptyLog, type Revision } from "./revision.ts";
import type { Block } from "./segment.ts";
import { readStory, type StoryContext } from "./story.ts";
import { type Styles, stylesOf } from "./styles.ts";
import { childOf, elementsOf, type XmlElement } from "./xml.ts";

/** A Word file read once: all its text with all changes on it. Every view is a projection of this. */
export interface WordModel {
  readonly file: string;
  readonly body: readonly Block[];
  /** How many characters of words of the main part stand in no view, because the reader found no place for them. */
  readonly unread: number;
  /** How many characters of the main part are drawn as pictures are. */
  readonly drawn: number;
  readonly notes: NoteBodies;
  /** Headers and footers that the sections show, each once. */
  readonly marginals: readonly { readonly kind: "header" | "footer"; readonly blocks: readonly Block[] }[];
  /** Read when asked for: a text does not depend on them. Changes inside them join the list. */
  readonly comments: () => readonly WrittenComment[];
  readonly revisions: readonly Revision[];
  readonly styles: Styles;
  readonly numbering: XmlElement | undefined;
  readonly settings: XmlElement | undefined;
}

/** Reads all stories of a file in one pass: body, footnotes, endnotes, headers and footers. */
export function wordModelOf(word: WordPackage): WordModel {
  const log = emptyLog();
  const tally = { characters: 0 };
  const styles = stylesOf(word.related("styles"));
  const context: StoryContext = {
    styles,
    log,
    tally,
    altChunk: () => {
      throw altChunkError(word.file);
    },
  };
  const body = childOf(word.main, "w:body");
  const blocks = body === undefined ? [] : readStory(body, context);
  const unread = wordsIn(word.main) - tally.characters;
  const notes = noteBodiesOf({ footnote: word.related("footnotes"), endnote: word.related("endnotes") }, context);
  const marginals = marginalsOf(word, context);
  return {
    file: word.file,
    body: blocks,
    unread,
    drawn: drawnIn(word.main),
    notes,
    marginals,
    comments: () => commentsOf(word, context),
    revisions: log.all,
    styles,
    numbering: word.related("numbering"),
    settings: word.related("settings"),
  };
}

function marginalsOf(word: WordPackage, context: StoryContext): WordModel["marginals"] {
  const kinds = new Map<string, "header" | "footer">();
  const visit = (element: XmlElement): void => {
    for (const child of elementsOf(element)) {
      if (child.name === "w:headerReference") kinds.set(child.attributes["r:id"] ?? "", "header");
      else if (child.name === "w:footerReference") kinds.set(child.attributes["r:id"] ?? "", "footer");
      else if (child.name !== "w:sectPrChange") visit(child);
    }
  };
  visit(word.main);
  return [...kinds].flatMap(([id, kind]) => {
    const part = word.marginal(id);
    context.log.story = kind;
    return part === undefined ? [] : [{ kind, blocks: readStory(part, context) }];
  });
}
