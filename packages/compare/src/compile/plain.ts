import type { Instrument } from "@travaux/instrument";
import { inlineOf, unescaped } from "./slices.ts";

/** Plain paragraphs as an instrument of operative clauses, for texts whose shape is of no interest. */
export function instrumentOfLines(lines: readonly string[], version: string): Instrument {
  return {
    type: "instrument",
    version,
    children: lines.map((text, index) => ({
      type: "clause",
      id: `${version}.c${index + 1}`,
      role: "operative",
      depth: 0,
      children: unescaped(inlineOf(text)),
    })),
  };
}
