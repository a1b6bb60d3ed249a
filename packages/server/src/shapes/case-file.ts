import type {
  CaseFile,
  Dismissal,
  HeadBrief,
  InboxEntry,
  NoteParagraph,
  Position,
  PositionTable,
  ReplyFields,
} from "@travaux/procedure";
import { SEVERITIES, STANCES, VERDICTS } from "@travaux/procedure";
import { z } from "zod";
import { actingShape, deedFields, stateFields } from "./acts.ts";

const text = z.string();
const orNull = text.nullable();
const stance = z.enum(STANCES);
const verdict = z.enum(VERDICTS);
const paper = z.union([text, z.object({ $attached: text })]).nullable();
const clauseReference = z.object({ id: text, label: text });
const deed = z.object(deedFields);

const communication = z.object({
  ...deedFields,
  form: orNull,
  number: orNull,
  subject: text,
  dated: orNull,
  from: text,
  to: orNull,
  request: orNull,
});
const conference = z.object({ name: text, opens: text, closes: orNull, venue: orNull });
const received = z.object({
  ...deedFields,
  version: text,
  name: text,
  digest: paper,
  clauses: z.array(clauseReference),
});
const counts = { object: z.int(), consider: z.int(), note: z.int() };
const vetting = z.object({
  ...deedFields,
  version: text,
  party: text,
  report: paper,
  clauses: z.array(z.object({ clause: text, ...counts })),
});
/** A finding that was set aside. */
export const dismissalShape: z.ZodType<Dismissal> = z.object({
  ...deedFields,
  version: text,
  party: text,
  finding: text,
  rule: text,
  clause: orNull,
  severity: z.enum(SEVERITIES),
  reason: text,
  restoredBy: z.int().nullable(),
});
const circulation = z.object({
  ...deedFields,
  division: text,
  name: text,
  question: orNull,
  due: text,
  extensions: z.array(z.object({ seq: z.int(), before: text })),
  reminders: z.array(z.object({ seq: z.int(), at: text })),
});
const opinion = z.object({
  ...deedFields,
  verdict,
  remark: orNull,
  clauses: z.array(z.object({ clause: text, stance, wording: orNull, remark: orNull })),
  supersedes: z.int().nullable(),
  division: text,
  late: z.boolean(),
  answers: z.int(),
  supersededBy: z.int().nullable(),
});
const position: z.ZodType<Position> = z.object({
  ...deedFields,
  clause: text,
  stance,
  caveat: orNull,
  wording: orNull,
  fallback: orNull,
  talkingPoint: orNull,
  redLine: orNull,
  reason: orNull,
  weighed: z.array(z.int()),
  supersededBy: z.int().nullable(),
});
const stage = z.object({
  office: text,
  title: text,
  rank: text,
  mandatory: z.boolean(),
  signs: z.boolean(),
  carried: z.int().nullable(),
});
const submission = z.object({
  ...deedFields,
  note: orNull,
  way: z.array(stage),
  cleared: z.array(deed.extend({ remark: orNull })),
  returns: z.array(deed.extend({ to: text, remarks: text })),
  waiting: z.int().nullable(),
});

/** The state of a case file. */
export const caseFileShape: z.ZodType<CaseFile> = z.object({
  ...stateFields,
  diary: orNull,
  communication: communication.nullable(),
  precedence: orNull,
  grading: orNull,
  desk: orNull,
  conference: conference.nullable(),
  replyDue: orNull,
  texts: z.array(received),
  vettings: z.array(vetting),
  dismissals: z.array(dismissalShape),
  circulations: z.array(circulation),
  overdue: z.array(z.object({ ...deedFields, what: z.literal("reply"), due: text })),
  opinions: z.array(opinion),
  positions: z.array(position),
  replies: z.array(z.object({ ...deedFields, to: text, subject: text, paragraphs: z.array(text) })),
  submissions: z.array(submission),
  signatures: z.array(z.object({ ...deedFields, remark: orNull, local: text })),
  issues: z.array(z.object({ ...deedFields, channel: text, number: text, dated: text, paper })),
  isSigned: z.boolean(),
  isIssued: z.boolean(),
  isClosed: z.boolean(),
  reopenedAt: z.int(),
});

/** The consolidated position table. */
export const positionTableShape: z.ZodType<PositionTable> = z.object({
  version: orNull,
  rows: z.array(
    z.object({
      clause: text,
      label: text,
      isInText: z.boolean(),
      findings: z.object(counts).nullable(),
      voices: z.array(
        z.object({ division: text, stance, wording: orNull, remark: orNull, isLate: z.boolean(), seq: z.int() }),
      ),
      conflict: z.enum(["none", "open", "resolved"]),
      position: position.nullable(),
      isOfEarlierText: z.boolean(),
    }),
  ),
  general: z.array(z.object({ division: text, verdict, remark: orNull, isLate: z.boolean() })),
});

/** The brief for the head of delegation. */
export const headBriefShape: z.ZodType<HeadBrief> = z.object({
  subject: orNull,
  grading: orNull,
  conference: conference.nullable(),
  rows: z.array(
    z.object({
      label: text,
      stance,
      wording: orNull,
      caveat: orNull,
      fallback: orNull,
      talkingPoint: orNull,
      redLine: orNull,
    }),
  ),
  instructionsSought: z.array(text),
  openConflicts: z.array(text),
  unanswered: z.array(text),
  isSigned: z.boolean(),
});

/** What a reply needs to be printed. */
export const replyFieldsShape: z.ZodType<ReplyFields> = z.object({
  house: text,
  inReplyTo: z.object({ form: orNull, number: orNull, dated: orNull }).nullable(),
  diary: orNull,
  precedence: orNull,
  grading: orNull,
  to: orNull,
  subject: orNull,
  paragraphs: z.array(text),
  rows: z.array(z.object({ label: text, stance, caveat: orNull, wording: orNull })),
  signed: z.object({ person: text, office: text, acting: actingShape.nullable(), local: text }).nullable(),
  number: orNull,
  dated: orNull,
});

/** A paragraph of the note sheet. */
export const noteParagraphShape: z.ZodType<NoteParagraph> = z.object({
  number: z.int(),
  seq: z.int(),
  at: text,
  person: text,
  office: text,
  acting: actingShape.nullable(),
  says: text,
});

/** What waits for somebody, and in which file. */
export const inboxEntryShape: z.ZodType<InboxEntry & { readonly file: string }> = z.object({
  file: text,
  task: z.enum([
    "receive text",
    "vet",
    "circulate",
    "give opinion",
    "remind",
    "consolidate",
    "draft reply",
    "submit",
    "revise",
    "clear",
    "sign",
    "issue",
    "close",
  ]),
  office: text,
  acting: actingShape.nullable(),
  diary: text,
  subject: text,
  why: text,
  precedence: text,
  due: orNull,
  isOverdue: z.boolean(),
  since: z.int(),
});
