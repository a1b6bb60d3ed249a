import type { Alternative, Bracket, Inline, Leaf, PartyCode } from "@travaux/instrument";
import { type Passage, passagesOf, textOf } from "../../passage.ts";
import { newMemory, passageEdits } from "../../words/pairs.ts";
import type { Retain } from "../model.ts";
import { isNamed } from "../reading.ts";
import { choice } from "./forms.ts";
import { linesOf } from "./lines.ts";
import { mapBrackets, readingsOf, sign } from "./nodes.ts";
import type { Prepared, Refused } from "./prepared.ts";
import { keyOfSaid, printOfSaid, type Round, type Said, saidIn, wordsFor } from "./round.ts";

/** A delegation's copy of a rolling text, read as what the delegation itself says and what it typed for others. */
export interface Amended {
  readonly prepared: Prepared;
  /** Changes it made to the standing proposals of others, and its own that it gave up, each with how it is read. */
  readonly readSo: readonly Refused[];
  /** Words of the base that it wants kept: it struck what another would put in their place. */
  readonly wishes: readonly Retain[];
  /** Parties for which it typed what they did not say before. */
  readonly speaks: ReadonlySet<PartyCode>;
}

interface Work {
  readonly prepared: Prepared;
  readonly sender: PartyCode;
  readonly standing: ReadonlySet<string>;
  /** What stands in the rolling text and not in the copy, by place and party. */
  readonly lost: ReadonlySet<string>;
  readonly changed: Set<string>;
  readonly readSo: Refused[];
  readonly speaks: Set<PartyCode>;
}

const placeOfParty = (place: number, party: PartyCode): string => JSON.stringify([place, party]);

/**
 * Reads what a delegation did to the standing proposals of a rolling text. Nobody's proposal changes but the sender's: others'
 * words that it rewrote are a proposal of its own beside theirs; what it struck stands, and is its wish to keep the base; a name
 * that it put in is typed for that party.
 */
export function amendedBy(prepared: Prepared, round: Round, sender: PartyCode): Amended {
  const here = saidIn(prepared);
  const keys = new Set(here.map(keyOfSaid));
  const missing = round.said.filter((said) => !keys.has(keyOfSaid(said)));
  const work: Work = {
    prepared,
    sender,
    standing: new Set(round.said.map(keyOfSaid)),
    lost: new Set(missing.map(({ place, party }) => placeOfParty(place, party))),
    changed: new Set(),
    readSo: [],
    speaks: new Set(),
  };
  const leaves = prepared.leaves.map((leaf, at): Leaf => {
    if (!("children" in leaf)) return leaf;
    return { ...leaf, children: mapBrackets(leaf.children, (bracket) => ownedBracket(work, bracket, at)) };
  });
  const amended: Prepared = { ...prepared, leaves };
  const others = round.said.some((said) => said.party !== sender && keys.has(keyOfSaid(said)));
  if (here.length === 0) {
    const why = `none of the brackets of the rolling text stands in the file: read as ${sender}'s whole text, saying nothing of others' proposals`;
    work.readSo.push({ leaf: -1, parties: [sender], words: "", why });
  }
  const copy: Copy = { round, passages: passagesOf(round.base), amended, here, others };
  const wishes = missing.flatMap((said) => struck(work, said, copy));
  return { prepared: amended, readSo: work.readSo, wishes, speaks: work.speaks };
}

/** A bracket of the copy in which others say what they said, or what the sender typed for them anew; the rest is the sender's. */
function ownedBracket(work: Work, bracket: Bracket, at: number): readonly Inline[] {
  const { prepared, sender } = work;
  if (!prepared.isProposal(bracket)) return [bracket];
  const place = prepared.passageOf[at] ?? -1;
  const own = readingsOf(bracket).find((reading) => reading.attribution.includes(sender));
  const rewritten: Alternative[] = [];
  const children = bracket.children.flatMap((child): Bracket["children"] => {
    if (child.type === "literal") return [child];
    const foreign = child.attribution.filter((party) => isForeign(work, child, party, place));
    if (foreign.length === 0) return [child];
    const rest = child.attribution.filter((party) => !foreign.includes(party));
    for (const party of foreign) work.changed.add(placeOfParty(place, party));
    const words = printOfSaid({ parties: foreign, stance: child.stance, words: textOf(child.children) });
    const note = (why: string): void => {
      work.readSo.push({ leaf: at, parties: foreign, words, why });
    };
    const keeps = child.stance === "delete" || child.stance === "retain";
    if (keeps && child.children.length > 0) {
      note(`${sender} changed words of the text in it: read as ${sender}'s own proposal; ${standsAs(foreign)}`);
      return [{ ...child, stance: "retain", attribution: rest }];
    }
    if (rest.length > 0) return [{ ...child, attribution: rest }];
    if (child.stance !== "text") {
      note(`${sender} put it in the place of what ${foreign.join(", ")} said: it is not read; ${standsAs(foreign)}`);
      return [];
    }
    rewritten.push({ ...child, attribution: [sender] });
    const beside = own === undefined && rewritten.length === 1;
    note(
      beside
        ? `${sender} changed it: read as ${sender}'s own proposal beside it; ${standsAs(foreign)}`
        : `${sender} changed it and has words of its own there: read as ${sender}'s, which leaves open which; ${standsAs(foreign)}`,
    );
    return beside ? rewritten.slice() : [];
  });
  const changed: Bracket = { ...bracket, children: bothOpen(children, own, rewritten, sender) };
  if (isNamed(changed)) return [changed];
  return readingsOf(changed).find((reading) => reading.stance === "retain")?.children ?? [changed];
}

