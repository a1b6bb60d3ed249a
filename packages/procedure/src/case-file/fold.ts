import { type Change, change, type Deed, foldBy } from "../fold.ts";
import { CASE_BODIES, type ReceivedText, type Registered } from "./bodies.ts";
import { standingDismissal } from "./findings.ts";
import { type CaseFile, labelOf, lastCirculation, openSubmission, type Submission } from "./state.ts";

type CaseChange = readonly [string, Change<CaseFile>];

const NOT_REGISTERED = "nothing was registered before";

function registered(state: CaseFile, body: Registered, deed: Deed): ReturnType<Change<CaseFile>> {
  if (state.communication !== null) return "a communication is registered already";
  const { communication, precedence, grading, desk, conference, text, diary, replyDue } = body;
  const now: Partial<CaseFile> = {
    communication: { ...communication, ...deed },
    precedence,
    grading,
    desk,
    conference,
    diary,
    replyDue,
    texts: text === null ? [] : [{ ...text, ...deed }],
  };
  return {
    state: now,
    says: `registered “${communication.subject}” from ${communication.from} as ${diary}`,
    clauses: "all",
  };
}

const intake: readonly CaseChange[] = [
  ["registered", change(CASE_BODIES.registered, registered)],
  [
    "text received",
    change(CASE_BODIES["text received"], (state, body: ReceivedText, deed) => {
      if (state.communication === null) return NOT_REGISTERED;
      const texts = [...state.texts, { ...body, ...deed }];
      return { state: { texts }, says: `put the text ${body.version} (${body.name}) on the file`, clauses: "all" };
    }),
  ],
  [
    "marked",
    change(CASE_BODIES.marked, (state, { precedence, grading, reason }) => {
      if (state.communication === null) return NOT_REGISTERED;
      return { state: { precedence, grading }, says: `marked it ${precedence} and ${grading}: ${reason}` };
    }),
  ],
  [
    "assigned",
    change(CASE_BODIES.assigned, (state, { desk, title }) => {
      if (state.communication === null) return NOT_REGISTERED;
      return { state: { desk }, says: `marked the file to ${title}` };
    }),
  ],
  [
    "conference noted",
    change(CASE_BODIES["conference noted"], (state, conference) => {
      if (state.communication === null) return NOT_REGISTERED;
      return {
        state: { conference },
        says: `noted the conference “${conference.name}”, which opens on ${conference.opens}`,
      };
    }),
  ],
  [
    "vetted",
    change(CASE_BODIES.vetted, (state, body, deed) => {
      if (state.communication === null) return NOT_REGISTERED;
      const clauses = body.clauses.map(({ clause }) => clause);
      const vettings = [...state.vettings, { ...body, ...deed }];
      return { state: { vettings }, says: `vetted ${body.version} for ${body.party}`, clauses };
    }),
  ],
];

/** ` on OP2`; empty where the text as a whole is meant. */
function onClause(state: CaseFile, clause: string | null): string {
  return clause === null ? "" : ` on ${labelOf(state, clause)}`;
}

const findings: readonly CaseChange[] = [
  [
    "finding dismissed",
    change(CASE_BODIES["finding dismissed"], (state, body, deed) => {
      if (state.communication === null) return NOT_REGISTERED;
      if (standingDismissal(state, body) !== null) return "the finding is dismissed already";
      const dismissals = [...state.dismissals, { ...deed, ...body, restoredBy: null }];
      const { clause, rule, version, party, reason } = body;
      return {
        state: { dismissals },
        says: `set a finding${onClause(state, clause)} aside (${rule}, ${version} for ${party}): ${reason}`,
        clauses: clause === null ? [] : [clause],
      };
    }),
  ],
  [
    "finding restored",
    change(CASE_BODIES["finding restored"], (state, body, { seq }) => {
      const standing = standingDismissal(state, body);
      if (standing === null) return "the finding is not dismissed";
      const dismissals = state.dismissals.map((each) => (each === standing ? { ...each, restoredBy: seq } : each));
      const { clause, rule, version, party } = standing;
      const why = body.reason === null ? "" : `: ${body.reason}`;
      return {
        state: { dismissals },
        says: `let a finding${onClause(state, clause)} count again (${rule}, ${version} for ${party})${why}`,
        clauses: clause === null ? [] : [clause],
      };
    }),
  ],
];

