import type { Rule } from "../../finding.ts";
import { onTheWhole } from "../reading.ts";

/** A note that speaks of an enclosure which the file does not hold. */
export const enclosureMissing: Rule = {
  id: "form/enclosure-missing",
  group: "form",
  title: "An enclosure that is named and missing",
  language: "any",
  check: ({ note, text }) => {
    if (note === null || note.enclosed || text.clauses.length > 0) return [];
    const named = note.enclosures[0] ?? sentenceWith(note.paragraphs);
    if (named === null) return [];
    return [
      {
        ...onTheWhole(named),
        severity: "object",
        view: "diplomatic",
        why: "The note says that a text is enclosed, and none came with it; nothing can be vetted before it arrives.",
        source: "Office practice: an enclosure is checked when a communication is registered",
        advice: "seek instructions",
        suggestion: null,
      },
    ];
  },
};

const ENCLOSED = /\b(?:enclosed|attached|annexed|appended|enclosures?|herewith)\b/i;

function sentenceWith(paragraphs: readonly string[]): string | null {
  for (const paragraph of paragraphs) {
    const sentence = paragraph.split(/(?<=[.;!?])\s+/).find((each) => ENCLOSED.test(each));
    if (sentence !== undefined) return sentence.trim();
  }
  return null;
}
