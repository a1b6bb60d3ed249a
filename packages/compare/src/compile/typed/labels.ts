import { type Instrument, leavesOf } from "@travaux/instrument";
import { labelAtOf } from "../labels.ts";
import type { LabelAt } from "./prepared.ts";

/** The labels of a base, to find the paragraph that a typed place names. */
export interface Labelled {
  readonly has: (label: string, passageOf: readonly number[]) => boolean;
  readonly reader: (passageOf: readonly number[]) => LabelAt;
}

/** What a reader calls the passages of a base: `OP3`, or the beginning of its words in quotation marks. */
export function labelledIn(base: Instrument): Labelled {
  const nameOf = labelAtOf(base);
  const passages = new Map<string, number>();
  leavesOf(base).forEach((_, at) => {
    const name = nameOf(at);
    if (!passages.has(name)) passages.set(name, at);
  });
  const reader = (passageOf: readonly number[]): LabelAt => {
    return (label) => {
      const passage = passages.get(label.trim());
      const leaf = passage === undefined ? -1 : passageOf.indexOf(passage);
      return leaf < 0 ? undefined : leaf;
    };
  };
  return { has: (label, passageOf) => reader(passageOf)(label) !== undefined, reader };
}
