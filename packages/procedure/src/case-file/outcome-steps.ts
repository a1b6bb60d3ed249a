import { act, type Step, step } from "../decide.ts";
import { CASE_COMMANDS, type Close } from "./bodies.ts";
import { type CaseCheck, hasPower, isAtDesk, isOpen, isRegistered, onOpenFile, zoneKnown } from "./checks.ts";
import { numberFor } from "./intake-steps.ts";
import type { CaseFile } from "./state.ts";

const isSigned: CaseCheck = {
  rule: "not-signed",
  objects: ({ state }) => (state.isSigned ? null : "The reply is not signed."),
};

const isNotIssued: CaseCheck = {
  rule: "already-issued",
  objects: ({ state }) => (state.isIssued ? `The reply went out as ${state.issues.at(-1)?.number}.` : null),
};

const isAnswered: CaseCheck<Close> = {
  rule: "reply-not-issued",
  objects: ({ state, body }) =>
    state.isIssued || body.reason !== null ? null : "No reply has gone out, and no reason is given.",
};

const isClosed: CaseCheck = {
  rule: "not-closed",
  objects: ({ state }) => (state.isClosed ? null : "The file is open."),
};

/** How issue, closing and reopening are decided. */
export const OUTCOME_STEPS: readonly (readonly [string, Step<CaseFile>])[] = [
  [
    "issue",
    step(CASE_COMMANDS.issue, [...onOpenFile("issue"), zoneKnown, isSigned, isNotIssued], (ask) => {
      const { number, date } = numberFor(ask, ask.house.outward, ask.context.serials.outward);
      return act("issued", { ...ask.body, number, dated: date, paper: null });
    }),
  ],
  [
    "close",
    step<CaseFile, Close>(
      CASE_COMMANDS.close,
      [hasPower("close"), isRegistered, isOpen, isAtDesk, isAnswered],
      ({ body }) => act("closed", body),
    ),
  ],
  [
    "reopen",
    step(CASE_COMMANDS.reopen, [hasPower("close"), isRegistered, isClosed], ({ body }) => act("reopened", body)),
  ],
];
