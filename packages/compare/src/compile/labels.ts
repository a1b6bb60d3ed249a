import { type Instrument, labelsOf, leavesOf } from "@travaux/instrument";
import { blockText } from "../passage.ts";

/** Latin ordinals of paragraphs put in after a numbered one: the second of its name is `bis`. */
const REPEATS = ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies"];

/** Signs that a print has of its own; a name stands inside its brackets, so it is given without them. */
const SIGNS = /[[\]\\/]/g;

/** What a reader calls the block with this ordinal: `OP3`, or the beginning of its words in quotation marks. */
export function labelAtOf(base: Instrument): (passage: number) => string {
  const labels = labelsOf(base);
  const leaves = leavesOf(base);
  return (passage) => {
    const leaf = leaves[passage];
    if (leaf === undefined) return "the text";
    return labels.get(leaf.id) ?? `“${blockText(leaf).replace(SIGNS, "").slice(0, 40)}”`;
  };
}

/**
 * Labels of a rolling text: base clauses keep the labels of the base, so that numbers on a printout stay valid; new paragraphs
 * are called after the one they follow: `OP5bis`, `OP5ter`.
 */
export function rollingLabels(base: Instrument, rolling: Instrument): ReadonlyMap<string, string> {
  const labels = new Map(labelsOf(base));
  const known = new Set(leavesOf(base).map((leaf) => leaf.id));
  let anchor = "";
  let repeat = 0;
  for (const leaf of leavesOf(rolling)) {
    if (known.has(leaf.id)) {
      const label = labels.get(leaf.id);
      if (label !== undefined) {
        anchor = label;
        repeat = 0;
      }
      continue;
    }
    if (leaf.type === "footnoteDefinition") continue;
    const name = REPEATS[repeat] ?? `bis ${repeat + 1}`;
    repeat += 1;
    labels.set(leaf.id, anchor === "" ? `New ${repeat}` : anchor + name);
  }
  return labels;
}
