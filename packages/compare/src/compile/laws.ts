import { type Bracket, type Inline, type Instrument, leavesOf, print, TravauxError } from "@travaux/instrument";
import { type Passage, passagesOf } from "../passage.ts";
import { applyEdits } from "../words/edits.ts";
import { latticeOf, textOfEdits } from "./lattice.ts";
import type { Compilation, Edit, WordEdit } from "./model.ts";
import { byCodeUnits, byPlace } from "./order.ts";
import { type Projection, rejectAll, rollingText } from "./project.ts";
import { findsInPrint } from "./reading.ts";
import { childrenOf } from "./slices.ts";
import { roundOf } from "./typed/round.ts";

/** The pictures the laws look at. The default is the engine's; a test that wants to see a law broken puts a faulty one in. */
export interface Views {
  readonly rejectAll: (compilation: Compilation) => Projection;
  readonly rollingText: (compilation: Compilation) => Instrument;
}

/** What the engine shows. */
export const VIEWS: Views = { rejectAll, rollingText };

/**
 * Checks laws 1–4 and 7 of a compilation against the texts as filed (in the order of its submissions). Throws E_LAW_BROKEN with the
 * law, the clause and the delegation; a compilation that breaks a law must never be shown or stored.
 */
export function checkLaws(compilation: Compilation, filed: readonly string[], views: Views = VIEWS): void {
  const passages = passagesOf(compilation.base);
  const arrived = compilation.arrived ?? compilation.base;
  firstLaw(views.rejectAll(compilation), passagesOf(arrived));
  if (compilation.arrived !== undefined) standingLaw(compilation.arrived, passages);
  secondLaw(compilation, passages, filed);
  thirdLaw(compilation);
  const rolling = leavesOf(views.rollingText(compilation));
  const nodesOf = new Map(rolling.map((leaf) => [leaf.id, childrenOf(leaf)]));
  fourthLaw(compilation, passages, nodesOf);
  seventhLaw([...nodesOf]);
}

function broken(law: number, clause: string, party: string | null, why: string): TravauxError {
  const who = party === null ? "" : ` of ${party}`;
  return new TravauxError(
    "E_LAW_BROKEN",
    `Law ${law} does not hold at clause ${clause}${who}: ${why}`,
    "Nothing was written. This is a fault of the engine, not of the texts: please report it with the two texts concerned.",
    { where: { part: clause } },
  );
}

/** L1: with every proposal rejected, the base stands to the byte. */
function firstLaw({ text: rejected }: Projection, passages: readonly Passage[]): void {
  const base = passages.map((passage) => passage.text).join("\n");
  if (rejected === base) return;
  const at = firstDifference(base, rejected);
  throw broken(1, clauseAt(passages, at), null, "rejecting every proposal does not give the base text back.");
}

/** L1 in a round: the base is what nobody's bracket puts into the text that arrived. */
function standingLaw(arrived: Instrument, passages: readonly Passage[]): void {
  const read = passagesOf(roundOf(arrived)?.base ?? arrived);
  const at = passages.findIndex((passage, index) => passage.text !== read[index]?.text);
  if (at < 0 && passages.length === read.length) return;
  const clause = passages[Math.max(at, 0)]?.id ?? "(none)";
  throw broken(1, clause, null, "the base is not what the text that arrived says without its brackets.");
}

/** L2: with one party accepted, its text stands to the byte. */
function secondLaw(compilation: Compilation, passages: readonly Passage[], filed: readonly string[]): void {
  compilation.submissions.forEach((submission, ordinal) => {
    const edits = submission.edits.flatMap((number) => compilation.edits[number] ?? []);
    const text = textOfEdits(passages, edits);
    const wanted = filed[ordinal];
    if (text === wanted) return;
    const clause = clauseAt(passages, firstDifference(text, wanted ?? ""));
    throw broken(2, clause, submission.party, "accepting its proposals does not give its text back.");
  });
}

