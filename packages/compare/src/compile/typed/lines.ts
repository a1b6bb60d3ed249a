import type { Leaf, PartyCode } from "@travaux/instrument";
import { blockText, textOf } from "../../passage.ts";
import { glueBetween } from "../joins.ts";
import type { Filing } from "../model.ts";
import { readAs } from "../reading.ts";
import { bodyOf, nodesOf, readingsOf } from "./nodes.ts";
import { orderFor } from "./places.ts";
import { type LabelAt, type Prepared, placeIn, type TypedPlace } from "./prepared.ts";

/** The paragraphs of a file as one party reads it, with what it says of places done. */
export function linesAs(prepared: Prepared, party: PartyCode, labelAt: LabelAt): readonly string[] {
  const { leaves } = prepared;
  const texts = leaves.map((leaf) => linesOf(leaf, party, prepared));
  const passageOf = prepared.passageOf.length === 0 ? leaves.map((_, at) => at) : prepared.passageOf;
  const placed: { leaf: number; place: TypedPlace }[] = [];
  const joined: { at: number; bare: boolean }[] = [];
  leaves.forEach((leaf, at) => {
    for (const place of placesOf(leaf, party, prepared)) {
      if (place === "joined" || place === "joined bare") joined.push({ at, bare: place !== "joined" });
      else placed.push({ leaf: at, place });
    }
  });
  const away = new Set(placed.map(({ leaf }) => leaf));
  const order = orderFor(placed, { passageOf, labelAt, has: (leaf) => (texts[leaf]?.length ?? 0) > 0 });
  for (const each of joined) joinNext(texts, each, (leaf) => passageOf[leaf] !== -1 && !away.has(leaf));
  return order.flatMap((at) => texts[at] ?? []);
}

/** What one block is to a party (null: to nobody): its paragraphs, none where it all is another's proposal. */
export function linesOf(leaf: Leaf, party: PartyCode | null, { isProposal }: Prepared): readonly string[] {
  if (!("children" in leaf)) return [blockText(leaf)];
  const text = readAs(leaf.children, party, isProposal, bodyOf(leaf));
  return text === null ? [] : text.split("\n");
}

function placesOf(
  leaf: Leaf,
  party: PartyCode,
  { isProposal }: Prepared,
): readonly NonNullable<ReturnType<typeof placeIn>>[] {
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
      typeof place === "string" ? [] : prepared.passageOf.slice(at, at + place.count).filter((passage) => passage >= 0),
    ),
  );
}

/** Paragraphs that follow one another are joined by one space, unless one of them has it already: print does not say more. */
function joinNext(
  texts: (readonly string[])[],
  { at, bare }: { readonly at: number; readonly bare: boolean },
  stays: (leaf: number) => boolean,
): void {
  const next = texts.findIndex((lines, index) => index > at && lines.length > 0 && stays(index));
  const [own, other] = [texts[at] ?? [], texts[next] ?? []];
  if (next < 0 || own.length === 0) return;
  const [last, first] = [own.at(-1) ?? "", other[0] ?? ""];
  const glue = bare ? "" : glueBetween(last, first);
  texts[next] = [...own.slice(0, -1), last + glue + first, ...other.slice(1)];
  texts[at] = [];
}

/** The footnotes of a file as one party reads it. */
export function notesAs(prepared: Prepared, party: PartyCode): NonNullable<Filing["notes"]> {
  return prepared.leaves.flatMap((leaf) => {
    const label = leaf.type === "footnoteDefinition" ? leaf.label : "";
    return label === "" ? [] : linesOf(leaf, party, prepared).map((text) => ({ text, label }));
  });
}
