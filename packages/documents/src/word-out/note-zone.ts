import { type Instrument, type Leaf, leavesOf } from "@travaux/instrument";
import { stretchesOf } from "./leaves.ts";

/**
 * The footnotes of a text that can be written as footnotes of Word: those at its end, in the order of their calls, each called
 * once. Readers list notes so. Where the text has them otherwise, none: they stay paragraphs with their labels.
 */
export function noteZone(instrument: Instrument): readonly Extract<Leaf, { type: "footnoteDefinition" }>[] {
  const leaves = leavesOf(instrument);
  const first = leaves.findIndex((leaf) => leaf.type === "footnoteDefinition");
  if (first < 0) return [];
  const notes = leaves.slice(first).filter((leaf) => leaf.type === "footnoteDefinition");
  const calls = leaves.slice(0, first).flatMap((leaf) => stretchesOf(leaf).flatMap(({ note }) => note ?? []));
  const labels = notes.map(({ label }) => label);
  const whole = notes.length === leaves.length - first && notes.every((note) => isWritable(note));
  return whole && calls.join("\n") === labels.join("\n") && new Set(labels).size === labels.length ? notes : [];
}

/** A note that calls another, or has no words, is left a paragraph; so is one whose label no mark can show. */
function isWritable(note: Extract<Leaf, { type: "footnoteDefinition" }>): boolean {
  const stretches = stretchesOf(note);
  const text = stretches.map((stretch) => stretch.text).join("");
  return text.trim() !== "" && !text.includes("\n") && stretches.every((stretch) => stretch.note === null);
}
