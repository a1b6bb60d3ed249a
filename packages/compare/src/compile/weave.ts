import type { Alternative, Bracket, Inline, Literal } from "@travaux/instrument";
import { textOf } from "../passage.ts";
import type { Shown } from "./shown.ts";
import { lengthOf, settledText, sliceOf } from "./slices.ts";

/** What stands in the place of a region: its bracket with its hoisted spaces, or plain words. */
export type Render = (shown: Shown, base: readonly Inline[]) => readonly Inline[];

/** A stretch of a paragraph that is not printed as it is: a region, or a node with regions inside it. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly nodes: () => readonly Inline[];
}

/** A paragraph's nodes with its regions woven in. Regions are in order, apart, and count from the paragraph's first character. */
export function weave(nodes: readonly Inline[], regions: readonly Shown[], render: Render): readonly Inline[] {
  return settledText(woven(nodes, 0, regions, render));
}

function woven(nodes: readonly Inline[], offset: number, regions: readonly Shown[], render: Render): readonly Inline[] {
  if (regions.length === 0) return nodes;
  const stretches = stretchesOf(nodes, offset, regions, render);
  const out: Inline[] = [];
  let at = 0;
  for (const stretch of stretches) {
    out.push(...sliceOf(nodes, at, stretch.start - offset), ...stretch.nodes());
    at = stretch.end - offset;
  }
  out.push(...sliceOf(nodes, at, Number.POSITIVE_INFINITY));
  return out;
}

function stretchesOf(
  nodes: readonly Inline[],
  offset: number,
  regions: readonly Shown[],
  render: Render,
): readonly Stretch[] {
  const inside = new Map<Inline, readonly Shown[]>();
  const spans = new Map<Inline, number>();
  let at = offset;
  for (const node of nodes) {
    const start = at;
    const end = at + lengthOf(node);
    at = end;
    if (node.type !== "bracket" && node.type !== "placeholder") continue;
    const touching = regions.filter((region) => region.end > start && region.start < end);
    if (touching.length > 0 && holds(node, start, touching)) {
      inside.set(node, touching);
      spans.set(node, start);
    }
  }
  const taken = new Set([...inside.values()].flat());
  const out: Stretch[] = regions
    .filter((region) => !taken.has(region))
    .map((region) => ({
      start: region.start,
      end: region.end,
      nodes: () => render(region, sliceOf(nodes, region.start - offset, region.end - offset)),
    }));
  for (const [node, touching] of inside) {
    const start = spans.get(node) ?? 0;
    out.push({ start, end: start + lengthOf(node), nodes: () => [rebuilt(node, start, touching, render)] });
  }
  return out.sort((x, y) => x.start - y.start || x.end - y.end);
}

/** True where every region lies inside one reading of the bracket, or between the signs of the placeholder. */
function holds(node: Inline, start: number, regions: readonly Shown[]): boolean {
  if (node.type === "placeholder") {
    const end = start + node.value.length;
    const bracketed = node.value.startsWith("[") && node.value.endsWith("]");
    return bracketed && regions.every((region) => region.start > start && region.end < end);
  }
  if (node.type !== "bracket") return false;
  const spans = alternativeSpans(node, start);
  return regions.every((region) => spans.some((span) => region.start >= span.start && region.end <= span.end));
}

function alternativeSpans(node: Bracket, start: number): readonly { start: number; end: number }[] {
  let at = start;
  return node.children.flatMap((child) => {
    const from = at;
    at += child.type === "literal" ? child.value.length : textOf(child.children).length;
    return child.type === "literal" ? [] : [{ start: from, end: at }];
  });
}

function rebuilt(node: Inline, start: number, regions: readonly Shown[], render: Render): Inline {
  if (node.type === "placeholder") {
    const open: Literal = { type: "literal", kind: "bracket", value: "[" };
    const words: readonly Inline[] = [{ type: "text", value: node.value.slice(1, -1) }];
    const children = settledText(woven(words, start + 1, regions, render));
    const reading: Alternative = { type: "alternative", stance: "text", attribution: [], children };
    const reason = "Words of the text in brackets: not agreed.";
    return {
      type: "bracket",
      kind: "unagreed",
      origin: "base",
      reason,
      children: [open, reading, { type: "literal", kind: "bracket", value: "]" }],
    };
  }
  if (node.type !== "bracket") return node;
  let at = start;
  const children = node.children.map((child) => {
    if (child.type === "literal") {
      at += child.value.length;
      return child;
    }
    const from = at;
    at += textOf(child.children).length;
    const own = regions.filter((region) => region.start >= from && region.end <= at);
    return own.length === 0 ? child : { ...child, children: settledText(woven(child.children, from, own, render)) };
  });
  return { ...node, children };
}
