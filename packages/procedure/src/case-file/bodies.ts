import { type DeadlineTerms, deadlineTerms } from "../deadline/deadline.ts";
import { date, instant } from "../parse/moments.ts";
import {
  flag,
  listOf,
  name,
  oneOf,
  optional,
  type PaperReference,
  paperReference,
  type Reader,
  record,
  seq,
  text,
  whole,
} from "../parse/read.ts";

/** What an opinion says on the whole. */
export const VERDICTS = ["views", "concurrence", "no objection", "no comment"] as const;

/** What an opinion says on the whole. */
export type Verdict = (typeof VERDICTS)[number];

/** What is advised or decided on one clause; the same words as a finding's advice. */
export const STANCES = ["accept", "accept with caveat", "propose", "seek instructions", "reserve"] as const;

/** What is advised or decided on one clause. */
export type Stance = (typeof STANCES)[number];

/** A clause of the text by its id, with the label it has in that version. */
export type ClauseReference = { readonly id: string; readonly label: string };

/** A text that came with a communication: which version, under which name, with which clauses. */
export type ReceivedText = {
  readonly version: string;
  readonly name: string;
  /** The enclosure as the file keeps it, or a check sum of its bytes, or null. */
  readonly digest: PaperReference | null;
  readonly clauses: readonly ClauseReference[];
};

/** The conference that a file prepares. */
export type ConferenceNoted = {
  readonly name: string;
  readonly opens: string;
  readonly closes: string | null;
  readonly venue: string | null;
};

/** The incoming communication as printed. */
export type IncomingCommunication = {
  readonly form: string | null;
  readonly number: string | null;
  readonly subject: string;
  readonly dated: string | null;
  readonly from: string;
  readonly to: string | null;
  /** What is asked, in its own words. */
  readonly request: string | null;
};

/** How a paper is marked: how fast, and how secret. Two things, never one. */
export type Markings = { readonly precedence: string; readonly grading: string };

/** A paper is entered in the diary. */
export type Register = Markings & {
  readonly communication: IncomingCommunication;
  readonly desk: string;
  readonly conference: ConferenceNoted | null;
  readonly text: ReceivedText | null;
  readonly replyBy: DeadlineTerms | null;
};

/** A paper was entered in the diary: with its number, and the instant by which the reply is due. */
export type Registered = Register & { readonly diary: string; readonly replyDue: string | null };

/** The markings are changed. */
export type Mark = Markings & { readonly reason: string };

/** The file is marked to another desk. */
export type Assign = { readonly desk: string; readonly reason: string | null };

/** The file was marked to another desk, with its title at that time. */
export type Assigned = Assign & { readonly title: string };

/** What the vetting noticed, counted by how grave it is. */
export type FindingCount = { readonly object: number; readonly consider: number; readonly note: number };

/** The vetting of a version is put on the file. */
export type Vet = {
  readonly version: string;
  /** For which party: `PAK`. */
  readonly party: string;
  /** The report as the file keeps it, or what tells which it is, or null. */
  readonly report: PaperReference | null;
  readonly clauses: readonly (FindingCount & { readonly clause: string })[];
};

/** How grave a finding of a vetting is. */
export const SEVERITIES = ["object", "consider", "note"] as const;

/** How grave a finding of a vetting is. */
export type FindingSeverity = (typeof SEVERITIES)[number];

/** Which finding of which vetting. */
export type FindingReference = {
  readonly version: string;
  /** For which party the text was vetted: `PAK`. */
  readonly party: string;
  /** The id that the vetting gave it. */
  readonly finding: string;
};

/** A finding is set aside, with the reason. */
export type DismissFinding = FindingReference & {
  /** The rule of the vetting that made it. */
  readonly rule: string;
  /** The clause it is on; null where it is about the whole text. */
  readonly clause: string | null;
  readonly severity: FindingSeverity;
  readonly reason: string;
};

/** A finding that was set aside counts again. */
export type RestoreFinding = FindingReference & { readonly reason: string | null };

/** Divisions are asked for their views. */
export type Circulate = {
  readonly divisions: readonly string[];
  readonly question: string | null;
  readonly deadline: DeadlineTerms;
};

/** Divisions were asked, until the instant that the deadline came to. */
export type Circulated = Circulate & {
  readonly due: string;
  /** The divisions' names at that time, in the order in which they were asked. */
  readonly names: readonly string[];
};

/** A division's word on one clause. */
export type ClauseOpinion = {
  readonly clause: string;
  readonly stance: Stance;
  readonly wording: string | null;
  readonly remark: string | null;
};

/** A division gives its opinion. */
export type GiveOpinion = {
  readonly verdict: Verdict;
  readonly remark: string | null;
  readonly clauses: readonly ClauseOpinion[];
  /** The number of the division's own earlier opinion that this one takes the place of. */
  readonly supersedes: number | null;
};

