import type { Bracket, PartyCode } from "@travaux/instrument";
import { markerEnd, type Passage, textOf } from "../../passage.ts";
import { type Memory, newMemory, passageEdits } from "../../words/pairs.ts";
import type { Retain } from "../model.ts";
import { readAs } from "../reading.ts";
import { bodyOf, nodesOf, readingsOf } from "./nodes.ts";
import type { Prepared, Refused } from "./prepared.ts";

/** Who wants which words of the base kept, and the wishes for which the base has no such words. */
export interface Wishes {
  readonly byParty: ReadonlyMap<PartyCode, readonly Retain[]>;
  readonly refused: readonly Refused[];
}

const NOT_IN_BASE = "the words to be retained do not stand so in the base";

/** Where parties typed `retain` or `no text`. */
export function wishesIn(prepared: Prepared, base: readonly Passage[]): Wishes {
  const byParty = new Map<PartyCode, Retain[]>();
  const refused: Refused[] = [];
  const memory = newMemory();
  prepared.leaves.forEach((leaf, at) => {
    nodesOf(leaf).forEach((node, index) => {
      if (node.type !== "bracket" || !prepared.isProposal(node)) return;
      const parties = keepersIn(node);
      if (parties.length === 0) return;
      const place = placeOf(prepared, at, index, base, memory);
      if (place === null) refused.push({ leaf: at, parties, words: textOf([node]), why: NOT_IN_BASE });
      else for (const party of parties) byParty.set(party, [...(byParty.get(party) ?? []), place]);
    });
  });
  return { byParty, refused };
}

/** Where a bracket stands in the base: the words it has there as nobody reads it, or the point where it stands. */
export function placeOf(
  { leaves, isProposal, passageOf }: Prepared,
  at: number,
  index: number,
  base: readonly Passage[],
  memory: Memory,
): Retain | null {
  const leaf = leaves[at];
  const passage = passageOf[at] ?? -1;
  const below = base[passage];
  if (leaf === undefined || below === undefined) return null;
  const nodes = nodesOf(leaf);
  const read = (until: number): string => readAs(nodes.slice(0, until), null, isProposal, bodyOf(leaf)) ?? "";
  const whole = read(nodes.length);
  const [start, end] = [read(index).length, read(index + 1).length];
  const edits = passageEdits(memory, below, { id: "", text: whole, body: markerEnd(whole) }, false);
  let shift = 0;
  for (const edit of edits) {
    const from = edit.start + shift;
    const until = from + edit.inserted.length;
    if (from < Math.max(end, start + 1) && Math.max(until, from + 1) > Math.min(start, end)) return null;
    if (until <= start) shift += edit.inserted.length - (edit.end - edit.start);
  }
  const first = Math.min(start, end) - shift;
  return { passage, start: first, end: Math.max(end - shift, first + 1) };
}

/** Who says in a bracket that the base's words, or none, shall stand. */
function keepersIn(bracket: Bracket): readonly PartyCode[] {
  const strikes = readingsOf(bracket).some(
    ({ stance, attribution, children }) =>
      children.length > 0 &&
      (stance === "retain" || stance === "delete" || (stance === "text" && attribution.length === 0)),
  );
  return readingsOf(bracket).flatMap(({ stance, attribution }) =>
    stance === "retain" || (stance === "none" && !strikes) ? attribution : [],
  );
}
