import type { ExpectedClause } from "./read-back.ts";
import type { WrittenChange, WrittenSegment, WrittenText } from "./written.ts";

/** Words and paragraphs' ends on their way into a file, in order. */
type Stretch = WrittenSegment | { readonly end: readonly WrittenChange[] };

/** Whether a change puts something where the base has nothing. */
export function isAdded({ kind }: WrittenChange): boolean {
  return kind === "insertion" || kind === "move-to";
}

/** Whether what carries these changes stands where all are accepted. */
export function standsAccepted(changes: readonly WrittenChange[]): boolean {
  return changes.every(isAdded);
}

/** The characters that stand where all changes are accepted; an end that stands is a line feed. */
export function acceptedText(pieces: readonly Stretch[]): string {
  return pieces
    .map((piece) => {
      if ("end" in piece) return standsAccepted(piece.end) ? "\n" : "";
      return standsAccepted(piece.changes) ? piece.text : "";
    })
    .join("");
}

/** The characters that stand where the changes of one party are accepted and all others rejected. */
export function textFor(pieces: readonly Stretch[], party: string): string {
  return pieces
    .map((piece) => {
      const changes = "end" in piece ? piece.end : piece.changes;
      const stands = changes.every((change) => isAdded(change) === change.by.includes(party));
      return stands ? ("end" in piece ? "\n" : piece.text) : "";
    })
    .join("");
}

/** The text that accepting all changes gives, by the clauses that its blocks are or stand for. */
export function acceptedClauses({ blocks, notes }: WrittenText): readonly ExpectedClause[] {
  const out: { clause: string; text: string }[] = [];
  let open = false;
  for (const block of blocks) {
    if (block.type === "table") {
      const rows = block.rows.filter(({ changes }) => standsAccepted(changes));
      out.push({ clause: block.clause, text: rows.map(({ cells }) => cells.map(acceptedText).join("\t")).join("\n") });
      open = false;
      continue;
    }
    const text = acceptedText(block.segments);
    const last = out.at(-1);
    if (open && last !== undefined) last.text += text;
    else out.push({ clause: block.clause, text });
    open = !standsAccepted(block.mark);
  }
  return [...out, ...notes.map(({ clause, segments }) => ({ clause, text: acceptedText(segments) }))];
}
