import { localMoment } from "../deadline/zone.ts";
import { act, type Step, step } from "../decide.ts";
import { officeOf, officeTitle } from "../house/house.ts";
import { writeNumber } from "../house/numbering.ts";
import { CASE_COMMANDS, type ReceivedText, type Register, type Vet } from "./bodies.ts";
import {
  type CaseAsk,
  type CaseCheck,
  conferenceDates,
  deadlineChecks,
  deskKnown,
  dueOf,
  gradingAllowed,
  gradingKnown,
  hasPower,
  hasText,
  isAtDesk,
  isUnsigned,
  onOpenFile,
  precedenceKnown,
  textIsCurrent,
  zoneKnown,
} from "./checks.ts";
import { type CaseFile, currentText } from "./state.ts";

/** The number that an office gives by one of the house's patterns, on the date that its clocks show. */
export function numberFor(ask: CaseAsk<unknown>, pattern: string, serial: number): { number: string; date: string } {
  const { house, context } = ask;
  const date = localMoment(house.zone, context.at, context.offsetAt)?.date ?? "";
  const office = officeOf(house, context.office)?.code ?? context.office;
  return { number: writeNumber(pattern, { serial, date, office }), date };
}

const isNew: CaseCheck = {
  rule: "already-registered",
  objects: ({ state }) => (state.communication === null ? null : `This file is ${state.diary}.`),
};

function clausesOnce<B>(textIn: (body: B) => ReceivedText | null): CaseCheck<B> {
  return {
    rule: "clause-doubled",
    objects: ({ state, body }) => {
      const text = textIn(body);
      if (text === null) return null;
      const ids = text.clauses.map(({ id }) => id);
      if (new Set(ids).size < ids.length) return `Two clauses of ${text.version} have one id.`;
      return state.texts.some(({ version }) => version === text.version) ? `${text.version} is on the file.` : null;
    },
  };
}

const registerStep = step<CaseFile, Register>(
  CASE_COMMANDS.register,
  [
    hasPower("register"),
    zoneKnown,
    isNew,
    precedenceKnown,
    gradingKnown,
    gradingAllowed,
    deskKnown,
    clausesOnce((body) => body.text),
    conferenceDates((body) => body.conference),
    ...deadlineChecks<Register>(
      (body) => body.replyBy,
      ({ body }) => body,
    ),
  ],
  (ask) => {
    const { number } = numberFor(ask, ask.house.diary, ask.context.serials.diary);
    const deadline = ask.body.replyBy === null ? null : dueOf(ask, ask.body.replyBy, ask.body);
    const replyDue = deadline !== null && "due" in deadline ? deadline.due : null;
    return act("registered", { ...ask.body, diary: number, replyDue });
  },
);

const clausesKnown: CaseCheck<Vet> = {
  rule: "clause-unknown",
  objects: ({ state, body }) => {
    const known = new Set(currentText(state)?.clauses.map(({ id }) => id));
    const stranger = body.clauses.find(({ clause }) => !known.has(clause));
    return stranger === undefined ? null : `"${stranger.clause}" is no clause of ${body.version}.`;
  },
};

/** How registration, the coming of a text, markings, desk, conference and vetting are decided. */
export const INTAKE_STEPS: readonly (readonly [string, Step<CaseFile>])[] = [
  ["register", registerStep],
  [
    "receive text",
    step(
      CASE_COMMANDS["receive text"],
      [...onOpenFile("register"), isUnsigned, isAtDesk, clausesOnce<ReceivedText>((body) => body)],
      ({ body }) => act("text received", body),
    ),
  ],
  [
    "mark",
    step(CASE_COMMANDS.mark, [...onOpenFile("register"), precedenceKnown, gradingKnown, gradingAllowed], ({ body }) =>
      act("marked", body),
    ),
  ],
  [
    "assign",
    step(CASE_COMMANDS.assign, [...onOpenFile("register"), deskKnown], ({ house, body }) =>
      act("assigned", { ...body, title: officeTitle(house, body.desk) }),
    ),
  ],
  [
    "note conference",
    step(CASE_COMMANDS["note conference"], [...onOpenFile("register"), conferenceDates((body) => body)], ({ body }) =>
      act("conference noted", body),
    ),
  ],
  [
    "vet",
    step(
      CASE_COMMANDS.vet,
      [...onOpenFile("vet"), hasText, isUnsigned, textIsCurrent("vetting"), clausesKnown],
      ({ body }) => act("vetted", body),
    ),
  ],
];