/** The readings of a bracket in which the sender leaves open its own words and those of others that it rewrote: all in one, as its own. */
function bothOpen(
  children: Bracket["children"],
  own: Alternative | undefined,
  rewritten: readonly Alternative[],
  sender: PartyCode,
): Bracket["children"] {
  const [first] = rewritten;
  if (first === undefined || (own === undefined && rewritten.length === 1)) return children;
  const kept = children.find((child) => child.type === "alternative" && KEEPS.has(child.stance) && isWorded(child));
  const base = kept?.type === "alternative" ? kept.children : [];
  const said = own === undefined ? [] : [own.stance === "text" ? own.children : own.stance === "retain" ? base : []];
  const parts = [...said, ...rewritten.map((each) => each.children)].map((words) =>
    words.length > 0 ? words : NO_TEXT,
  );
  const typed = parts.map((words) => textOf(words)).join(" / ");
  const open: Alternative = { ...first, children: [choice(parts, typed)] };
  let put = false;
  return children.flatMap((child): Bracket["children"] => {
    if (child.type === "literal" || !child.attribution.includes(sender)) return [child];
    const others = child.attribution.filter((party) => party !== sender);
    const stays = others.length > 0 || (KEEPS.has(child.stance) && isWorded(child));
    const stance = child.stance === "delete" && others.length === 0 ? "retain" : child.stance;
    const reading: Bracket["children"] = stays ? [{ ...child, stance, attribution: others }] : [];
    if (put) return reading;
    put = true;
    return stays ? [...reading, sign("]["), open] : [open];
  });
}

const KEEPS: ReadonlySet<Alternative["stance"]> = new Set(["retain", "delete"]);
const NO_TEXT: readonly Inline[] = [{ type: "text", value: "no text" }];

function isWorded(reading: Alternative): boolean {
  return reading.children.length > 0;
}

function standsAs(parties: readonly PartyCode[]): string {
  return `what ${parties.join(", ")} said stands as before`;
}

/** True where a name stands on words that its party did not say, in place of what it did say there; else it is noted who speaks anew. */
function isForeign(work: Work, reading: Alternative, party: PartyCode, place: number): boolean {
  if (party === work.sender) return false;
  const words = wordsFor(reading.children, party, work.prepared);
  if (work.standing.has(keyOfSaid({ place, party, stance: reading.stance, words }))) return false;
  if (work.lost.has(placeOfParty(place, party))) return true;
  work.speaks.add(party);
  return false;
}

interface Copy {
  readonly round: Round;
  /** Those of the round's base. */
  readonly passages: readonly Passage[];
  readonly amended: Prepared;
  readonly here: readonly Said[];
  /** True where the copy keeps something that others said: it was made on the rolling text, not on a clean one. */
  readonly others: boolean;
}

/** What it means that a standing proposal is missing in the copy: a wish to keep the base, or nothing, and a line that says so. */
function struck(work: Work, said: Said, { round, passages, amended, here, others }: Copy): readonly Retain[] {
  const { sender, readSo, changed } = work;
  const leaf = said.place < 0 ? -1 : amended.passageOf.indexOf(said.place);
  const gone = said.place >= 0 && leaf < 0;
  if (!others || gone || changed.has(placeOfParty(said.place, said.party))) return [];
  const note = (why: string): void => {
    readSo.push({ leaf, parties: [said.party], words: printOfSaid({ ...said, parties: [said.party] }), why });
  };
  if (said.party === sender) {
    const speaks = here.some(
      ({ place, party, words }) => party === sender && place === said.place && words !== said.words,
    );
    if (!speaks && !keepsIts(said, round, amended, leaf, sender)) note(`${sender} no longer proposes it`);
    return [];
  }
  if (here.some(({ place, stance, words }) => place === said.place && stance === said.stance && words === said.words)) {
    note(`${sender} struck the name of ${said.party}: it stands as before`);
    return [];
  }
  const base = passages[said.place];
  const own = linesOf(amended.leaves[leaf] ?? NO_LEAF, sender, amended).join("\n");
  const { range } = said;
  if (
    said.stance === "retain" ||
    said.stance === "placement" ||
    said.stance === "none" ||
    base === undefined ||
    range === null
  ) {
    note(`${sender} struck it: it stands as before`);
    return [];
  }
  const edits = passageEdits(newMemory(), base, { id: "", text: own, body: base.body }, false);
  const meets = edits.some((edit) => edit.start < range.end && Math.max(edit.end, edit.start + 1) > range.start);
  if (meets) return [];
  note(`${sender} struck it: it stands as before, and ${sender} is shown as wanting the text without it`);
  return [range];
}

const NO_LEAF: Leaf = { type: "opaque", id: "", value: "", reason: "" };

/** True where a party that no longer has brackets round its proposal has its words all the same. */
function keepsIts(said: Said, round: Round, amended: Prepared, leaf: number, sender: PartyCode): boolean {
  const standing = round.standing.find(({ party }) => party === sender);
  const block = amended.leaves[leaf];
  if (standing === undefined || !Array.isArray(standing.text) || block === undefined || said.place < 0) return false;
  return standing.text.includes(linesOf(block, sender, amended).join("\n"));
}
