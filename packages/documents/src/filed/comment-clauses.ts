import { type Instrument, leavesOf, print } from "@travaux/instrument";
import { lettersOf } from "../word-out/edit/letters.ts";
import { attributeIn, tagsOf } from "../word-out/edit/markup.ts";
import { placesOf } from "../word-out/edit/places.ts";

const EDGE = /^w:comment(?:RangeStart|Reference)$/;

/**
 * For each comment of a file the clause of its accepted text that it stands in, or the next one after it. `xml` is the file's main part.
 * A comment in a note has no entry.
 */
export function commentClauses(xml: string, accepted: Instrument): ReadonlyMap<string, string> {
  const sought = leavesOf(accepted).map((leaf) => ({ clause: leaf.id, text: print(leaf) }));
  const places = [...placesOf(lettersOf(xml), sought)].map(([clause, { letters }]) => {
    const found = letters.filter((letter) => letter !== null);
    return { clause, end: found.at(-1)?.to ?? 0 };
  });
  const clauses = new Map<string, string>();
  for (const tag of tagsOf(xml)) {
    if (tag.kind === "close" || !EDGE.test(tag.name)) continue;
    const id = attributeIn(xml.slice(tag.start, tag.end), "id") ?? "";
    const place = places.find(({ end }) => end > tag.start) ?? places.at(-1);
    if (place !== undefined && !clauses.has(id)) clauses.set(id, place.clause);
  }
  return clauses;
}
