import { reservationsIn } from "../brackets/attribution.ts";
import type { FoundCitation } from "../cite/citations.ts";
import type { Inline, Mark, Text } from "../nodes.ts";
import type { MarkRange } from "../source.ts";
import { lowerBound } from "./sorted.ts";

interface Special {
  readonly start: number;
  readonly end: number;
  readonly node: (children: readonly Text[], value: string) => Inline;
}

/**
 * Turns stretches of a paragraph that hold no brackets into nodes: citations, reservations and words with their marks.
 * A citation that a bracket cuts in two is not made a node.
 */
export function wordsBuilder(
  text: string,
  marks: readonly MarkRange[],
  citations: readonly FoundCitation[],
): (start: number, end: number) => readonly Inline[] {
  const specials = specialsOf(text, citations);
  return (start, end) => {
    const out: Inline[] = [];
    let from = start;
    for (let index = lowerBound(specials, (special) => special.start < start); index < specials.length; index += 1) {
      const special = specials[index];
      if (special === undefined || special.start >= end) break;
      if (special.end > end || special.start < from) continue;
      for (const word of textsOf(text, marks, from, special.start)) out.push(word);
      out.push(special.node(textsOf(text, marks, special.start, special.end), text.slice(special.start, special.end)));
      from = special.end;
    }
    for (const word of textsOf(text, marks, from, end)) out.push(word);
    return out;
  };
}

function specialsOf(text: string, citations: readonly FoundCitation[]): readonly Special[] {
  const cited = citations.map(
    ({ start, end, kind, instrument, article }): Special => ({
      start,
      end,
      node: (children) => ({ type: "citation", kind, instrument, article, children }),
    }),
  );
  const reserved = reservationsIn(text).map(
    ({ start, end, attribution }): Special => ({
      start,
      end,
      node: (_, value) => ({ type: "reservation", attribution, value }),
    }),
  );
  return [...cited, ...reserved].sort((a, b) => a.start - b.start);
}

function textsOf(text: string, marks: readonly MarkRange[], start: number, end: number): readonly Text[] {
  if (start >= end) return [];
  const bounds = new Set([start, end]);
  for (const mark of marks) {
    if (mark.start > start && mark.start < end) bounds.add(mark.start);
    if (mark.end > start && mark.end < end) bounds.add(mark.end);
  }
  const cuts = [...bounds].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const value = text.slice(from, cuts[index + 1]);
    const on = marks.filter((mark) => mark.start <= from && mark.end > from).map((mark): Mark => mark.mark);
    return on.length === 0 ? { type: "text", value } : { type: "text", value, marks: [...new Set(on)].sort() };
  });
}