const opinions: readonly CaseChange[] = [
  [
    "circulated",
    change(CASE_BODIES.circulated, (state, { divisions, names, question, due }, deed) => {
      if (state.communication === null) return NOT_REGISTERED;
      const asked = [...new Set(divisions)];
      const fresh = asked.map((division, at) => ({
        ...deed,
        division,
        name: names[at] ?? division,
        question,
        due,
        extensions: [],
        reminders: [],
      }));
      const says = `circulated the text to ${fresh.map((each) => each.name).join(", ")}`;
      return { state: { circulations: [...state.circulations, ...fresh] }, says };
    }),
  ],
  [
    "opinion given",
    change(CASE_BODIES["opinion given"], (state, body, deed) => {
      const circulation = lastCirculation(state, body.division);
      if (circulation === null) return `${body.division} was never asked`;
      const before = state.opinions.map((opinion) =>
        opinion.division === body.division && opinion.supersededBy === null
          ? { ...opinion, supersededBy: deed.seq }
          : opinion,
      );
      const opinion = { ...deed, ...body, answers: circulation.seq, supersededBy: null };
      const clauses = [...new Set(body.clauses.map(({ clause }) => clause))];
      const where = clauses.length === 0 ? "" : ` on ${clauses.map((clause) => labelOf(state, clause)).join(", ")}`;
      const says = `gave the opinion of ${circulation.name}: ${body.verdict}${where}${body.late ? ", late" : ""}`;
      return { state: { opinions: [...before, opinion] }, says, clauses };
    }),
  ],
  [
    "reminded",
    change(CASE_BODIES.reminded, (state, { division }, { seq, at }) => {
      const circulation = lastCirculation(state, division);
      if (circulation === null) return `${division} was never asked`;
      const circulations = state.circulations.map((each) =>
        each === circulation ? { ...each, reminders: [...each.reminders, { seq, at }] } : each,
      );
      return { state: { circulations }, says: `reminded ${circulation.name}` };
    }),
  ],
  [
    "extended",
    change(CASE_BODIES.extended, (state, { division, due }, { seq }) => {
      const circulation = lastCirculation(state, division);
      if (circulation === null) return `${division} was never asked`;
      const circulations = state.circulations.map((each) =>
        each === circulation ? { ...each, due, extensions: [...each.extensions, { seq, before: each.due }] } : each,
      );
      return { state: { circulations }, says: `gave ${circulation.name} more time` };
    }),
  ],
];

const overdue: readonly CaseChange[] = [
  [
    "overdue noted",
    change(CASE_BODIES["overdue noted"], (state, body, deed) => {
      if (state.communication === null) return NOT_REGISTERED;
      return { state: { overdue: [...state.overdue, { ...body, ...deed }] }, says: "noted that the reply is overdue" };
    }),
  ],
];

const drafting: readonly CaseChange[] = [
  [
    "position taken",
    change(CASE_BODIES["position taken"], (state, body, deed) => {
      if (state.communication === null) return NOT_REGISTERED;
      const before = state.positions.map((position) =>
        position.clause === body.clause && position.supersededBy === null
          ? { ...position, supersededBy: deed.seq }
          : position,
      );
      const positions = [...before, { ...deed, ...body, supersededBy: null }];
      return {
        state: { positions },
        says: `took the position “${body.stance}” on ${labelOf(state, body.clause)}`,
        clauses: [body.clause],
      };
    }),
  ],
  [
    "reply drafted",
    change(CASE_BODIES["reply drafted"], (state, body, deed) => {
      if (state.communication === null) return NOT_REGISTERED;
      return { state: { replies: [...state.replies, { ...body, ...deed }] }, says: `drafted the reply to ${body.to}` };
    }),
  ],
];

