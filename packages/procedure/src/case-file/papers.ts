import type { Acting } from "../act.ts";
import { divisionName, type House, officeTitle } from "../house/house.ts";
import type { ConferenceNoted, Stance } from "./bodies.ts";
import { type PositionTable, positionTable } from "./position-table.ts";
import { type CaseFile, unanswered } from "./state.ts";

/** One paragraph of the note sheet: numbered through the file, with who wrote it, in which office, when. */
export interface NoteParagraph {
  readonly number: number;
  readonly seq: number;
  readonly at: string;
  readonly person: string;
  readonly office: string;
  readonly acting: Acting | null;
  readonly says: string;
}

/** The note sheet: every act of the file as a numbered paragraph, in its order; none is left out. */
export function noteSheet(house: House, state: CaseFile): readonly NoteParagraph[] {
  return state.log.map(({ seq, at, actor, office, acting, says }, place) => ({
    number: place + 1,
    seq,
    at,
    person: actor,
    office: officeTitle(house, office),
    acting,
    says,
  }));
}

/** What one clause of the annexed table tells the addressee: never a fallback, a talking point, a red line or a name of a division. */
export interface ReplyRow {
  readonly label: string;
  readonly stance: Stance;
  readonly caveat: string | null;
  readonly wording: string | null;
}

/** What a reply needs to be printed. Fields it does not have yet are null. */
export interface ReplyFields {
  readonly house: string;
  readonly inReplyTo: {
    readonly form: string | null;
    readonly number: string | null;
    readonly dated: string | null;
  } | null;
  readonly diary: string | null;
  readonly precedence: string | null;
  readonly grading: string | null;
  readonly to: string | null;
  readonly subject: string | null;
  readonly paragraphs: readonly string[];
  readonly rows: readonly ReplyRow[];
  readonly signed: {
    readonly person: string;
    readonly office: string;
    readonly acting: Acting | null;
    readonly local: string;
  } | null;
  readonly number: string | null;
  readonly dated: string | null;
}

/** The fields of the reply as it stands: a draft until `signed`, and not sent until `number`. */
export function replyFields(house: House, state: CaseFile): ReplyFields {
  const { communication } = state;
  const draft = state.replies.at(-1) ?? null;
  const signature = state.isSigned ? (state.signatures.at(-1) ?? null) : null;
  const issue = state.isIssued ? (state.issues.at(-1) ?? null) : null;
  const acting = state.log.find(({ seq }) => seq === signature?.seq)?.acting ?? null;
  return {
    house: house.name,
    inReplyTo: communication && { form: communication.form, number: communication.number, dated: communication.dated },
    diary: state.diary,
    precedence: state.precedence,
    grading: state.grading,
    to: draft?.to ?? null,
    subject: draft?.subject ?? null,
    paragraphs: draft?.paragraphs ?? [],
    rows: positionTable(house, state).rows.flatMap(({ label, position, isInText }) =>
      position === null || !isInText
        ? []
        : [{ label, stance: position.stance, caveat: position.caveat, wording: position.wording }],
    ),
    signed: signature && {
      person: signature.actor,
      office: officeTitle(house, signature.office),
      acting,
      local: signature.local,
    },
    number: issue?.number ?? null,
    dated: issue?.dated ?? null,
  };
}

/** A clause in the brief for the head of delegation, with what is for the delegation alone. */
export interface BriefRow {
  readonly label: string;
  readonly stance: Stance;
  readonly wording: string | null;
  readonly caveat: string | null;
  readonly fallback: string | null;
  readonly talkingPoint: string | null;
  readonly redLine: string | null;
}

/** What the head of delegation needs on one page. */
export interface HeadBrief {
  readonly subject: string | null;
  readonly grading: string | null;
  readonly conference: ConferenceNoted | null;
  /** Positions with a red line first, then those that propose, reserve or wait for instructions, then the rest. */
  readonly rows: readonly BriefRow[];
  /** Clauses on which instructions are still sought. */
  readonly instructionsSought: readonly string[];
  /** Clauses on which divisions conflict and nobody has decided. */
  readonly openConflicts: readonly string[];
  /** Divisions that have not answered. */
  readonly unanswered: readonly string[];
  readonly isSigned: boolean;
}

const WEIGHT: Readonly<Record<Stance, number>> = {
  propose: 1,
  reserve: 1,
  "seek instructions": 1,
  "accept with caveat": 2,
  accept: 3,
};

/** The brief for the head of delegation. It holds red lines and fallbacks and does not leave the house. */
export function briefForHead(house: House, state: CaseFile): HeadBrief {
  const table: PositionTable = positionTable(house, state);
  const rows = table.rows.flatMap(({ label, position, isInText }): readonly BriefRow[] => {
    if (position === null || !isInText) return [];
    const { stance, wording, caveat, fallback, talkingPoint, redLine } = position;
    return [{ label, stance, wording, caveat, fallback, talkingPoint, redLine }];
  });
  const weight = ({ redLine, stance }: BriefRow): number => (redLine === null ? WEIGHT[stance] : 0);
  return {
    subject: state.communication?.subject ?? null,
    grading: state.grading,
    conference: state.conference,
    rows: rows.toSorted((a, b) => weight(a) - weight(b)),
    instructionsSought: rows.filter(({ stance }) => stance === "seek instructions").map(({ label }) => label),
    openConflicts: table.rows.filter(({ conflict }) => conflict === "open").map(({ label }) => label),
    unanswered: unanswered(state).map(({ division }) => divisionName(house, division)),
    isSigned: state.isSigned,
  };
}
