import type { ClauseView, InstrumentView } from "@travaux/instrument";
import { clausesOf } from "../reading.ts";
import { engagementsOf } from "./engagement.ts";

/** Where the text itself already speaks of the parties to a treaty only. */
export interface WayOut {
  readonly clause: ClauseView;
  /** The words that do it. */
  readonly words: string;
}

const WORDS =
  /\b(?:states?|countries|those|members|governments)?[\s-]*(?:(?:that|which|who) are )?part(?:y|ies) (?:to|thereto)\b/i;

/** The first other clause that limits what it says to the parties of a treaty, or null. A precedent inside one text persuades. */
export function wayOut(text: InstrumentView, apart: ClauseView): WayOut | null {
  return waysOut(text).find(({ clause }) => clause.id !== apart.id) ?? null;
}

const found = new WeakMap<InstrumentView, readonly WayOut[]>();

/** The first two such clauses: one of them is another clause than any that asks. */
function waysOut(text: InstrumentView): readonly WayOut[] {
  const known = found.get(text);
  if (known !== undefined) return known;
  const ways: WayOut[] = [];
  for (const clause of clausesOf(text)) {
    if (ways.length === 2) break;
    if (!engagementsOf(clause, text).some(({ engagement }) => engagement === "limited")) continue;
    const words = WORDS.exec(clause.text)?.[0].trim();
    if (words !== undefined) ways.push({ clause, words });
  }
  found.set(text, ways);
  return ways;
}
