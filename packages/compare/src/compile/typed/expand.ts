import { type Inline, type Instrument, type Leaf, leavesOf, type PartyCode } from "@travaux/instrument";
import { blockText, type Passage, passagesOf, passagesOfLines } from "../../passage.ts";
import type { Filing, WholeReading } from "../model.ts";
import { byCodeUnits } from "../order.ts";
import { type NotCarried, rebase } from "../rebase.ts";
import { type Amended, amendedBy } from "./amended.ts";
import { saysWhatToStrike } from "./base-words.ts";
import { type Labelled, labelledIn } from "./labels.ts";
import { linesAs, linesOf, movesAs, notesAs } from "./lines.ts";
import { bracketsIn, namesIn, nodesOf } from "./nodes.ts";
import { withOptions } from "./options.ts";
import { type LabelAt, type Prepared, prepare, type Refused, typedWords, wordsOfBase } from "./prepared.ts";
import type { Round } from "./round.ts";
import { wishesIn } from "./wishes.ts";

/** What became of words in a sender's file that could not be taken as they were typed, for a reader who has the file before him. */
export interface Told {
  /** Whose proposal it is or would have been. */
  readonly parties: readonly PartyCode[];
  /** The file it stands in, where that is known. */
  readonly file: string | null;
  /** Id of the clause of the base, or null where it stands in a new paragraph. */
  readonly clause: string | null;
  /** The paragraph as it stands in the file. */
  readonly paragraph: string;
  readonly proposal: string;
  readonly why: string;
}

/** A sender's file read as the proposals of everybody named in it. */
export interface Expansion {
  /** The sender's own filing first, then one for each party named in brackets, in the order of their codes. */
  readonly filings: readonly Filing[];
  /** What of typed brackets could not be carried as the proposal of those named: it stays as the sender's own text. */
  readonly notCarried: readonly Told[];
  /** How changes to the standing proposals of others were read. */
  readonly readSo: readonly Told[];
}

/** Who sends which file. */
export interface Sender {
  readonly party: PartyCode;
  readonly file?: string;
  readonly text: Instrument;
}

/**
 * Reads a file in which somebody typed others' proposals by hand, in brackets with names: `[EU, PAK: delete: effectively]`.
 * Each is a proposal of the parties named, not of the sender. Brackets that the base itself has are text. The original file
 * stays with whoever keeps it; the virtual filings name the sender in `typedBy`. With a `round`, the brackets that stand in the
 * rolling text are the proposals of before, and only what the sender changed in them is read.
 */
export function expandFiling(base: Instrument, sender: Sender, round: Round | null = null): Expansion {
  const { passages, labels, isOfBase } = groundOf(base);
  const { leaves, wholes, opened } = withOptions(leavesOf(sender.text), passages, isOfBase);
  const ground: Ground = { round, passages, labels, wholes, opened };
  let prepared = prepare(leaves, { passages, isOfBase }, sender.party, labels.has);
  let attempt = expanded(prepared, sender, ground);
  while (attempt.lost.length > 0) {
    const plain = withPlain(prepared, attempt.lost);
    if (plain === prepared) break;
    prepared = plain;
    attempt = expanded(prepared, sender, ground);
  }
  const tell = (each: Refused): Told => toldOf(each, sender, prepared, passages);
  return {
    filings: attempt.filings,
    notCarried: [...prepared.refused, ...attempt.lost, ...attempt.idle].map(tell),
    readSo: [...attempt.readSo, ...doubtfulIn(prepared)].map(tell),
  };
}

const NOT_STRUCK =
  "these are not the base's words there: read as words put in; to strike words type [EU: delete: words]";

/** Brackets such as `[EU: delete quickly]` where the base has other words: what they mean is not plain. */
function doubtfulIn({ leaves, isProposal }: Prepared): readonly Refused[] {
  return leaves.flatMap((leaf, at) =>
    bracketsIn(nodesOf(leaf)).flatMap((bracket): readonly Refused[] => {
      if (!isProposal(bracket) || saysWhatToStrike(bracket) === null) return [];
      const parties = [...namesIn([bracket], isProposal)];
      return [{ leaf: at, parties, words: typedWords(bracket), why: NOT_STRUCK }];
    }),
  );
}

/** What is known of a base, worked out once for all files that are read over it. */
interface Below {
  readonly passages: readonly Passage[];
  readonly labels: Labelled;
  readonly isOfBase: (words: string) => boolean;
}

const GROUNDS: WeakMap<Instrument, Below> = new WeakMap();

function groundOf(base: Instrument): Below {
  const known = GROUNDS.get(base);
  if (known !== undefined) return known;
  const fresh = { passages: passagesOf(base), labels: labelledIn(base), isOfBase: wordsOfBase(base) };
  GROUNDS.set(base, fresh);
  return fresh;
}

/** What a file is read over. */
interface Ground {
  readonly round: Round | null;
  readonly passages: readonly Passage[];
  readonly labels: Labelled;
  /** Options that the sender typed over whole paragraphs. */
  readonly wholes: readonly WholeReading[];
  /** True where such options stand in the file. */
  readonly opened: boolean;
}

