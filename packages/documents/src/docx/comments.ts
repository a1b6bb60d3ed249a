import { charactersOf } from "./draft.ts";
import { numberingOf } from "./numbering.ts";
import type { WordPackage } from "./package.ts";
import { draftsOf } from "./project.ts";
import { readStory, type StoryContext } from "./story.ts";
import { elementsOf, type XmlElement } from "./xml.ts";

/** A point between two characters of a tracked paragraph. */
export interface TextPoint {
  /** Place in the list of tracked paragraphs. */
  readonly paragraph: number;
  /** UTF-16 units into the paragraph's segments joined, struck-out words included. */
  readonly offset: number;
}

/** A comment as written, apart from where it stands. */
export interface WrittenComment {
  readonly id: string;
  readonly author: string;
  readonly initials: string | null;
  /** As written: often local time although it ends in Z. */
  readonly date: string | null;
  /** The instant in UTC, where a newer Word noted it. */
  readonly dateUtc: string | null;
  /** Its paragraphs, LF between, with tracked changes inside the comment accepted. */
  readonly text: string;
  /** Id of the comment it answers; null for the first of a thread. */
  readonly parent: string | null;
  /** Marked as done; a reply is done where its thread is. */
  readonly resolved: boolean;
}

/** A comment with the words it is about. */
export interface Comment extends WrittenComment {
  /** Null where the text has no place for it: Word shows such a comment nowhere. */
  readonly range: { readonly start: TextPoint; readonly end: TextPoint } | null;
  /**
   * The words in the range, all changes accepted, LF between paragraphs, of the first 50 paragraphs; empty where all of
   * them are struck out, or it marks a point.
   */
  readonly quote: string;
}

/** Reads the comments of a file with their threads; changes inside them go to the log. */
export function commentsOf(word: WordPackage, context: StoryContext): readonly WrittenComment[] {
  const part = word.related("comments");
  const threads = threadsOf(word.related("commentsExtended"));
  const instants = instantsOf(word);
  context.log.story = "comment";
  const comments = (part === undefined ? [] : elementsOf(part)).flatMap((element) => {
    if (element.name !== "w:comment") return [];
    const { attributes } = element;
    // The last paragraph's id stands for the comment (MS-DOCX 2.5.3.23).
    const key = lastParagraphId(element) ?? "";
    return [
      {
        key,
        id: attributes["w:id"] ?? "",
        author: attributes["w:author"] ?? "",
        initials: attributes["w:initials"] ?? null,
        date: attributes["w:date"] ?? null,
        dateUtc: attributes["w16du:dateUtc"] ?? instants.get(key) ?? null,
        text: textOfComment(element, context),
      },
    ];
  });
  const ids = new Map(comments.map(({ key, id }) => [key, id]));
  return comments.map(({ key, ...comment }) => {
    const parentKey = threads.get(key)?.parent ?? null;
    const parent = parentKey === null ? null : (ids.get(parentKey) ?? null);
    const done = (at: string): boolean => threads.get(at)?.done ?? false;
    return { ...comment, parent, resolved: done(key) || (parentKey !== null && done(parentKey)) };
  });
}

interface Thread {
  readonly parent: string | null;
  readonly done: boolean;
}

function threadsOf(part: XmlElement | undefined): ReadonlyMap<string, Thread> {
  const threads = new Map<string, Thread>();
  for (const { name, attributes } of part === undefined ? [] : elementsOf(part)) {
    if (name !== "w15:commentEx") continue;
    const done = /^(?:1|true|on)$/.test(attributes["w15:done"] ?? "");
    threads.set(attributes["w15:paraId"] ?? "", { parent: attributes["w15:paraIdParent"] ?? null, done });
  }
  return threads;
}

/** Instants in UTC by the id of the comment's last paragraph: two parts have to be read together. */
function instantsOf(word: WordPackage): ReadonlyMap<string, string> {
  const durable = new Map<string, string>();
  const extensible = word.related("commentsExtensible");
  for (const { attributes } of extensible === undefined ? [] : elementsOf(extensible)) {
    const instant = attributes["w16cex:dateUtc"];
    if (instant !== undefined) durable.set(attributes["w16cex:durableId"] ?? "", instant);
  }
  const instants = new Map<string, string>();
  const ids = word.related("commentsIds");
  for (const { attributes } of ids === undefined ? [] : elementsOf(ids)) {
    const instant = durable.get(attributes["w16cid:durableId"] ?? "");
    if (instant !== undefined) instants.set(attributes["w16cid:paraId"] ?? "", instant);
  }
  return instants;
}

function lastParagraphId(element: XmlElement): string | undefined {
  return elementsOf(element).findLast(({ name }) => name === "w:p")?.attributes["w14:paraId"];
}

function textOfComment(element: XmlElement, context: StoryContext): string {
  const drafts = draftsOf(readStory(element, context), {
    view: "accepted",
    styles: context.styles,
    numbering: numberingOf(undefined, context.styles),
    noteLabel: () => "",
    seen: { comments: 0, pictures: 0, hidden: 0, textTables: [] },
  });
  return drafts.map(charactersOf).join("\n");
}
