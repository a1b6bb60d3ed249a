import { type CaseFile, unanswered } from "./state.ts";

/** A deadline that has still to pass, or of which nobody has taken note since it passed. */
export interface OpenDeadline {
  readonly kind: "opinion" | "reply";
  /** The division that is waited for; null for the reply. */
  readonly division: string | null;
  /** The act that set it in motion: the circulation, or the registration. */
  readonly since: number;
  /** The office of that act. */
  readonly office: string;
  readonly due: string;
}

/**
 * The deadlines of a file at which something is to happen by itself: a division that has not answered is reminded, a reply that
 * has not gone out is noted as overdue. A reminder that was filed after the deadline is enough; one before it is not.
 */
export function deadlinesOf(state: CaseFile): readonly OpenDeadline[] {
  const { communication, replyDue, isClosed, isSigned, isIssued } = state;
  if (communication === null || isClosed) return [];
  const opinions = isSigned
    ? []
    : unanswered(state)
        .filter(({ due, reminders }) => !reminders.some(({ at }) => at > due))
        .map(
          ({ division, seq, office, due }): OpenDeadline => ({ kind: "opinion", division, since: seq, office, due }),
        );
  if (replyDue === null || isIssued || state.overdue.some(({ due }) => due === replyDue)) return opinions;
  const { seq, office } = communication;
  return [...opinions, { kind: "reply", division: null, since: seq, office: state.desk ?? office, due: replyDue }];
}