/** One attempt to read a file: what cannot be carried so is in `lost`. */
interface Attempt {
  readonly filings: readonly Filing[];
  readonly lost: readonly Refused[];
  /** What changes nothing where it stands: said, and done with. */
  readonly idle: readonly Refused[];
  readonly readSo: readonly Refused[];
}

function expanded(source: Prepared, sender: Sender, { round, passages, labels, wholes, opened }: Ground): Attempt {
  const named = namesIn(source.leaves.flatMap(nodesOf), source.isProposal);
  const file = sender.file === undefined ? {} : { file: sender.file };
  if (named.size === 0 && round === null && !opened) {
    return { filings: [{ party: sender.party, text: sender.text, ...file }], lost: [], idle: [], readSo: [] };
  }
  const amended: Amended =
    round === null
      ? { prepared: source, readSo: [], wishes: [], speaks: named }
      : amendedBy(source, round, sender.party);
  const { prepared, readSo } = amended;
  const labelAt = labels.reader(prepared.passageOf);
  const wishes = wishesIn(prepared, passages);
  const own: Filing = {
    party: sender.party,
    text: linesAs(prepared, sender.party, labelAt),
    notes: notesAs(prepared, sender.party),
    retains: [...(wishes.byParty.get(sender.party) ?? []), ...amended.wishes],
    moves: movesAs(prepared, sender.party),
    wholes,
    ...file,
  };
  const virtual = [...amended.speaks].filter((party) => party !== sender.party).sort(byCodeUnits);
  const carried = carriedOf(prepared, virtual, passages, labelAt);
  const typed = carried.map(({ party, text }): Filing => {
    const retains = wishes.byParty.get(party) ?? [];
    const moves = movesAs(prepared, party);
    return { party, text, notes: notesAs(prepared, party), retains, moves, typedBy: sender.party, ...file };
  });
  const lost = [...wishes.refused, ...carried.flatMap((each) => each.lost)];
  return { filings: [own, ...typed], lost, idle: carried.flatMap((each) => each.idle), readSo };
}

/** A file in which the brackets of some parties in some blocks are words of the sender's text, because they cannot be carried. */
function withPlain(prepared: Prepared, lost: readonly Refused[]): Prepared {
  const refused: Refused[] = [];
  const leaves = prepared.leaves.map((leaf, at): Leaf => {
    const here = lost.filter((each) => each.leaf === at);
    if (here.length === 0 || !("children" in leaf)) return leaf;
    return {
      ...leaf,
      children: leaf.children.map((node): Inline => {
        if (node.type !== "bracket" || !prepared.isProposal(node)) return node;
        const names = namesIn([node], prepared.isProposal);
        const why = here.find(({ parties }) => parties.some((party) => names.has(party)))?.why;
        if (why === undefined) return node;
        refused.push({ leaf: at, parties: [...names], words: typedWords(node), why });
        return { type: "text", value: typedWords(node) };
      }),
    };
  });
  return refused.length === 0 ? prepared : { ...prepared, leaves, refused: [...prepared.refused, ...refused] };
}

/** What one of the parties named wants of the base, and what of it stands on the sender's own words. */
interface Carried {
  readonly party: PartyCode;
  readonly text: readonly string[];
  readonly lost: readonly Refused[];
  readonly idle: readonly Refused[];
}

function carriedOf(
  prepared: Prepared,
  parties: readonly PartyCode[],
  base: readonly Passage[],
  labelAt: LabelAt,
): readonly Carried[] {
  if (parties.length === 0) return [];
  const texts = prepared.leaves.map((leaf) => linesOf(leaf, null, prepared));
  const neutral = passagesOfLines(texts.flat(), "sender");
  const starts = texts.flatMap((lines, at) => lines.map(() => at));
  return parties.map((party) => {
    const wanted = passagesOfLines(linesAs(prepared, party, labelAt), party);
    const { paragraphs, notCarried, alreadyThere } = rebase(neutral, base, wanted);
    const told = (each: NotCarried, why: string): Refused => {
      const line = neutral.findIndex(({ id }) => id === each.clause);
      return { leaf: starts[line] ?? 0, parties: [party], words: each.proposal, why };
    };
    const lost = notCarried.map((each) => told(each, `${each.why}; it stands on words of the sender's own`));
    const idle = alreadyThere.filter(({ proposal }) => /^delete/.test(proposal)).map((each) => told(each, NOT_THERE));
    return { party, text: paragraphs, lost, idle };
  });
}

const NOT_THERE = "the base does not have these words";

function toldOf(
  { leaf, parties, words, why }: Refused,
  { file, party }: Sender,
  { leaves, passageOf }: Prepared,
  base: readonly Passage[],
): Told {
  const block = leaves[leaf];
  const clause = base[passageOf[leaf] ?? -1]?.id ?? null;
  const paragraph = block === undefined ? "" : blockText(block);
  return {
    parties: parties.length === 0 ? [party] : parties,
    file: file ?? null,
    clause,
    paragraph,
    proposal: words,
    why,
  };
}
