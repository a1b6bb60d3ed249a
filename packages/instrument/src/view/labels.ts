import type { Block, Clause, Division, Instrument } from "../nodes.ts";
import { bareWords } from "../outline/headings.ts";
import { markerOf } from "../parse/marker.ts";
import { print } from "../print.ts";

/** State of counting through a text. */
interface Count {
  readonly labels: Map<string, string>;
  readonly used: Set<string>;
  readonly ordinals: Map<string, number>;
  /** Labels of the clauses that subparagraphs hang on, by depth. */
  readonly parents: string[];
  readonly inner: Map<string, number>;
  previousOption: boolean;
}

/**
 * The labels of a version's clauses by id: `PP3`, `OP5`, `OP5(a)`, `P2 chapeau`, `Art. 2.1(a)`, `Closing 1`. They are what
 * a reader of that version says; ids, not labels, identify a clause through time.
 */
export function labelsOf(instrument: Instrument): ReadonlyMap<string, string> {
  const count: Count = {
    labels: new Map(),
    used: new Set(),
    ordinals: new Map(),
    parents: [],
    inner: new Map(),
    previousOption: false,
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
  if (division.kind === "article") return `Art. ${(words[1] ?? "").replace(/[^\w]/g, "")}`;
  if (division.kind === "annex")
    return words.length > 1 && /^(?:[IVXLC]+|\d+|[A-Z])\b/.test(words[1] ?? "")
      ? `Annex ${(words[1] ?? "").replace(/\W/g, "")}`
      : "Annex";
  return outer;
}

function next(series: string, count: Count): number {
  const ordinal = (count.ordinals.get(series) ?? 0) + 1;
  count.ordinals.set(series, ordinal);
  return ordinal;
}

function unique(label: string, count: Count): string {
  let each = label;
  for (let twin = 2; count.used.has(each); twin += 1) each = `${label} (${twin})`;
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
  count.previousOption = clause.option !== undefined;
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
  if (name !== null) return prefix.startsWith("Art.") ? `${prefix}.${name}` : `${prefix}, ${name}`;
  return `${prefix}, para ${ordinalIn(prefix, clause, count)}`;
}

/** The printed number where there is one; the counter follows it, so that an unnumbered paragraph continues from there. Options of one clause share its number. */
function ordinalIn(series: string, clause: Clause, count: Count): string {
  const name = ownName(clause);
  const printed = name === null ? null : /^\d+/.exec(name)?.[0];
  if (name !== null && printed !== undefined && printed !== null) {
    count.ordinals.set(series, Number(printed));
    return name;
  }
  if (clause.option !== undefined && count.previousOption) return String(count.ordinals.get(series) ?? 1);
  return String(next(series, count));
}

function nextInner(parent: string, count: Count): string {
  const ordinal = (count.inner.get(parent) ?? 0) + 1;
  count.inner.set(parent, ordinal);
  return String(ordinal);
}

/** What the clause's own marker or computed numbering says: `5`, `5bis`, `a`; null for bullets and unnumbered ones. */
function ownName(clause: Clause): string | null {
  const first = clause.children[0];
  const written = first?.type === "literal" && first.kind === "marker" ? first.value : clause.numbering;
  if (written === undefined) return null;
  const name = markerOf(`${written.trim()} x`)?.name ?? written.replace(/[^\p{L}\p{N}.]/gu, "").replace(/\.$/, "");
  return name === "" ? null : name.replace(/\s+/g, "");
}
