import { act, type Step, step } from "../decide.ts";
import { CASE_COMMANDS, type DismissFinding, type FindingReference } from "./bodies.ts";
import { type CaseCheck, isAtDesk, isUnsigned, onOpenFile, textIsCurrent } from "./checks.ts";
import { standingDismissal } from "./findings.ts";
import { type CaseFile, clauseOf } from "./state.ts";

const clauseKnown: CaseCheck<DismissFinding> = {
  rule: "clause-unknown",
  objects: ({ state, body }) =>
    body.clause === null || clauseOf(state, body.clause) !== null
      ? null
      : `"${body.clause}" is no clause of ${body.version}.`,
};

const stands: CaseCheck<DismissFinding> = {
  rule: "finding-dismissed",
  objects: ({ state, body }) => {
    const dismissal = standingDismissal(state, body);
    return dismissal === null ? null : `Act ${dismissal.seq} set it aside: ${dismissal.reason}`;
  },
};

const isDismissed: CaseCheck<FindingReference> = {
  rule: "finding-not-dismissed",
  objects: ({ state, body }) =>
    standingDismissal(state, body) === null ? `The finding ${body.finding} was not set aside.` : null,
};

/** How findings of a vetting are set aside, and counted again. */
export const FINDING_STEPS: readonly (readonly [string, Step<CaseFile>])[] = [
  [
    "dismiss finding",
    step<CaseFile, DismissFinding>(
      CASE_COMMANDS["dismiss finding"],
      [...onOpenFile("vet"), isUnsigned, isAtDesk, textIsCurrent("finding"), clauseKnown, stands],
      ({ body }) => act("finding dismissed", body),
    ),
  ],
  [
    "restore finding",
    step(
      CASE_COMMANDS["restore finding"],
      [...onOpenFile("vet"), isUnsigned, isAtDesk, textIsCurrent("finding"), isDismissed],
      ({ body }) => act("finding restored", body),
    ),
  ],
];
