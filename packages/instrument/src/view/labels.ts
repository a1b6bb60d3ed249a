import type { Alternative, Block, Clause, Division, Inline, Instrument } from "../nodes.ts";
import { bareWords } from "../outline/headings.ts";
import { markerOf } from "../parse/marker.ts";
import { print } from "../print.ts";

/** State of counting through a text. */
interface Count {
  readonly labels: Map<string, string>;
  readonly used: Set<string>;
  /** Where counting goes on for a label that came before: a text may repeat one label ten thousand times. */
  readonly twins: Map<string, number>;
  readonly ordinals: Map<string, number>;
  /** Labels of the clauses that subparagraphs hang on, by depth. */
  readonly parents: string[];
  readonly inner: Map<string, number>;
  /** The name last given in each series: `5bis`. */
  readonly names: Map<string, string>;
  /** True where the clause before ends in a colon: options that follow are readings of it. */
  offers: boolean;
}

/**
 * The labels of a version's clauses by id: `PP3`, `OP5`, `OP5(a)`, `P2 chapeau`, `Art. 2.1(a)`, `Closing 1`. They are what
 * a reader of that version says; ids, not labels, identify a clause through time.
 */
export function labelsOf(instrument: Instrument): ReadonlyMap<string, string> {
  const count: Count = {
    labels: new Map(),
    used: new Set(),
    twins: new Map(),
    ordinals: new Map(),
    parents: [],
    inner: new Map(),
    names: new Map(),
    offers: false,
  };
  visit(instrument.children, "", count);
  return count.labels;
}

function visit(blocks: readonly Block[], prefix: string, count: Count): void {
  for (const block of blocks) {
    if (block.type === "division") visit(block.children, prefixOf(block, prefix, count), count);
    else if (block.type === "clause") count.labels.set(block.id, unique(labelOf(block, prefix, count), count));
  }
}

function prefixOf(division: Division, outer: string, count: Count): string {
  if (division.kind === "pillar") next("pillar", count);
  const first = division.children[0];
  if (first?.type !== "heading") return outer;
  const words = bareWords(print(first)).split(/\s+/);
  if (division.kind === "article")
    return `${shortName(words[0] ?? "")} ${(words[1] ?? "").replace(FIRST, "1").replace(/[^\w]/g, "")}`;
  if (division.kind === "annex")
    return words.length > 1 && /^(?:[IVXLC]+|\d+|[A-Z])\b/.test(words[1] ?? "")
      ? `Annex ${(words[1] ?? "").replace(/\W/g, "")}`
      : "Annex";
  return outer;
}

/** `Art.`, and `Para.` or `Cl.` where an understanding calls its articles so. */
function shortName(word: string): string {
  if (/^p[aá]r/i.test(word)) return "Para.";
  return /^cl/i.test(word) ? "Cl." : "Art.";
}

/** The first article by its name. */
const FIRST = /^(?:premier|première|1er|primero)$/i;

function next(series: string, count: Count): number {
  const ordinal = (count.ordinals.get(series) ?? 0) + 1;
  count.ordinals.set(series, ordinal);
  return ordinal;
}

function unique(label: string, count: Count): string {
  let each = label;
  let twin = count.twins.get(label) ?? 2;
  for (; count.used.has(each); twin += 1) each = `${label} (${twin})`;
  count.twins.set(label, twin);
  count.used.add(each);
  return each;
}

function labelOf(clause: Clause, prefix: string, count: Count): string {
  if (clause.depth > 0) {
    const parent = count.parents[clause.depth - 1] ?? count.parents.at(-1) ?? "OP";
    const label = `${parent}(${ownName(clause) ?? nextInner(parent, count)})`;
    count.parents.length = Math.min(count.parents.length, clause.depth);
    count.parents.push(label);
    return label;
  }
  const base = outermost(clause, prefix, count);
  const label = clause.option === undefined ? base : `${base} option ${clause.option}`;
  count.offers = clause.role !== "chapeau" && /:[\s\]]*$/.test(print(clause));
  count.parents.splice(0, count.parents.length, label);
  return label;
}

function outermost(clause: Clause, prefix: string, count: Count): string {
  switch (clause.role) {
    case "opening":
      return "Opening";
    case "chapeau": {
      const pillar = count.ordinals.get("pillar") ?? 0;
      return prefix !== "" ? `${prefix} chapeau` : pillar > 0 ? `P${pillar} chapeau` : "Chapeau";
    }
    case "closing":
      return `Closing ${next("closing", count)}`;
    case "signature":
      return `Signature ${next("signature", count)}`;
    case "preambular":
      return `PP${ordinalIn("PP", clause, count)}`;
    case "operative":
      return prefix === "" ? `OP${ordinalIn("OP", clause, count)}` : inDivision(prefix, clause, count);
  }
}

function inDivision(prefix: string, clause: Clause, count: Count): string {
  const name = ownName(clause);
  if (name !== null) return /^(?:Art|Para|Cl)\./.test(prefix) ? `${prefix}.${name}` : `${prefix}, ${name}`;
  return `${prefix}, para ${ordinalIn(prefix, clause, count)}`;
}

/** The printed number where there is one; the counter follows it, so that an unnumbered paragraph continues from there. Options share the number of the clause they are readings of. */
function ordinalIn(series: string, clause: Clause, count: Count): string {
  const name = ownName(clause);
  const printed = name === null ? null : /^\d+/.exec(name)?.[0];
  if (name !== null && printed !== undefined && printed !== null) {
    count.ordinals.set(series, Number(printed));
    count.names.set(series, name);
    return name;
  }
  const named = count.names.get(series);
  if (named !== undefined && readsLikeBefore(clause, count)) return named.replace(/\.?alt\.?\d*$/i, "");
  const ordinal = String(next(series, count));
  count.names.set(series, ordinal);
  return ordinal;
}

/** An option is a reading of the clause before where that announces options, or where this is not the first of them. */
function readsLikeBefore({ option }: Clause, { offers }: Count): boolean {
  return option !== undefined && (offers || !/^[1AI]$/i.test(option));
}

function nextInner(parent: string, count: Count): string {
  const ordinal = (count.inner.get(parent) ?? 0) + 1;
  count.inner.set(parent, ordinal);
  return String(ordinal);
}

/** The marker at the head of a clause, also inside brackets that open there (`[OP5bis …]`); null where words stand first. */
function headMarker(nodes: readonly (Inline | Alternative)[]): string | null {
  for (const node of nodes) {
    if (node.type === "literal" && node.kind === "marker") return node.value;
    if (node.type === "bracket" || node.type === "alternative") return headMarker(node.children);
    if (node.type !== "literal" && node.type !== "milestone") return null;
  }
  return null;
}

/** What the clause's own marker or computed numbering says: `5`, `5bis`, `a`; null for bullets and unnumbered ones. */
function ownName(clause: Clause): string | null {
  const written = headMarker(clause.children) ?? clause.numbering;
  if (written === undefined) return null;
  const name = markerOf(`${written.trim()} x`)?.name ?? written.replace(/[^\p{L}\p{N}.]/gu, "").replace(/\.$/, "");
  return name === "" ? null : name.replace(/\s+/g, "");
}
