import type { Acting } from "../act.ts";
import { divisionName, type House, may, officeOf, officeTitle, type Power, precedenceLevel } from "../house/house.ts";
import { awaited, awaitsVetting, clausesWithoutPosition, draftersOf, isOverdue, openConflicts } from "./readiness.ts";
import { type CaseFile, type Circulation, currentText, labelOf, openSubmission, unanswered } from "./state.ts";

/** What somebody is to do next on a file. */
export type Task =
  | "receive text"
  | "vet"
  | "circulate"
  | "give opinion"
  | "remind"
  | "consolidate"
  | "draft reply"
  | "submit"
  | "revise"
  | "clear"
  | "sign"
  | "issue"
  | "close";

/** A seat of a person: an office of their own, or one in which they are a substitute. */
export interface Seat {
  readonly office: string;
  readonly acting: Acting | null;
}

/** Something that waits for a person, and why it is theirs. */
export interface InboxEntry {
  readonly task: Task;
  readonly office: string;
  readonly acting: Acting | null;
  /** Diary number and subject. */
  readonly diary: string;
  readonly subject: string;
  readonly why: string;
  readonly precedence: string;
  readonly due: string | null;
  readonly isOverdue: boolean;
  /** The number of the act since which it waits. */
  readonly since: number;
}

interface Pending {
  readonly task: Task;
  /** Whether an office is the one it waits for. */
  readonly isFor: (office: string) => boolean;
  readonly why: string;
  readonly due: string | null;
  readonly since: number;
}

/**
 * What waits for a person on one file at a moment, in all their seats. What they may not do because they drafted it themselves
 * is not shown to them, for it waits for another.
 */
export function inbox(
  house: House,
  state: CaseFile,
  person: string,
  seats: readonly Seat[],
  now: string,
): readonly InboxEntry[] {
  const { communication, diary, precedence } = state;
  if (communication === null || diary === null || precedence === null || state.isClosed) return [];
  const pending = [
    ...opinionsPending(house, state),
    ...deskPending(house, state, now),
    ...clearancePending(house, state, person),
  ];
  const entries = pending.flatMap(({ task, isFor, why, due, since }) =>
    seats
      .filter(({ office }) => isFor(office))
      .map(({ office, acting }) => ({
        task,
        office,
        acting,
        diary,
        subject: communication.subject,
        why: acting === null ? why : `${why} (you stand in for ${acting.for ?? "a vacant office"}: ${acting.reason})`,
        precedence,
        due,
        isOverdue: due !== null && now > due,
        since,
      })),
  );
  return orderInbox(house, entries);
}

/** The entries of many files in the order of work: the faster precedence first, then the earlier deadline. */
export function orderInbox<E extends InboxEntry>(house: House, entries: readonly E[]): readonly E[] {
  const END = "9999"; // after every deadline
  return entries.toSorted((a, b) => {
    const speed = precedenceLevel(house, b.precedence) - precedenceLevel(house, a.precedence);
    if (speed !== 0) return speed;
    const [first, second] = [a.due ?? END, b.due ?? END];
    if (first !== second) return first < second ? -1 : 1;
    return a.since - b.since;
  });
}

function opinionsPending(house: House, state: CaseFile): readonly Pending[] {
  if (state.isSigned) return [];
  return unanswered(state).map((circulation) => ({
    task: "give opinion",
    isFor: (office) => officeOf(house, office)?.division === circulation.division && may(house, office, "give opinion"),
    why: `${divisionName(house, circulation.division)} was asked by ${officeTitle(house, circulation.office)}${reminded(circulation)}`,
    due: circulation.due,
    since: circulation.seq,
  }));
}

function reminded({ reminders }: Circulation): string {
  const times = reminders.length;
  return times === 0 ? "" : `, and reminded ${times === 1 ? "once" : `${times} times`}`;
}

function deskPending(house: House, state: CaseFile, now: string): readonly Pending[] {
  if (openSubmission(state) !== null || state.isIssued) return state.isIssued ? [closing(house, state)] : [];
  if (state.isSigned) {
    const since = state.signatures.at(-1)?.seq ?? 0;
    return [atDesk(house, state, "issue", "The reply is signed and has not gone out", since)];
  }
  const overdue = unanswered(state)
    .filter((circulation) => isOverdue(circulation, now) && circulation.reminders.length === 0)
    .map((circulation) =>
      atDesk(
        house,
        state,
        "remind",
        `${divisionName(house, circulation.division)} is overdue and was not reminded`,
        circulation.seq,
      ),
    );
  const next = nextAtDesk(house, state, now);
  return next === null ? overdue : [...overdue, next];
}

