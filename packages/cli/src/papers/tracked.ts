import type { Comment, Revision, TrackedParagraph, TrackedSegment, TrackedText } from "@travaux/documents";
import { type Paper, type PaperBlock, type Run, run } from "@travaux/paper";

/** How changes are marked: what opens and what closes. Published in `docs/spec/word-text.md`. */
const SIGNS: Readonly<Record<"in" | "out" | "to" | "from", readonly [open: string, close: string]>> = {
  in: ["{+", "+}"],
  out: ["[-", "-]"],
  to: ["{>", ">}"],
  from: ["[<", "<]"],
};

/** A text with every change of every author marked in place. */
export function trackedPaper(tracked: TrackedText): Paper {
  const { file, authors, revisions, paragraphs, comments } = tracked;
  const text = paragraphs.filter(
    (paragraph) => (paragraph.story !== "header" && paragraph.story !== "footer") || isChanged(paragraph),
  );
  const said = revisions.length === 0 ? "none" : `${revisions.length}, by ${authors.map(nameOf).join(", ")}`;
  return {
    language: "en",
    title: `${file} with all changes marked`,
    grading: null,
    precedence: null,
    blocks: [
      { type: "fields", rows: [{ name: "Changes", value: said }] },
      ...text.flatMap((paragraph, index) => {
        const opensNote = paragraph.note !== null && paragraph.note !== text[index - 1]?.note;
        return paragraphBlocks(paragraph, revisions, opensNote ? `[^${paragraph.note}]: ` : "");
      }),
      ...commentBlocks(comments),
    ],
  };
}

function isChanged({ segments, mark, around, formatting }: TrackedParagraph): boolean {
  const within = segments.some((segment) => segment.revisions.length > 0 || segment.formatting !== null);
  return within || mark.length + around.length + formatting.length > 0;
}

function paragraphBlocks(
  paragraph: TrackedParagraph,
  revisions: readonly Revision[],
  before: string,
): readonly PaperBlock[] {
  const of = (ids: readonly number[]): readonly Revision[] => ids.flatMap((id) => revisions[id] ?? []);
  const around = of(paragraph.around).map((one) => `${marked(one, aroundWord(one))} `);
  const mark = of(paragraph.mark).map((one) => ` ${marked(one, "¶")}`);
  const words = markedWords(paragraph.segments, of, 0);
  const look = lookOf(paragraph, revisions);
  const text = `${before}${around.join("")}${words}${mark.join("")}`;
  if (text.trim() === "" && look.length === 0) return [];
  const runs: readonly Run[] = [run(text), ...look.map((one) => run(` ${one}`, "code"))];
  const { numbering } = paragraph;
  return [{ type: "paragraph", runs, ...(numbering === null ? {} : { number: numbering }) }];
}

function aroundWord({ kind }: Revision): string {
  return kind.startsWith("row") ? "row" : kind.startsWith("cell") ? "cell" : "note";
}

/** Neighbours under one author's changes of one kind share a pair of signs; what lies deeper is marked inside. */
function markedWords(
  segments: readonly TrackedSegment[],
  of: (ids: readonly number[]) => readonly Revision[],
  depth: number,
): string {
  let words = "";
  for (let at = 0; at < segments.length; ) {
    const key = keyAt(segments[at], of, depth);
    let end = at + 1;
    while (end < segments.length && keyAt(segments[end], of, depth) === key) end += 1;
    const group = segments.slice(at, end);
    const [revision] = of(group[0]?.revisions.slice(depth, depth + 1) ?? []);
    words +=
      revision === undefined
        ? group.map(({ text }) => text).join("")
        : marked(revision, markedWords(group, of, depth + 1));
    at = end;
  }
  return words;
}

function keyAt(
  segment: TrackedSegment | undefined,
  of: (ids: readonly number[]) => readonly Revision[],
  depth: number,
): string {
  const [revision] = of(segment?.revisions.slice(depth, depth + 1) ?? []);
  return revision === undefined ? "" : `${signOf(revision)} ${revision.author}`;
}

function marked(revision: Revision, words: string): string {
  const [open, close] = SIGNS[signOf(revision)];
  return `${open}${nameOf(revision.author)}: ${words}${close}`;
}

function signOf({ kind }: Revision): keyof typeof SIGNS {
  if (kind.endsWith("move-to")) return "to";
  if (kind.endsWith("move-from")) return "from";
  return kind.endsWith("insertion") ? "in" : "out";
}

function nameOf(author: string): string {
  return author.trim() === "" ? "(no name)" : author;
}

/** Changes of looks, each said once. */
function lookOf({ segments, formatting }: TrackedParagraph, revisions: readonly Revision[]): readonly string[] {
  const ids = [...formatting, ...segments.flatMap((segment) => segment.formatting ?? [])];
  const said = ids.flatMap((id) => {
    const one = revisions[id];
    if (one === undefined) return [];
    const what = one.kind === "numbering-insertion" ? "number" : one.properties.join(", ");
    return [`{~${nameOf(one.author)}: ${what === "" ? "look" : what}~}`];
  });
  return [...new Set(said)];
}

function commentBlocks(comments: readonly Comment[]): readonly PaperBlock[] {
  if (comments.length === 0) return [];
  return [
    { type: "heading", depth: 1, text: "Comments" },
    { type: "bullets", ordered: false, entries: commentEntries(comments) },
  ];
}

/** Comments as lines, replies after what they answer. */
export function commentEntries(comments: readonly Comment[]): readonly (readonly Run[])[] {
  const entryOf = (comment: Comment): readonly Run[] => {
    const { author, date, text, quote, parent, resolved } = comment;
    const about = parent !== null ? " in reply" : quote === "" ? "" : ` on “${shortened(quote)}”`;
    const done = resolved && parent === null ? " (resolved)" : "";
    return [
      run(`${nameOf(author)}${date === null ? "" : `, ${date.slice(0, 10)}`}${about}${done}: `),
      run(text, "quote"),
    ];
  };
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const threads = new Map<string, Comment[]>();
  for (const comment of comments) {
    let root = comment;
    for (let up = 0; up < DEEPEST_THREAD && root.parent !== null; up += 1) root = byId.get(root.parent) ?? root;
    const thread = threads.get(root.id);
    if (thread === undefined) threads.set(root.id, [comment]);
    else thread.push(comment);
  }
  return [...threads.values()].flat().map(entryOf);
}

/** Word answers only the first comment of a thread; other programs nest a little. */
const DEEPEST_THREAD = 32;

/** Enough of the words to find the place. */
const LONGEST_QUOTE = 80;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE - 1)}…`;
}