/** A division gave its opinion. */
export type OpinionGiven = GiveOpinion & { readonly division: string; readonly late: boolean };

/** A division is reminded. */
export type Remind = { readonly division: string; readonly note: string | null };

/** A division gets more time. */
export type Extend = { readonly division: string; readonly deadline: DeadlineTerms; readonly reason: string };

/** A division got more time, until the instant that the deadline came to. */
export type Extended = Extend & { readonly due: string };

/** It is put on the file that the reply is overdue. */
export type NoteOverdue = { readonly what: "reply" };

/** The reply was overdue, and since when. */
export type OverdueNoted = NoteOverdue & { readonly due: string };

/** The one position on a clause. */
export type TakePosition = {
  readonly clause: string;
  readonly stance: Stance;
  readonly caveat: string | null;
  readonly wording: string | null;
  readonly fallback: string | null;
  readonly talkingPoint: string | null;
  readonly redLine: string | null;
  /** Why, where the divisions' opinions conflict. */
  readonly reason: string | null;
};

/** The position that was taken, with the numbers of the opinions on the clause that it weighed. */
export type PositionTaken = TakePosition & { readonly weighed: readonly number[] };

/** The reply is drafted. */
export type DraftReply = { readonly to: string; readonly subject: string; readonly paragraphs: readonly string[] };

/** The draft goes up. */
export type Submit = { readonly note: string | null };

/** An office on the way up, as it stood when the draft was submitted. */
export type StageOnFile = {
  readonly office: string;
  readonly title: string;
  readonly rank: string;
  readonly mandatory: boolean;
  readonly signs: boolean;
  /** The number of a clearance of an earlier round that still holds, or null. */
  readonly carried: number | null;
};

/** The draft went up by this way. */
export type Submitted = Submit & { readonly way: readonly StageOnFile[] };

/** The draft is cleared. */
export type Clear = { readonly remark: string | null };

/** The draft is sent back to an office below, with remarks. */
export type Return = { readonly to: string; readonly remarks: string };

/** The draft was sent back, to an office with this title at that time. */
export type Returned = Return & { readonly title: string };

/** The draft is signed. */
export type Sign = { readonly remark: string | null };

/** The draft was signed, at a time that the house's clocks showed: `2025-12-02T09:39:25+05:00`. */
export type Signed = Sign & { readonly local: string };

/** The reply goes out. */
export type Issue = { readonly channel: string };

/** The reply went out under a number; `paper` is what left, as the file keeps it, or null where the house did not print it. */
export type Issued = Issue & {
  readonly number: string;
  readonly dated: string;
  readonly paper: PaperReference | null;
};

/** The file is closed; `reason` where no reply was issued. */
export type Close = { readonly reason: string | null };

/** The file is opened again. */
export type Reopen = { readonly reason: string };

/** Every kind of act of a case file with its body. */
export type CaseBodies = {
  readonly registered: Registered;
  readonly "text received": ReceivedText;
  readonly marked: Mark;
  readonly assigned: Assigned;
  readonly "conference noted": ConferenceNoted;
  readonly vetted: Vet;
  readonly "finding dismissed": DismissFinding;
  readonly "finding restored": RestoreFinding;
  readonly circulated: Circulated;
  readonly "opinion given": OpinionGiven;
  readonly reminded: Remind;
  readonly extended: Extended;
  readonly "overdue noted": OverdueNoted;
  readonly "position taken": PositionTaken;
  readonly "reply drafted": DraftReply;
  readonly submitted: Submitted;
  readonly cleared: Clear;
  readonly returned: Returned;
  readonly signed: Signed;
  readonly issued: Issued;
  readonly closed: Close;
  readonly reopened: Reopen;
};

/** Every command of a case file with its body. */
export type CaseCommands = {
  readonly register: Register;
  readonly "receive text": ReceivedText;
  readonly mark: Mark;
  readonly assign: Assign;
  readonly "note conference": ConferenceNoted;
  readonly vet: Vet;
  readonly "dismiss finding": DismissFinding;
  readonly "restore finding": RestoreFinding;
  readonly circulate: Circulate;
  readonly "give opinion": GiveOpinion;
  readonly remind: Remind;
  readonly extend: Extend;
  readonly "note overdue": NoteOverdue;
  readonly "take position": TakePosition;
  readonly "draft reply": DraftReply;
  readonly submit: Submit;
  readonly clear: Clear;
  readonly return: Return;
  readonly sign: Sign;
  readonly issue: Issue;
  readonly close: Close;
  readonly reopen: Reopen;
};

const count = whole(0, 100_000);
const verdict = oneOf(VERDICTS);
const stance = oneOf(STANCES);

