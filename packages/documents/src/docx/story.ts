import { branchOf, type InlineContext, segmentsOf, type WordTally } from "./inline.ts";
import { hasBlocks } from "./misplaced.ts";
import { paragraphChanges, sectionFormatting } from "./paragraph-changes.ts";
import { noteRange, type Revision, type RevisionLog, record, WRAPPING } from "./revision.ts";
import type { Block, ParagraphBlock } from "./segment.ts";
import type { Styles } from "./styles.ts";
import { readTable } from "./table.ts";
import { elementsOf, type XmlElement } from "./xml.ts";

/** What a whole document shares while its stories are read. */
export interface StoryContext {
  readonly styles: Styles;
  readonly log: RevisionLog;
  readonly tally: WordTally;
  /** Called for text kept as a foreign file inside, which cannot be read. */
  readonly altChunk: () => never;
}

/** Containers whose content stands as if they were not there. */
const TRANSPARENT: ReadonlySet<string> = new Set(["w:sdt", "w:sdtContent", "w:customXml", "w:smartTag"]);

/** Reads a body, footnote, header or text box into blocks, in reading order, with all changes on them. */
export function readStory(
  story: XmlElement,
  context: StoryContext,
  revisions: readonly Revision[] = [],
): readonly Block[] {
  const blocks: Block[] = [];
  readBlocks(story, { context, revisions, blocks, misplaced: new Set() });
  return blocks;
}

interface Walk {
  readonly context: StoryContext;
  readonly revisions: readonly Revision[];
  readonly blocks: Block[];
  /** Paragraphs made of words that stood outside of any. */
  readonly misplaced: Set<Block>;
}

function readBlocks(container: XmlElement, walk: Walk): void {
  const { context, revisions, blocks } = walk;
  for (const child of elementsOf(container)) {
    const wrapping = Object.hasOwn(WRAPPING, child.name) ? WRAPPING[child.name] : undefined;
    if (child.name === "w:p") blocks.push(paragraphOf(child, walk));
    else if (child.name === "w:tbl") blocks.push(readTable(child, context, revisions));
    else if (child.name === "w:altChunk") context.altChunk();
    else if (wrapping !== undefined) {
      readBlocks(child, { ...walk, revisions: [...revisions, record(context.log, child, wrapping)] });
    } else if (TRANSPARENT.has(child.name)) readBlocks(child, walk);
    else if (child.name === "mc:AlternateContent") {
      readBlocks({ name: "", attributes: {}, children: branchOf(child) }, walk);
    } else if (child.name === "m:oMathPara" || child.name === "m:oMath") {
      blocks.push({ kind: "loose", segments: segmentsOf(child, inlineContext(context), revisions) });
    } else if (child.name === "w:sectPr") sectionFormatting(child, context.log);
    else if (child.name === "w:commentRangeStart" || child.name === "w:commentRangeEnd") {
      const kind = child.name === "w:commentRangeStart" ? "comment-start" : "comment-end";
      blocks.push({ kind: "loose", segments: [{ kind, id: child.attributes["w:id"] ?? "", revisions }] });
    } else if (!noteRange(context.log, child) && child.children.length > 0) readMisplaced(child, walk);
  }
}

/** Words where the format has no place for them, and paragraphs in a container nobody knows: read as if they stood rightly. */
function readMisplaced(child: XmlElement, walk: Walk): void {
  if (hasBlocks(child)) {
    readBlocks(child, walk);
    return;
  }
  const { context, revisions, blocks, misplaced } = walk;
  const inside = { name: "", attributes: {}, children: [child] };
  const segments = [...segmentsOf(inside, inlineContext(context), revisions)];
  if (!segments.some(({ kind }) => kind === "text" || kind === "note")) return;
  const last = blocks.at(-1);
  // Words side by side under the same changes are one paragraph.
  if (last?.kind === "paragraph" && misplaced.has(last) && last.mark === revisions) {
    blocks.pop();
    segments.unshift(...last.segments);
  }
  const paragraph = { kind: "paragraph", properties: undefined, former: null, numbering: null } as const;
  const block: ParagraphBlock = { ...paragraph, segments, mark: revisions };
  misplaced.add(block);
  blocks.push(block);
}

function inlineContext(context: StoryContext): InlineContext {
  return {
    styles: context.styles,
    log: context.log,
    tally: context.tally,
    boxOf: (content, revisions) => readStory(content, context, revisions),
  };
}

function paragraphOf(paragraph: XmlElement, { context, revisions }: Walk): ParagraphBlock {
  const segments = segmentsOf(paragraph, inlineContext(context), revisions);
  const changes = paragraphChanges(paragraph, context.log);
  return { kind: "paragraph", segments, ...changes, mark: [...revisions, ...changes.mark] };
}