/** L3: parties and edits stand in one canonical order, each once, so that no order of arrival can show. */
function thirdLaw(compilation: Compilation): void {
  const { submissions, edits } = compilation;
  for (let at = 1; at < submissions.length; at += 1) {
    const party = submissions[at]?.party ?? "";
    if (byCodeUnits(submissions[at - 1]?.party ?? "", party) >= 0) {
      throw broken(3, "(all)", party, "parties do not stand in the order of their codes.");
    }
  }
  for (let at = 1; at < edits.length; at += 1) {
    const [before, edit] = [edits[at - 1], edits[at]];
    if (before !== undefined && edit !== undefined && byPlace(before, edit) >= 0) {
      throw broken(3, clauseOf(compilation, edit), null, "edits do not stand in the order of their places.");
    }
  }
  for (const { party, edits: own } of submissions) {
    if (own.some((number, at) => at > 0 && number <= (own[at - 1] ?? -1))) {
      throw broken(3, "(all)", party, "its edits do not stand in order.");
    }
  }
}

function clauseOf(compilation: Compilation, edit: Edit): string {
  const leaves = leavesOf(compilation.base);
  return leaves[edit.type === "gap" ? Math.max(0, edit.gap - 1) : edit.passage]?.id ?? "(none)";
}

/**
 * L4: every inserted or deleted character has exactly the set of its authors. Seen from the picture: whoever reads the brackets of a
 * clause as one party finds that party's words, and as a party that touched nothing, the base.
 */
function fourthLaw(
  compilation: Compilation,
  passages: readonly Passage[],
  nodesOf: ReadonlyMap<string, readonly Inline[]>,
): void {
  const touched = new Set(compilation.edits.flatMap((edit) => (edit.type === "words" ? [edit.passage] : [])));
  const check = (at: number, party: string | null, edits: readonly WordEdit[]): void => {
    const passage = passages[at];
    const nodes = nodesOf.get(passage?.id ?? "");
    if (passage === undefined || nodes === undefined) return;
    const wanted = applyEdits(passage.text, edits);
    if (!findsInPrint(nodes, party, passage, wanted)) {
      throw broken(4, passage.id, party, "the brackets do not show exactly its changes.");
    }
  };
  for (const at of touched) check(at, null, []);
  for (const { party, edits } of compilation.submissions) {
    const lattice = latticeOf(edits.flatMap((number) => compilation.edits[number] ?? []));
    for (const [at, own] of lattice.words) {
      if (lattice.deleted.has(at)) continue;
      check(
        at,
        party,
        own.filter((edit) => edit.number !== true),
      );
    }
  }
}

/** L7: in one bracket no two readings are the same and no party stands twice: identical proposals are one, with all their names. */
function seventhLaw(clauses: readonly (readonly [string, readonly Inline[]])[]): void {
  for (const [clause, nodes] of clauses) for (const bracket of compiledIn(nodes)) oneNameEach(clause, bracket);
}

function oneNameEach(clause: string, bracket: Bracket): void {
  const readings = new Set<string>();
  const parties = new Set<string>();
  for (const child of bracket.children) {
    if (child.type !== "alternative") continue;
    const reading = `${child.stance}\u0000${child.children.map((node) => print(node)).join("")}`;
    if (readings.has(reading))
      throw broken(7, clause, child.attribution[0] ?? null, "one reading stands in two brackets.");
    readings.add(reading);
    for (const party of child.attribution) {
      if (parties.has(party)) throw broken(7, clause, party, "the party stands in one bracket twice.");
      parties.add(party);
    }
  }
}

function compiledIn(nodes: readonly Inline[]): readonly Bracket[] {
  const out: Bracket[] = [];
  const walk = (children: readonly Inline[]): void => {
    for (const node of children) {
      if (node.type === "bracket") {
        if (node.origin === "compiled") out.push(node);
        for (const child of node.children) if (child.type === "alternative") walk(child.children);
      } else if (node.type === "citation") walk(node.children);
    }
  };
  walk(nodes);
  return out;
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

function clauseAt(passages: readonly Passage[], offset: number): string {
  let at = 0;
  for (const passage of passages) {
    at += passage.text.length + 1;
    if (offset < at) return passage.id;
  }
  return passages.at(-1)?.id ?? "(none)";
}
