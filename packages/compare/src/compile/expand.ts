import { type Bracket, type Inline, type Instrument, type Leaf, leavesOf, type PartyCode } from "@travaux/instrument";
import { markerEnd, type Passage, passagesOf, passagesOfLines, textOf } from "../passage.ts";
import type { Filing, Retain } from "./model.ts";
import { byCodeUnits } from "./order.ts";
import { isNamed, readAs } from "./reading.ts";
import { type NotCarried, rebase } from "./rebase.ts";
import { typedPlaces, unsaid, withBaseWords } from "./typed-brackets.ts";

/** A sender's file read as the proposals of everybody named in it. */
export interface Expansion {
  /** The sender's own filing first, then one for each party named in brackets, in the order of their codes. */
  readonly filings: readonly Filing[];
  /** What of the named parties' proposals stands on words of the sender's own and so could not be put to the base. */
  readonly notCarried: readonly (NotCarried & { readonly party: PartyCode })[];
}

/**
 * Reads a file in which somebody typed others' proposals by hand, in brackets with names: `[EU, PAK: delete: effectively]`.
 * Each is a proposal of the parties named, not of the sender. Brackets that the base itself has are text. The original file
 * stays with whoever keeps it; the virtual filings name the sender in `typedBy`.
 */
export function expandFiling(
  base: Instrument,
  sender: { readonly party: PartyCode; readonly file?: string; readonly text: Instrument },
): Expansion {
  const own = leavesOf(base)
    .map((leaf) => leafText(leaf))
    .join("\n");
  const isProposal = (bracket: Bracket): boolean => isNamed(bracket) && !own.includes(textOf([bracket]));
  const basePassages = passagesOf(base);
  const leaves = leavesOf(sender.text).map((leaf) => withBaseWords(leaf, basePassages, isProposal));
  const named = new Set<PartyCode>();
  for (const leaf of leaves)
    for (const bracket of bracketsIn(nodesOf(leaf))) if (isProposal(bracket)) gatherNames(bracket, named);
  const file = sender.file === undefined ? {} : { file: sender.file };
  if (named.size === 0) return { filings: [{ party: sender.party, text: sender.text, ...file }], notCarried: [] };
  const read = (party: PartyCode | null): readonly string[] =>
    leaves.flatMap((leaf) => readLeaf(leaf, party, isProposal));
  const neutral = read(null);
  const retained = retainsOf(leaves, isProposal, basePassages);
  const notCarried = [...placesNotCarried(leaves, isProposal, basePassages), ...retained.notCarried];
  const filings: Filing[] = [
    {
      party: sender.party,
      text: read(sender.party),
      retains: retained.byParty.get(sender.party) ?? [],
      ...file,
    },
  ];
  const virtual = [...named].filter((party) => party !== sender.party).sort(byCodeUnits);
  for (const party of virtual) {
    const carried = rebase(passagesOfLines(neutral, "sender"), basePassages, passagesOfLines(read(party), party));
    for (const each of carried.notCarried) notCarried.push({ ...each, party });
    const retains = retained.byParty.get(party) ?? [];
    filings.push({ party, text: carried.paragraphs, retains, typedBy: sender.party, ...file });
  }
  return { filings, notCarried };
}

/** A place typed by hand, and a stance that does not say on what, are named, not guessed: the party says it in a file of its own. */
function placesNotCarried(
  leaves: readonly Leaf[],
  isProposal: (bracket: Bracket) => boolean,
  base: readonly Passage[],
): NotCarriedOf[] {
  return leaves.flatMap((leaf) => [
    ...notCarriedIn(leaf, typedPlaces(leaf, isProposal), isProposal, base, PLACE),
    ...notCarriedIn(leaf, unsaid(leaf, isProposal), isProposal, base, UNSAID),
  ]);
}

const PLACE = "a place typed by hand is not carried: move the paragraph in the party's own file";
const UNSAID = "it does not say of which words: type them in the bracket, as in [EU: delete: words]";
const NOT_IN_BASE = "the words to be retained do not stand so in the base";