function withLast(state: CaseFile, submission: Submission): Partial<CaseFile> {
  return { submissions: [...state.submissions.slice(0, -1), submission] };
}

const clearance: readonly CaseChange[] = [
  [
    "submitted",
    change(CASE_BODIES.submitted, (state, { note, way }, deed) => {
      if (state.communication === null) return NOT_REGISTERED;
      if (openSubmission(state) !== null) return "a draft is on its way up already";
      const waiting = Math.max(
        0,
        way.findIndex(({ carried }) => carried === null),
      );
      const submission: Submission = { ...deed, note, way, cleared: [], returns: [], waiting };
      return {
        state: { submissions: [...state.submissions, submission] },
        says: `submitted the draft to ${way[waiting]?.title}`,
      };
    }),
  ],
  [
    "cleared",
    change(CASE_BODIES.cleared, (state, { remark }, deed) => {
      const submission = openSubmission(state);
      const at = submission?.way.findIndex(({ office }) => office === deed.office) ?? -1;
      if (submission === null || at < 0 || submission.way[at]?.signs === true)
        return "no draft waits for its clearance there";
      const cleared = [...submission.cleared, { ...deed, remark }];
      const next = submission.way.findIndex(({ carried }, place) => place > at && carried === null);
      return {
        state: withLast(state, { ...submission, cleared, waiting: next < 0 ? at : next }),
        says: "cleared the draft",
      };
    }),
  ],
  [
    "returned",
    change(CASE_BODIES.returned, (state, { to, title, remarks }, deed) => {
      const submission = openSubmission(state);
      if (submission === null) return "no draft is on its way up";
      const target = submission.way.findIndex(({ office }) => office === to);
      const below = new Set(submission.way.slice(0, Math.max(0, target)).map(({ office }) => office));
      const returned: Submission = {
        ...submission,
        cleared: target < 0 ? submission.cleared : submission.cleared.filter(({ office }) => below.has(office)),
        way:
          target < 0
            ? submission.way
            : submission.way.map((stage, place) => (place < target ? stage : { ...stage, carried: null })),
        returns: [...submission.returns, { ...deed, to, remarks }],
        waiting: target < 0 ? null : target,
      };
      return { state: withLast(state, returned), says: `returned the draft to ${title}: ${remarks}` };
    }),
  ],
  [
    "signed",
    change(CASE_BODIES.signed, (state, body, deed) => {
      const submission = openSubmission(state);
      if (submission === null) return "no draft is on its way up";
      const signatures = [...state.signatures, { ...body, ...deed }];
      const now = { ...withLast(state, { ...submission, waiting: null }), signatures, isSigned: true, isIssued: false };
      return { state: now, says: `signed, ${body.local}` };
    }),
  ],
];

const outcome: readonly CaseChange[] = [
  [
    "issued",
    change(CASE_BODIES.issued, (state, body, deed) => {
      if (!state.isSigned) return "nothing is signed";
      return {
        state: { issues: [...state.issues, { ...body, ...deed }], isIssued: true },
        says: `issued the reply as ${body.number}`,
      };
    }),
  ],
  [
    "closed",
    change(CASE_BODIES.closed, (state, { reason }) => {
      if (state.communication === null) return NOT_REGISTERED;
      return { state: { isClosed: true }, says: reason === null ? "closed the file" : `closed the file: ${reason}` };
    }),
  ],
  [
    "reopened",
    change(CASE_BODIES.reopened, (state, { reason }, { seq }) => {
      if (state.communication === null) return NOT_REGISTERED;
      const now = { isClosed: false, isSigned: false, isIssued: false, reopenedAt: seq };
      return { state: now, says: `opened the file again: ${reason}` };
    }),
  ],
];

const CHANGES: ReadonlyMap<string, Change<CaseFile>> = new Map([
  ...intake,
  ...findings,
  ...opinions,
  ...overdue,
  ...drafting,
  ...clearance,
  ...outcome,
]);

/** The state of a case file after one more act; total, see `foldBy`. */
export function foldCaseFile(state: CaseFile, act: unknown): CaseFile {
  return foldBy(CHANGES, state, act);
}
