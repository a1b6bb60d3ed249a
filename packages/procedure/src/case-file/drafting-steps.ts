import { act, type Step, step } from "../decide.ts";
import { CASE_COMMANDS, type TakePosition } from "./bodies.ts";
import { type CaseCheck, clauseAsSeen, fileAsSeen, hasText, isAtDesk, isUnsigned, onOpenFile } from "./checks.ts";
import { differ, voicesOn } from "./conflicts.ts";
import { type CaseFile, clauseOf } from "./state.ts";

const clauseKnown: CaseCheck<TakePosition> = {
  rule: "clause-unknown",
  objects: ({ state, body }) =>
    clauseOf(state, body.clause) === null ? `"${body.clause}" is no clause of the current text.` : null,
};

const proposesWords: CaseCheck<TakePosition> = {
  rule: "wording-missing",
  objects: ({ body }) =>
    body.stance === "propose" && body.wording === null ? "It proposes, and gives no words." : null,
};

const statesCaveat: CaseCheck<TakePosition> = {
  rule: "caveat-missing",
  objects: ({ body }) =>
    body.stance === "accept with caveat" && body.caveat === null ? "It accepts with a caveat, and states none." : null,
};

const decidesConflict: CaseCheck<TakePosition> = {
  rule: "conflict-without-reason",
  objects: ({ state, body }) => {
    const said = voicesOn(state, body.clause);
    if (body.reason !== null || !differ(said)) return null;
    const voices = said.map(({ opinion, word }) => `${opinion.division}: ${word.stance}`);
    return `Divisions differ on it (${voices.join("; ")}), and no reason is given.`;
  },
};

/** How positions and the draft of the reply are decided. */
export const DRAFTING_STEPS: readonly (readonly [string, Step<CaseFile>])[] = [
  [
    "take position",
    step<CaseFile, TakePosition>(
      CASE_COMMANDS["take position"],
      [
        ...onOpenFile("consolidate"),
        isUnsigned,
        isAtDesk,
        hasText,
        clauseKnown,
        clauseAsSeen,
        proposesWords,
        statesCaveat,
        decidesConflict,
      ],
      ({ state, body }) => {
        const weighed = voicesOn(state, body.clause).map(({ opinion }) => opinion.seq);
        return act("position taken", { ...body, weighed });
      },
    ),
  ],
  [
    "draft reply",
    step(CASE_COMMANDS["draft reply"], [...onOpenFile("consolidate"), isUnsigned, isAtDesk, fileAsSeen], ({ body }) =>
      act("reply drafted", body),
    ),
  ],
];
