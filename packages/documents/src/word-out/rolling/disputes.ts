import {
  type Compilation,
  type Passage,
  type Projection,
  passagesOf,
  type Region,
  regionsOf,
  type Shown,
  shownRegions,
} from "@travaux/compare";
import { type Bracket, type Inline, type Leaf, leavesOf, type PartyCode, print } from "@travaux/instrument";
import { acceptedText, textFor } from "../model-text.ts";
import type { Proposals } from "./proposals.ts";
import { namedEdits, rowNumberAt, weighedEdits, withRowNumber } from "./row-numbers.ts";
import { strokesOf } from "./strokes.ts";
import { partlyDisputedPieces, plainPieces } from "./tracked-passage.ts";

/** A stretch of a passage on which readings differ, and the bracket that shows all of them. */
export interface OpenStretch {
  readonly start: number;
  readonly end: number;
  /** Everybody who reads it otherwise than the base. */
  readonly by: readonly PartyCode[];
  /** Those of them whose reading has words: the spaces around the bracket are theirs. */
  readonly worded: readonly PartyCode[];
  readonly lead: string;
  readonly bracket: Bracket;
  readonly trail: string;
  /** Places inside it, edges included, where words are put in that are part of the dispute. */
  readonly puts: ReadonlySet<number>;
}

/** Where proposals collide when all are accepted together. */
export interface Disputes {
  /** Passages shown whole in brackets. */
  readonly passages: ReadonlySet<number>;
  /** Passages of which only some words are disputed. */
  readonly words: ReadonlyMap<number, readonly OpenStretch[]>;
  readonly gaps: ReadonlySet<number>;
  /** True where no proposals collide. */
  readonly settles: boolean;
}

/** Finds the disputes of a compilation; `all` has everything accepted. */
export function disputesOf(compilation: Compilation, proposals: Proposals, all: Projection): Disputes {
  const passages = passagesOf(compilation.base);
  const at = new Map(passages.map((passage, index) => [passage.id, index]));
  const whole = new Set<number>();
  const partly = new Set<number>();
  const gaps = new Set<number>();
  for (const { clause, what } of all.collisions) {
    const passage = clause === null ? -1 : (at.get(clause) ?? -1);
    if (what === "new paragraphs") gaps.add(passage + 1);
    else if (what === "words") partly.add(passage);
    else whole.add(passage);
  }
  const bases = leavesOf(compilation.base);
  const shown = new Map(leavesOf(all.instrument).map((leaf) => [leaf.id, leaf]));
  const words = new Map<number, readonly OpenStretch[]>();
  for (const passage of partly) {
    const leaf = shown.get(passages[passage]?.id ?? "");
    const stretches = whole.has(passage) ? null : openStretches(passages[passage], leaf, proposals, passage);
    if (stretches !== null && shows(bases[passage], proposals, passage, { open: stretches, leaf })) {
      words.set(passage, stretches);
    } else whole.add(passage);
  }
  joinedToDisputed(proposals, whole, words);
  return { passages: whole, words, gaps, settles: all.collisions.length === 0 };
}

/**
 * Whether a paragraph with these stretches in brackets reads as the view of accepted proposals does, and for each party as that
 * party wrote it.
 */
function shows(
  base: Leaf | undefined,
  proposals: Proposals,
  passage: number,
  { open, leaf }: { readonly open: readonly OpenStretch[]; readonly leaf: Leaf | undefined },
): boolean {
  if (base === undefined || leaf === undefined) return false;
  const edits = namedEdits(proposals, passage);
  const strokes = strokesOf(base, edits);
  const pieces = withRowNumber(partlyDisputedPieces(strokes, open), rowNumberAt(proposals, passage));
  const plain = plainPieces(strokes);
  const parties = [...new Set(edits.flatMap(({ by }) => by))];
  return (
    acceptedText(pieces) === print(leaf) && parties.every((party) => textFor(pieces, party) === textFor(plain, party))
  );
}

/** A passage that is joined to a disputed one cannot stand as settled text before its brackets. */
function joinedToDisputed(proposals: Proposals, whole: Set<number>, words: Map<number, readonly OpenStretch[]>): void {
  for (const passage of [...proposals.joiners.keys()].sort((a, b) => b - a)) {
    if (!whole.has(passage + 1)) continue;
    whole.add(passage);
    words.delete(passage);
  }
}

/** The stretches of a passage that stay open, with their brackets as shown; null where brackets cannot be told apart in it. */
function openStretches(
  passage: Passage | undefined,
  leaf: Leaf | undefined,
  proposals: Proposals,
  at: number,
): readonly OpenStretch[] | null {
  if (passage === undefined || leaf === undefined || !("children" in leaf)) return null;
  if (proposals.movers.has(at) || proposals.deleters.has(at)) return null;
  const regions = regionsOf(passage.text, weighedEdits(proposals, at), proposals.retains.get(at) ?? []);
  const open = openRegions(passage, regions);
  const puts = regions.filter((region) => region.start === region.end && isOpen(region)).map(({ start }) => start);
  const brackets = leaf.children.filter(isCompiled);
  if (brackets.length !== open.length) return null;
  const names = (readings: Region["readings"]): readonly PartyCode[] =>
    readings.flatMap((reading) => reading.parties.map((party) => proposals.parties[party] ?? "")).sort();
  return open.flatMap(({ start, end, lead, trail, readings }, index): readonly OpenStretch[] => {
    const bracket = brackets[index];
    if (bracket === undefined) return [];
    const worded = names(readings.filter(({ text }) => text !== ""));
    const own = new Set(puts.filter((place) => place >= start && place <= end));
    return [{ start, end, by: names(readings), worded, lead, bracket, trail, puts: own }];
  });
}

function isCompiled(node: Inline): node is Bracket {
  return node.type === "bracket" && node.origin === "compiled";
}

function isOpen({ readings, retain }: Region): boolean {
  return readings.length > 1 || retain.length > 0;
}

/** As the view of accepted proposals shows them: runs of open regions are made ready for the eye together. */
function openRegions(passage: Passage, regions: readonly Region[]): readonly Shown[] {
  const shown: Shown[] = [];
  let run: Region[] = [];
  let floor = passage.body;
  const close = (): void => {
    if (run.length > 0) shown.push(...shownRegions(passage.text, run, floor));
    run = [];
  };
  for (const region of regions) {
    if (isOpen(region)) run.push(region);
    else {
      close();
      floor = region.end;
    }
  }
  close();
  return shown;
}