type NotCarriedOf = NotCarried & { readonly party: PartyCode };

function notCarriedIn(
  leaf: Leaf,
  brackets: readonly Bracket[],
  isProposal: (bracket: Bracket) => boolean,
  base: readonly Passage[],
  why: string,
): readonly NotCarriedOf[] {
  return brackets.flatMap((bracket) => {
    const text = readAs(nodesOf(leaf), null, isProposal, bodyOf(leaf));
    const clause = base.find((passage) => passage.text === text)?.id ?? null;
    const names = new Set<PartyCode>();
    gatherNames(bracket, names);
    return [...names].map((party) => ({ clause, proposal: textOf([bracket]), why, party }));
  });
}

function nodesOf(leaf: Leaf): readonly Inline[] {
  return "children" in leaf ? leaf.children : [];
}

function leafText(leaf: Leaf): string {
  return leaf.type === "opaque" ? leaf.value : leaf.type === "table" ? "" : textOf(leaf.children);
}

function readLeaf(leaf: Leaf, party: PartyCode | null, isProposal: (bracket: Bracket) => boolean): readonly string[] {
  if (!("children" in leaf))
    return [leaf.type === "opaque" ? leaf.value : leaf.rows.map((row) => row.join("\t")).join("\n")];
  const text = readAs(leaf.children, party, isProposal, bodyOf(leaf));
  return text === null ? [] : text.split("\n");
}

function bodyOf(leaf: Leaf): number {
  const [first] = nodesOf(leaf);
  return first?.type === "literal" && first.kind === "marker" ? first.value.length : markerEnd(leafText(leaf));
}

function bracketsIn(nodes: readonly Inline[]): readonly Bracket[] {
  return nodes.flatMap((node): readonly Bracket[] => {
    if (node.type === "citation") return bracketsIn(node.children);
    if (node.type !== "bracket") return [];
    const inner = node.children.flatMap((child) => (child.type === "alternative" ? bracketsIn(child.children) : []));
    return [node, ...inner];
  });
}

function gatherNames(bracket: Bracket, named: Set<PartyCode>): void {
  for (const child of bracket.children) {
    if (child.type === "alternative") for (const party of child.attribution) named.add(party);
  }
}

/** Where parties typed `retain`: the base words each wants kept, and the wishes for which the base has no such words. */
function retainsOf(
  leaves: readonly Leaf[],
  isProposal: (bracket: Bracket) => boolean,
  base: readonly Passage[],
): { readonly byParty: ReadonlyMap<PartyCode, readonly Retain[]>; readonly notCarried: readonly NotCarriedOf[] } {
  const byParty = new Map<PartyCode, Retain[]>();
  const notCarried: NotCarriedOf[] = [];
  for (const leaf of leaves) {
    const nodes = nodesOf(leaf);
    nodes.forEach((node, index) => {
      if (node.type !== "bracket" || !isProposal(node)) return;
      const parties = keepersIn(node);
      if (parties.length === 0) return;
      const body = bodyOf(leaf);
      const whole = readAs(nodes, null, isProposal, body) ?? "";
      const start = readAs(nodes.slice(0, index), null, isProposal, body)?.length ?? 0;
      const end = readAs(nodes.slice(0, index + 1), null, isProposal, body)?.length ?? start;
      const passage = base.findIndex((each) => each.text === whole);
      const from = Math.min(start, end);
      for (const party of parties) {
        if (passage < 0) notCarried.push({ clause: null, proposal: textOf([node]), why: NOT_IN_BASE, party });
        else
          byParty.set(party, [...(byParty.get(party) ?? []), { passage, start: from, end: Math.max(end, from + 1) }]);
      }
    });
  }
  return { byParty, notCarried };
}

/** Who says in a bracket that the base's words, or none, shall stand. */
function keepersIn(bracket: Bracket): readonly PartyCode[] {
  return bracket.children.flatMap((child) =>
    child.type === "alternative" && (child.stance === "retain" || child.stance === "none") ? child.attribution : [],
  );
}
