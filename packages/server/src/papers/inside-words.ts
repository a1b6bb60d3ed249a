import { TravauxError } from "@travaux/instrument";
import { type CaseFile, type House, labelOf, type ReplyFields } from "@travaux/procedure";

/** Shorter words are found in any text: `No.` as a red line would stop every reply. */
const SHORTEST = 8;

/**
 * Stops a reply in which an officer wrote what must not leave the house: words of a fallback, a talking point or a red line of
 * any position ever taken, or the name of a division. Throws `E_PAPER_INSIDE`, which says what and where.
 */
export function refuseInsideWords(house: House, state: CaseFile, reply: ReplyFields): void {
  const said = [reply.subject, ...reply.paragraphs, ...reply.rows.flatMap(({ wording, caveat }) => [wording, caveat])];
  const outside = said.filter((words) => words !== null).map(plain);
  const meant = new Set(
    reply.rows.flatMap(({ wording, caveat }) => [wording, caveat]).map((words) => plain(words ?? "")),
  );
  for (const { words, what } of insideWords(house, state)) {
    const looked = plain(words);
    // What is proposed openly now may have been a fallback before.
    if (looked.length < SHORTEST || meant.has(looked)) continue;
    if (outside.some((text) => text.includes(looked))) throw inside(what);
  }
}

interface InsideWords {
  readonly words: string;
  readonly what: string;
}

function insideWords(house: House, state: CaseFile): readonly InsideWords[] {
  const ofPositions = state.positions.flatMap(({ clause, fallback, talkingPoint, redLine }) => {
    const label = labelOf(state, clause);
    const fields = [
      [redLine, "the red line"],
      [fallback, "the fallback"],
      [talkingPoint, "the talking point"],
    ] as const;
    return fields.flatMap(([words, what]) => (words === null ? [] : [{ words, what: `${what} on ${label}` }]));
  });
  const ofDivisions = house.divisions.map(({ name }) => ({ words: name, what: `the name of a division (${name})` }));
  return [...ofPositions, ...ofDivisions];
}

function plain(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .replace(/[\s.;,]+$/, "")
    .trim();
}

function inside(what: string): TravauxError {
  return new TravauxError(
    "E_PAPER_INSIDE",
    `The reply holds ${what}, which stays in the house.`,
    "Draft the reply without these words, or take the position anew if they are to be said openly.",
  );
}
