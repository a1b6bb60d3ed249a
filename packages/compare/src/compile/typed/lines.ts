import type { Leaf, PartyCode } from "@travaux/instrument";
import { blockText, textOf } from "../../passage.ts";
import type { Filing } from "../model.ts";
import { readAs } from "../reading.ts";
import { bodyOf, nodesOf, readingsOf } from "./nodes.ts";
import { type LabelAt, type Prepared, placeIn, type TypedPlace } from "./prepared.ts";

/** The paragraphs of a file as one party reads it (null: as nobody does), with what it says of places done. */
export function linesAs(prepared: Prepared, party: PartyCode | null, labelAt: LabelAt): readonly string[] {
  const { leaves } = prepared;
  const texts = leaves.map((leaf) => linesOf(leaf, party, prepared));
  if (party === null) return texts.flat();
  const order = leaves.map((_, at) => at);
  leaves.forEach((leaf, at) => {
    for (const place of placesOf(leaf, party, prepared)) {
      if (place === "joined") joinNext(texts, at);
      else move(order, at, place, labelAt);
    }
  });
  return order.flatMap((at) => texts[at] ?? []);
}

/** What one block is to a party: its paragraphs, none where it all is another's proposal. */
export function linesOf(leaf: Leaf, party: PartyCode | null, { isProposal }: Prepared): readonly string[] {
  if (!("children" in leaf)) return [blockText(leaf)];
  const text = readAs(leaf.children, party, isProposal, bodyOf(leaf));
  return text === null ? [] : text.split("\n");
}

function placesOf(leaf: Leaf, party: PartyCode, { isProposal }: Prepared): readonly (TypedPlace | "joined")[] {
  return nodesOf(leaf).flatMap((node) => {
    if (node.type !== "bracket" || !isProposal(node)) return [];
    return readingsOf(node)
      .filter((reading) => reading.stance === "placement" && reading.attribution.includes(party))
      .flatMap((reading) => placeIn(textOf(reading.children)) ?? []);
  });
}

/** The passages of the base that a party says it moves. */
export function movesAs(prepared: Prepared, party: PartyCode): readonly number[] {
  return prepared.leaves.flatMap((leaf, at) =>
    placesOf(leaf, party, prepared).flatMap((place) =>
      place === "joined" ? [] : prepared.passageOf.slice(at, at + place.count).filter((passage) => passage >= 0),
    ),
  );
}

/** Paragraphs that follow one another are joined by one space: print does not say more. */
function joinNext(texts: (readonly string[])[], at: number): void {
  const next = texts.findIndex((lines, index) => index > at && lines.length > 0);
  const [own, other] = [texts[at] ?? [], texts[next] ?? []];
  if (next < 0 || own.length === 0) return;
  texts[next] = [...own.slice(0, -1), `${own.at(-1)} ${other[0]}`, ...other.slice(1)];
  texts[at] = [];
}

function move(order: number[], at: number, { side, label, count }: TypedPlace, labelAt: LabelAt): void {
  const from = order.indexOf(at);
  const target = labelAt(label);
  if (from < 0 || target === undefined || (target >= at && target < at + count)) return;
  const moved = order.splice(from, count);
  const to = order.indexOf(target);
  order.splice(side === "after" ? to + 1 : to, 0, ...moved);
}

/** The footnotes of a file as one party reads it. */
export function notesAs(prepared: Prepared, party: PartyCode): NonNullable<Filing["notes"]> {
  return prepared.leaves.flatMap((leaf) => {
    const label = leaf.type === "footnoteDefinition" ? leaf.label : "";
    return label === "" ? [] : linesOf(leaf, party, prepared).map((text) => ({ text, label }));
  });
}
