import type { ClauseView, InstrumentView, Range, SourceParagraph } from "@travaux/instrument";
import type { IntakeFinding } from "../finding.ts";
import type { Doubt, Reading } from "../reading.ts";

const SAID: Readonly<Record<Doubt["why"], string>> = {
  unsure: "may be another word",
  bracket: "has a bracket that may be missing or another sign",
  noise: "is hardly a word: perhaps part of a signature, a seal or dirt",
};

/** Each doubtful word of a scan as a finding at its place: in the clause that holds it, else in the source. */
export function doubtFindings(reading: Reading, { clauses }: InstrumentView): readonly IntakeFinding[] {
  return (reading.doubts ?? []).map((doubt) => {
    const paragraph = reading.paragraphs.find(({ pieces }) => pieces.some((piece) => holds(piece, doubt.range)));
    const at = paragraph === undefined ? null : offsetIn(paragraph, doubt.range);
    const place = paragraph === undefined || at === null ? null : clauseAt(clauses, paragraph.text, at);
    const length = doubt.range.end - doubt.range.start;
    return {
      code: "doubtful-word",
      message: `Page ${doubt.page}: “${doubt.word}” ${SAID[doubt.why]} (read with ${doubt.confidence} % confidence). Check it beside the page.`,
      clause: place?.clause.id ?? null,
      quote: doubt.word,
      range: place === null ? doubt.range : { start: place.start, end: place.start + length },
    };
  });
}

function holds(piece: Range, range: Range): boolean {
  return range.start >= piece.start && range.end <= piece.end;
}

/** Where in the paragraph's text a place of the source is. */
function offsetIn({ pieces }: SourceParagraph, range: Range): number | null {
  let offset = 0;
  for (const piece of pieces) {
    if (holds(piece, range)) return offset + range.start - piece.start;
    offset += piece.end - piece.start + piece.glue.length;
  }
  return null;
}

/** The clause whose text holds the place, and where in it; a clause's text is a part of its paragraph's. */
function clauseAt(
  clauses: readonly ClauseView[],
  paragraph: string,
  at: number,
): { readonly clause: ClauseView; readonly start: number } | null {
  for (const clause of clauses) {
    const from = clause.text === "" ? -1 : paragraph.indexOf(clause.text);
    if (from >= 0 && at >= from && at < from + clause.text.length) return { clause, start: at - from };
  }
  return null;
}
