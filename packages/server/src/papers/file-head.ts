import type { FieldsBlock, Paper } from "@travaux/paper";
import { longDate } from "@travaux/vetting";
import { momentIn, type Subject } from "./outside-words.ts";

/** The marks of a paper that stays in the house: grading and precedence of the file, its diary number at the foot. */
export function marksOf({ state }: Subject, title: string): Omit<Paper, "blocks"> {
  const { grading, precedence, diary } = state;
  return { language: "en", title, grading, precedence, running: diary === null ? title : `${diary} · ${title}` };
}

/** What a file is about, as the head of its papers. */
export function fileFields(subject: Subject): FieldsBlock {
  const { house, state } = subject;
  const { diary, communication, conference, replyDue } = state;
  const text = state.texts.at(-1);
  const from = communication === null ? null : [communication.from, numbered(communication)].filter(Boolean).join(", ");
  const rows: readonly (readonly [string, string | null])[] = [
    ["House", house.name],
    ["File", diary],
    ["Subject", communication?.subject ?? null],
    ["Received from", from],
    ["Text", text === undefined ? null : `${text.name}, ${text.version}`],
    ["Conference", conference === null ? null : conferenceIn(conference)],
    ["Reply due", replyDue === null ? null : momentIn(house, replyDue)],
  ];
  return { type: "fields", rows: rows.flatMap(([name, value]) => (value === null ? [] : [{ name, value }])) };
}

function numbered({ number, dated }: { readonly number: string | null; readonly dated: string | null }): string {
  const date = dated === null ? "" : ` of ${longDate(dated)}`;
  return number === null ? date.trim() : `No. ${number}${date}`;
}

/** `10 to 11 December 2025`; what the two days share is said once. */
function daysBetween(opens: string, closes: string): string {
  const [first = "", last = ""] = [longDate(opens), longDate(closes)];
  const isOneMonth = opens.slice(0, 7) === closes.slice(0, 7);
  return `${isOneMonth ? first.split(" ").at(0) : first} to ${last}`;
}

/** A conference with its days and its place in one line. */
export function conferenceIn(conference: NonNullable<Subject["state"]["conference"]>): string {
  const { name, opens, closes, venue } = conference;
  const days = closes === null || closes === opens ? longDate(opens) : daysBetween(opens, closes);
  return [name, venue, days].filter((words) => words !== null).join(", ");
}
