import type {
  WrittenComment,
  WrittenParagraph,
  WrittenSegment,
  WrittenTable,
  WrittenText,
} from "../word-out/written.ts";
import { isOfRolling } from "./hues.ts";

/** What the paragraphs left out so far hand on to the next one that stays. */
interface Carried {
  readonly comments: readonly WrittenComment[];
  readonly numbering: string | null;
}

const NOTHING: Carried = { comments: [], numbering: null };

/**
 * A text as it stands on paper, where nobody accepts or rejects: what is disputed is said once, in its brackets, and a paragraph has one
 * number. What Word's file has beside these, so that everybody finds its own text, is left out.
 */
export function paperText({ blocks, notes }: WrittenText): WrittenText {
  let carried = NOTHING;
  const kept = blocks.flatMap((block): readonly (WrittenParagraph | WrittenTable)[] => {
    if (block.type === "table") return [block];
    const segments = onPaper(block.segments);
    const isRetold = block.segments.length > 0 || block.mark.some(isOfRolling);
    if (segments.length === 0 && isRetold) {
      const numbering = carried.numbering ?? block.numbering;
      carried = { comments: [...carried.comments, ...block.comments], numbering };
      return [];
    }
    const comments = [...carried.comments, ...block.comments];
    const numbering = block.numbering ?? carried.numbering;
    carried = NOTHING;
    return [{ ...block, segments, comments, numbering }];
  });
  return { blocks: kept, notes: notes.map((note) => ({ ...note, segments: onPaper(note.segments) })) };
}

function onPaper(segments: readonly WrittenSegment[]): readonly WrittenSegment[] {
  return segments
    .filter(({ paper }) => paper !== "absent")
    .map((segment) => (segment.paper === "plain" ? { ...segment, changes: [] } : segment));
}
