import { type Instrument, leavesOf, type PartyCode } from "@travaux/instrument";
import { passagesOf, type textOf } from "../../passage.ts";
import { newMemory } from "../../words/pairs.ts";
import type { Filing, Retain } from "../model.ts";
import { byCodeUnits } from "../order.ts";
import { readAs } from "../reading.ts";
import { labelledIn } from "./labels.ts";
import { linesAs, linesOf, movesAs, notesAs } from "./lines.ts";
import { neutralOf } from "./neutral.ts";
import { bracketsIn, namesIn, nodesOf, readingsOf } from "./nodes.ts";
import { type Prepared, prepare } from "./prepared.ts";
import { reread } from "./reread.ts";
import { placeOf, wishesIn } from "./wishes.ts";

/** A round of negotiation on a rolling text: its base as nobody reads it, and what stands in its brackets. */
export interface Round {
  /** The text as it arrived, with its brackets. */
  readonly arrived: Instrument;
  /** The words that proposals are measured against: those of the text that nobody's bracket puts in. */
  readonly base: Instrument;
  /** What each party named in the text proposed before. */
  readonly standing: readonly Filing[];
  readonly said: readonly Said[];
}

/** One thing that one party says in one bracket. */
export interface Said {
  /** Ordinal of the passage of the base it is about, or -1 where it is a new paragraph. */
  readonly place: number;
  readonly party: PartyCode;
  readonly stance: string;
  readonly words: string;
  /** Where the bracket stands in the base. */
  readonly range: Retain | null;
}

/** Reads a base as a rolling text of an earlier round; null where no bracket of it names a party. */
export function roundOf(arrived: Instrument): Round | null {
  const source = leavesOf(arrived);
  const first = prepare(source, null, null, () => true);
  if (namesIn(first.leaves.flatMap(nodesOf), first.isProposal).size === 0) return null;
  const labels = labelledIn(reread(arrived, neutralOf(arrived, first.leaves, first.isProposal)));
  const prepared = withPassages(prepare(source, null, null, (label) => labels.has(label, passageOf(first))));
  const names = [...namesIn(prepared.leaves.flatMap(nodesOf), prepared.isProposal)].sort(byCodeUnits);
  if (names.length === 0) return null;
  const base = reread(arrived, neutralOf(arrived, prepared.leaves, prepared.isProposal));
  const passages = passagesOf(base);
  const labelAt = labels.reader(prepared.passageOf);
  const wishes = wishesIn(prepared, passages);
  const standing = names.map(
    (party): Filing => ({
      party,
      text: linesAs(prepared, party, labelAt),
      notes: notesAs(prepared, party),
      retains: wishes.byParty.get(party) ?? [],
      moves: movesAs(prepared, party),
      standing: true,
    }),
  );
  const memory = newMemory();
  const rangeAt = (at: number, index: number): Retain | null => placeOf(prepared, at, index, passages, memory);
  return { arrived, base, standing, said: saidIn(prepared, rangeAt) };
}

function withPassages(prepared: Prepared): Prepared {
  return { ...prepared, passageOf: passageOf(prepared) };
}

/** For each block of a rolling text the passage of its base, or -1 where it is a new paragraph. */
function passageOf(prepared: Prepared): readonly number[] {
  let next = 0;
  return prepared.leaves.map((leaf) => {
    if (linesOf(leaf, null, prepared).length === 0) return -1;
    next += 1;
    return next - 1;
  });
}

/** Everything that parties say in the brackets of a text, those in others' words too. */
export function saidIn(
  prepared: Prepared,
  rangeAt: (at: number, index: number) => Retain | null = () => null,
): readonly Said[] {
  const { isProposal } = prepared;
  return prepared.leaves.flatMap((leaf, at) =>
    nodesOf(leaf).flatMap((node, index) => {
      const own = bracketsIn([node]).filter(isProposal);
      const range = own.length === 0 ? null : rangeAt(at, index);
      return own.flatMap(readingsOf).flatMap((reading) =>
        reading.attribution.map((party): Said => {
          const words = readAs(reading.children, party, isProposal, 0) ?? "";
          return { place: prepared.passageOf[at] ?? -1, party, stance: reading.stance, words, range };
        }),
      );
    }),
  );
}

/** What some parties say, as a bracket of theirs would be printed. */
export function printOfSaid({
  parties,
  stance,
  words,
}: Pick<Said, "stance" | "words"> & { readonly parties: readonly PartyCode[] }): string {
  const names = parties.join(", ");
  if (stance === "text") return `[${names}: ${words}]`;
  if (stance === "placement") return `[placement: ${words} – ${names}]`;
  return `[${names}: ${stance === "none" ? "no text" : stance}${words === "" ? "" : `: ${words}`}]`;
}

/** A text that tells two sayings apart. */
export function keyOfSaid({ place, party, stance, words }: Omit<Said, "range">): string {
  return JSON.stringify([place, party, stance, words]);
}

/** The plain words of a bracket's reading as one party finds them. */
export function wordsFor(reading: Parameters<typeof textOf>[0], party: PartyCode, { isProposal }: Prepared): string {
  const inline = reading.flatMap((node) => (node.type === "alternative" ? [] : [node]));
  return readAs(inline, party, isProposal, 0) ?? "";
}
