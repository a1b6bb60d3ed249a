/** `procedure`: what an institution does with a text — decided by rules, kept as acts, and read back out of them. */

export type { Act, ActDraft, Acting, FoldFinding, Json, JsonObject, LogEntry } from "./act.ts";
export {
  type CaseBodies,
  type CaseCommands,
  type ClauseReference,
  SEVERITIES,
  STANCES,
  type Stance,
  VERDICTS,
  type Verdict,
} from "./case-file/bodies.ts";
export { clauseReferences } from "./case-file/clause-references.ts";
export { type Conflict, conflictsOf } from "./case-file/conflicts.ts";
export { deadlinesOf, type OpenDeadline } from "./case-file/deadlines.ts";
export { CASE_STEPS, decideCaseFile } from "./case-file/decide.ts";
export { standingDismissals } from "./case-file/findings.ts";
export { foldCaseFile } from "./case-file/fold.ts";
export { type InboxEntry, inbox, orderInbox, type Seat, type Task } from "./case-file/inbox.ts";
export {
  type BriefRow,
  briefForHead,
  type HeadBrief,
  type NoteParagraph,
  noteSheet,
  type ReplyFields,
  type ReplyRow,
  replyFields,
} from "./case-file/papers.ts";
export { type PositionRow, type PositionTable, type PositionVoice, positionTable } from "./case-file/position-table.ts";
export {
  type CaseFile,
  type Circulation,
  type Dismissal,
  EMPTY_CASE_FILE,
  labelOf,
  type Opinion,
  type Position,
  type Submission,
} from "./case-file/state.ts";
export type { ConferenceBodies } from "./conference/bodies.ts";
export { decideConference } from "./conference/decide.ts";
export { foldConference } from "./conference/fold.ts";
export { calendarOf, type DelegationRow, delegationList } from "./conference/lists.ts";
export {
  type Conference,
  type Delegation,
  type DelegationMember,
  EMPTY_CONFERENCE,
  type Session,
} from "./conference/state.ts";
export type { DeadlineTerms } from "./deadline/deadline.ts";
export { type LocalMoment, localMoment, type OffsetAt } from "./deadline/zone.ts";
export { type Command, type Context, type Decision, isRefusal, type Refusal } from "./decide.ts";
export type { EstablishmentBodies } from "./establishment/bodies.ts";
export { decideEstablishment } from "./establishment/decide.ts";
export { foldEstablishment } from "./establishment/fold.ts";
export { type Posting, postingsOf } from "./establishment/postings.ts";
export { EMPTY_ESTABLISHMENT, type Establishment } from "./establishment/state.ts";
export type { FileState } from "./fold.ts";
export type { HouseFault } from "./house/faults.ts";
export {
  gradingLevel,
  type House,
  type MailRules,
  may,
  type Office,
  officeOf,
  officeTitle,
  type PaperRules,
  POWERS,
  type Power,
} from "./house/house.ts";
export { serialIn } from "./house/numbering.ts";
export { readHouse } from "./house/read-house.ts";
export { SHIPPED_HOUSES } from "./house/shipped.ts";
export { type Stage, wayUp } from "./house/way-up.ts";
export { CASE_FILE, CONFERENCE, ESTABLISHMENT, type FileKind } from "./kinds.ts";
export type { PaperReference } from "./parse/read.ts";
export { RULES, type Rule, type RuleId } from "./rules.ts";
export { type TimelineEntry, timeline, whatChangedSince } from "./timeline.ts";
