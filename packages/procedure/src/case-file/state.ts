import { type Deed, type FileState, NOTHING_HAPPENED } from "../fold.ts";
import type {
  ClauseReference,
  ConferenceNoted,
  DismissFinding,
  DraftReply,
  GiveOpinion,
  IncomingCommunication,
  Issued,
  OpinionGiven,
  OverdueNoted,
  ReceivedText,
  Signed,
  StageOnFile,
  TakePosition,
  Vet,
} from "./bodies.ts";

/** A division that was asked, once; asked again after its answer, it stands here a second time. */
export interface Circulation extends Deed {
  readonly division: string;
  /** The division's name when it was asked. */
  readonly name: string;
  readonly question: string | null;
  /** The deadline as it now stands. */
  readonly due: string;
  /** The deadlines before it, each with the act that moved it. */
  readonly extensions: readonly { readonly seq: number; readonly before: string }[];
  readonly reminders: readonly { readonly seq: number; readonly at: string }[];
}

/** An opinion as it was given; none is ever taken away, and one that was superseded says by which. */
export interface Opinion extends Deed, Omit<OpinionGiven, keyof GiveOpinion>, GiveOpinion {
  /** The number of the circulation that it answers. */
  readonly answers: number;
  readonly supersededBy: number | null;
}

/** A position as it was taken; the latest on a clause stands. */
export interface Position extends Deed, TakePosition {
  readonly weighed: readonly number[];
  readonly supersededBy: number | null;
}

/** A finding that was set aside; `restoredBy` is the act by which it counts again, or null. */
export interface Dismissal extends Deed, DismissFinding {
  readonly restoredBy: number | null;
}

/** A draft on its way up. */
export interface Submission extends Deed {
  readonly note: string | null;
  readonly way: readonly StageOnFile[];
  readonly cleared: readonly (Deed & { readonly remark: string | null })[];
  /** Where it was sent back, from which office to which, and why. */
  readonly returns: readonly (Deed & { readonly to: string; readonly remarks: string })[];
  /** Which stage of the way it waits for; null once it came back to the desk, was signed, or the file was opened again. */
  readonly waiting: number | null;
}

/** Where a case file stands. Every list keeps all that was ever put in it, in the order of the acts. */
export interface CaseFile extends FileState {
  readonly diary: string | null;
  readonly communication: (IncomingCommunication & Deed) | null;
  readonly precedence: string | null;
  readonly grading: string | null;
  readonly desk: string | null;
  readonly conference: ConferenceNoted | null;
  readonly replyDue: string | null;
  readonly texts: readonly (ReceivedText & Deed)[];
  readonly vettings: readonly (Vet & Deed)[];
  readonly dismissals: readonly Dismissal[];
  readonly circulations: readonly Circulation[];
  /** Where it was put on the file that something is overdue. */
  readonly overdue: readonly (OverdueNoted & Deed)[];
  readonly opinions: readonly Opinion[];
  readonly positions: readonly Position[];
  readonly replies: readonly (DraftReply & Deed)[];
  readonly submissions: readonly Submission[];
  readonly signatures: readonly (Signed & Deed)[];
  readonly issues: readonly (Issued & Deed)[];
  /** Whether the last signature still stands: false again once the file was opened again. */
  readonly isSigned: boolean;
  /** Whether the reply to the last signature has gone out. */
  readonly isIssued: boolean;
  readonly isClosed: boolean;
  /** The number of the act that opened the file again, or 0; clearances before it count no longer. */
  readonly reopenedAt: number;
}

/** A case file in which nothing has happened. */
export const EMPTY_CASE_FILE: CaseFile = {
  ...NOTHING_HAPPENED,
  diary: null,
  communication: null,
  precedence: null,
  grading: null,
  desk: null,
  conference: null,
  replyDue: null,
  texts: [],
  vettings: [],
  dismissals: [],
  circulations: [],
  overdue: [],
  opinions: [],
  positions: [],
  replies: [],
  submissions: [],
  signatures: [],
  issues: [],
  isSigned: false,
  isIssued: false,
  isClosed: false,
  reopenedAt: 0,
};

/** The text that is worked on: the last that was received; null where none was. */
export function currentText(state: CaseFile): (ReceivedText & Deed) | null {
  return state.texts.at(-1) ?? null;
}

/** A clause of the current text by its id, or null. */
export function clauseOf(state: CaseFile, id: string): ClauseReference | null {
  return currentText(state)?.clauses.find((clause) => clause.id === id) ?? null;
}

/** The label of a clause in the newest version that has it, or its id. */
export function labelOf(state: CaseFile, id: string): string {
  for (const { clauses } of state.texts.toReversed()) {
    const found = clauses.find((clause) => clause.id === id);
    if (found !== undefined) return found.label;
  }
  return id;
}

/** The draft that is on its way up, or null. */
export function openSubmission(state: CaseFile): Submission | null {
  const last = state.submissions.at(-1);
  return last === undefined || last.waiting === null ? null : last;
}

/** The position that stands on a clause, or null. */
export function positionOn(state: CaseFile, clause: string): Position | null {
  return state.positions.findLast((position) => position.clause === clause) ?? null;
}

/** The last time that a division was asked, or null. */
export function lastCirculation(state: CaseFile, division: string): Circulation | null {
  return state.circulations.findLast((circulation) => circulation.division === division) ?? null;
}

/** The opinion that stands in answer to a circulation, or null while it is unanswered. */
export function answerTo(state: CaseFile, circulation: Circulation): Opinion | null {
  return (
    state.opinions.findLast(
      (opinion) => opinion.answers === circulation.seq && opinion.division === circulation.division,
    ) ?? null
  );
}

/**
 * The opinions that stand: of each division the last. A division that was asked again is heard by what it said before until it
 * answers anew.
 */
export function standingOpinions(state: CaseFile): readonly Opinion[] {
  return state.opinions.filter(({ supersededBy }) => supersededBy === null);
}

/** Circulations without an answer; of each division only the last counts. */
export function unanswered(state: CaseFile): readonly Circulation[] {
  return state.circulations.filter(
    (circulation) =>
      lastCirculation(state, circulation.division) === circulation && answerTo(state, circulation) === null,
  );
}
