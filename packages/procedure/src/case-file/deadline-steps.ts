import { act, type Step, step } from "../decide.ts";
import { CASE_COMMANDS } from "./bodies.ts";
import { type CaseCheck, onOpenFile } from "./checks.ts";
import { deadlinesOf } from "./deadlines.ts";
import type { CaseFile } from "./state.ts";

const isOverdue: CaseCheck = {
  rule: "not-overdue",
  objects: ({ state, context }) => {
    const reply = deadlinesOf(state).find(({ kind }) => kind === "reply");
    if (reply === undefined) return "No reply is due, or it was noted already.";
    return context.at > reply.due ? null : `The reply is due at ${reply.due}, and it is ${context.at} now.`;
  },
};

/** How it is put on the file that something is overdue. */
export const DEADLINE_STEPS: readonly (readonly [string, Step<CaseFile>])[] = [
  [
    "note overdue",
    step(CASE_COMMANDS["note overdue"], [...onOpenFile("submit"), isOverdue], ({ body, state }) =>
      act("overdue noted", { ...body, due: state.replyDue }),
    ),
  ],
];