/** The power that each step of the desk needs. */
const POWER_OF: Readonly<Partial<Record<Task, Power>>> = {
  "receive text": "register",
  vet: "vet",
  circulate: "circulate",
  remind: "circulate",
  consolidate: "consolidate",
  "draft reply": "consolidate",
  revise: "consolidate",
  issue: "issue",
  close: "close",
};

/** A step of the desk; where the desk has not the power, it waits for every office that has. */
function atDesk(house: House, state: CaseFile, task: Task, why: string, since: number): Pending {
  const power = POWER_OF[task] ?? "submit";
  const desk = state.desk ?? "";
  const isFor = (office: string): boolean => (may(house, desk, power) ? office === desk : may(house, office, power));
  return { task, isFor, why, due: state.replyDue, since };
}

function closing(house: House, state: CaseFile): Pending {
  return { ...atDesk(house, state, "close", "The reply has gone out", state.issues.at(-1)?.seq ?? 0), due: null };
}

/** The one next step of the desk, or null while it has to wait for others. */
function nextAtDesk(house: House, state: CaseFile, now: string): Pending | null {
  const text = currentText(state);
  if (text === null) return atDesk(house, state, "receive text", "No text is on the file", 1);
  if (awaitsVetting(house, state)) {
    return atDesk(house, state, "vet", `The text ${text.version} has not been vetted`, text.seq);
  }
  const back = state.submissions.at(-1)?.returns.at(-1);
  const isRevised =
    back === undefined || state.positions.some(({ seq }) => seq > back.seq) || lastReply(state) > back.seq;
  if (back !== undefined && !isRevised && back.seq > state.reopenedAt) {
    return atDesk(house, state, "revise", `${officeTitle(house, back.office)} returned it: ${back.remarks}`, back.seq);
  }
  if (state.circulations.length === 0 && house.divisions.length > 0 && state.positions.length === 0) {
    return atDesk(house, state, "circulate", "No division has been asked", state.vettings.at(-1)?.seq ?? text.seq);
  }
  if (awaited(house, state, now).length > 0) return null;
  const conflicts = openConflicts(state).map((clause) => labelOf(state, clause));
  const missing = clausesWithoutPosition(state).map((clause) => labelOf(state, clause));
  const since = state.opinions.at(-1)?.seq ?? text.seq;
  if (conflicts.length > 0) {
    return atDesk(house, state, "consolidate", `Opinions conflict on ${conflicts.join(", ")}`, since);
  }
  if (missing.length > 0) return atDesk(house, state, "consolidate", `No position on ${missing.join(", ")}`, since);
  if (state.replies.length === 0) return atDesk(house, state, "draft reply", "Every clause has its position", since);
  return atDesk(house, state, "submit", "Positions and reply are drafted", lastReply(state));
}

function lastReply(state: CaseFile): number {
  return state.replies.at(-1)?.seq ?? 0;
}

function clearancePending(house: House, state: CaseFile, person: string): readonly Pending[] {
  const submission = openSubmission(state);
  if (submission === null || submission.waiting === null) return [];
  if (house.clearance.ownDrafting === "forbidden" && draftersOf(state).includes(person)) return [];
  const stage = submission.way[submission.waiting];
  if (stage === undefined) return [];
  const before = submission.cleared.at(-1);
  const back = submission.returns.at(-1);
  const from =
    back !== undefined && back.seq > (before?.seq ?? 0)
      ? `The draft was returned to you by ${officeTitle(house, back.office)}: ${back.remarks}`
      : `The draft has come up to you, ${before === undefined ? `submitted by ${submission.actor}` : `cleared by ${officeTitle(house, before.office)}`}`;
  const open = openConflicts(state).map((clause) => labelOf(state, clause));
  const late =
    open.length === 0 ? "" : `; since then opinions conflict on ${open.join(", ")}, so it has to be returned`;
  return [
    {
      task: stage.signs ? "sign" : "clear",
      isFor: (office) => office === stage.office,
      why: `${from}${late}`,
      due: state.replyDue,
      since: Math.max(submission.seq, before?.seq ?? 0, submission.returns.at(-1)?.seq ?? 0),
    },
  ];
}