const receivedText = record<ReceivedText>({
  version: name,
  name,
  digest: optional(paperReference),
  clauses: listOf(record<ClauseReference>({ id: name, label: name })),
});
const conferenceNoted = record<ConferenceNoted>({ name, opens: date, closes: optional(date), venue: optional(name) });
const markings = { precedence: name, grading: name };
const register = {
  ...markings,
  communication: record<IncomingCommunication>({
    form: optional(name),
    number: optional(name),
    subject: text,
    dated: optional(date),
    from: name,
    to: optional(name),
    request: optional(text),
  }),
  desk: name,
  conference: optional(conferenceNoted),
  text: optional(receivedText),
  replyBy: optional(deadlineTerms),
};
const mark = record<Mark>({ ...markings, reason: text });
const assign = { desk: name, reason: optional(text) };
const vet = record<Vet>({
  version: name,
  party: name,
  report: optional(paperReference),
  clauses: listOf(
    record<FindingCount & { readonly clause: string }>({ clause: name, object: count, consider: count, note: count }),
  ),
});
const finding = { version: name, party: name, finding: name };
const dismissFinding = record<DismissFinding>({
  ...finding,
  rule: name,
  clause: optional(name),
  severity: oneOf(SEVERITIES),
  reason: text,
});
const restoreFinding = record<RestoreFinding>({ ...finding, reason: optional(text) });
const noteOverdue = { what: oneOf(["reply"]) };
const circulate = { divisions: listOf(name, 1, 200), question: optional(text), deadline: deadlineTerms };
const giveOpinion = {
  verdict,
  remark: optional(text),
  clauses: listOf(record<ClauseOpinion>({ clause: name, stance, wording: optional(text), remark: optional(text) })),
  supersedes: optional(seq),
};
const remind = record<Remind>({ division: name, note: optional(text) });
const extend = { division: name, deadline: deadlineTerms, reason: text };
const takePosition = {
  clause: name,
  stance,
  caveat: optional(text),
  wording: optional(text),
  fallback: optional(text),
  talkingPoint: optional(text),
  redLine: optional(text),
  reason: optional(text),
};
const draftReply = record<DraftReply>({ to: text, subject: text, paragraphs: listOf(text, 1, 200) });
const submit = { note: optional(text) };
const clear = record<Clear>({ remark: optional(text) });
const giveBack = { to: name, remarks: text };
const sign = { remark: optional(text) };
const issue = { channel: name };
const close = record<Close>({ reason: optional(text) });
const reopen = record<Reopen>({ reason: text });
const stage = record<StageOnFile>({
  office: name,
  title: name,
  rank: name,
  mandatory: flag,
  signs: flag,
  carried: optional(seq),
});

/** Readers of the bodies of acts. */
export const CASE_BODIES: { readonly [K in keyof CaseBodies]: Reader<CaseBodies[K]> } = {
  registered: record<Registered>({ ...register, diary: name, replyDue: optional(instant) }),
  "text received": receivedText,
  marked: mark,
  assigned: record<Assigned>({ ...assign, title: name }),
  "conference noted": conferenceNoted,
  vetted: vet,
  "finding dismissed": dismissFinding,
  "finding restored": restoreFinding,
  circulated: record<Circulated>({ ...circulate, due: instant, names: listOf(name, 1, 200) }),
  "opinion given": record<OpinionGiven>({ ...giveOpinion, division: name, late: flag }),
  reminded: remind,
  extended: record<Extended>({ ...extend, due: instant }),
  "overdue noted": record<OverdueNoted>({ ...noteOverdue, due: instant }),
  "position taken": record<PositionTaken>({ ...takePosition, weighed: listOf(seq) }),
  "reply drafted": draftReply,
  submitted: record<Submitted>({ ...submit, way: listOf(stage, 1, 50) }),
  cleared: clear,
  returned: record<Returned>({ ...giveBack, title: name }),
  signed: record<Signed>({ ...sign, local: name }),
  issued: record<Issued>({ ...issue, number: name, dated: date, paper: optional(paperReference) }),
  closed: close,
  reopened: reopen,
};

/** Readers of the bodies of commands. */
export const CASE_COMMANDS: { readonly [K in keyof CaseCommands]: Reader<CaseCommands[K]> } = {
  register: record<Register>(register),
  "receive text": receivedText,
  mark,
  assign: record<Assign>(assign),
  "note conference": conferenceNoted,
  vet,
  "dismiss finding": dismissFinding,
  "restore finding": restoreFinding,
  circulate: record<Circulate>(circulate),
  "give opinion": record<GiveOpinion>(giveOpinion),
  remind,
  extend: record<Extend>(extend),
  "note overdue": record<NoteOverdue>(noteOverdue),
  "take position": record<TakePosition>(takePosition),
  "draft reply": draftReply,
  submit: record<Submit>(submit),
  clear,
  return: record<Return>(giveBack),
  sign: record<Sign>(sign),
  issue: record<Issue>(issue),
  close,
  reopen,
};
