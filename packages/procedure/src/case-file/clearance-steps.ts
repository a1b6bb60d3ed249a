import { localInstant } from "../deadline/zone.ts";
import { act, type Step, step } from "../decide.ts";
import { type House, officeTitle } from "../house/house.ts";
import { wayUp } from "../house/way-up.ts";
import { CASE_COMMANDS, type Return, type StageOnFile } from "./bodies.ts";
import {
  type CaseAsk,
  type CaseCheck,
  fileAsSeen,
  hasPower,
  hasText,
  isAtDesk,
  isOpen,
  isRegistered,
  isUnsigned,
  isVetted,
  zoneKnown,
} from "./checks.ts";
import { awaited, clausesWithoutPosition, draftersOf, openConflicts } from "./readiness.ts";
import { type CaseFile, currentText, labelOf, openSubmission, type Submission } from "./state.ts";

const opinionsIn: CaseCheck = {
  rule: "opinions-outstanding",
  objects: ({ house, state, context }) => {
    const names = awaited(house, state, context.at).map(({ division, due }) => `${division} (due ${due})`);
    return names.length === 0 ? null : `Not yet answered, or overdue and not reminded: ${names.join(", ")}.`;
  },
};

const positionsTaken: CaseCheck = {
  rule: "position-missing",
  objects: ({ state }) => {
    const labels = clausesWithoutPosition(state).map((clause) => labelOf(state, clause));
    return labels.length === 0 ? null : `No position on ${labels.join(", ")}.`;
  },
};

const conflictsDecided: CaseCheck = {
  rule: "conflict-open",
  objects: ({ state }) => {
    const labels = openConflicts(state).map((clause) => labelOf(state, clause));
    return labels.length === 0 ? null : `Opinions conflict on ${labels.join(", ")}, and nobody has decided.`;
  },
};

const replyDrafted: CaseCheck = {
  rule: "reply-missing",
  objects: ({ state }) => (state.replies.length === 0 ? "No reply is drafted." : null),
};

const leadsUp: CaseCheck = {
  rule: "no-way-up",
  objects: ({ house, context }) =>
    wayUp(house, context.office) === null ? `No way leads from ${context.office} to an office that may sign.` : null,
};

const isSubmitted: CaseCheck = {
  rule: "not-submitted",
  objects: ({ state }) => (openSubmission(state) === null ? "No draft is on its way up." : null),
};

function stageAt({ state, context }: CaseAsk<unknown>): number {
  return openSubmission(state)?.way.findIndex(({ office }) => office === context.office) ?? -1;
}

const isOnWay: CaseCheck = {
  rule: "not-on-way",
  objects: (ask) => {
    const way = openSubmission(ask.state)?.way ?? [];
    const offices = way.map(({ office }) => officeTitle(ask.house, office)).join(", ");
    return stageAt(ask) < 0 ? `${ask.context.office} is not on the way of this draft: ${offices}.` : null;
  },
};

const isNotPast: CaseCheck = {
  rule: "already-cleared",
  objects: (ask) => {
    const at = stageAt(ask);
    const isPast = at >= 0 && at < (openSubmission(ask.state)?.waiting ?? 0);
    return isPast ? `The draft has passed ${officeTitle(ask.house, ask.context.office)} in this round.` : null;
  },
};

/** The mandatory stages before a place on the way that have not cleared. */
function unclearedBefore(submission: Submission, place: number): readonly StageOnFile[] {
  return submission.way.slice(0, Math.max(0, place)).filter(({ mandatory, signs, carried, office }) => {
    const isCleared = carried !== null || submission.cleared.some((clearance) => clearance.office === office);
    return mandatory && !signs && !isCleared;
  });
}

function missing(rule: CaseCheck["rule"], place: (ask: CaseAsk<unknown>, submission: Submission) => number): CaseCheck {
  return {
    rule,
    objects: (ask) => {
      const submission = openSubmission(ask.state);
      const left = submission === null ? [] : unclearedBefore(submission, place(ask, submission));
      const titles = left.map(({ office }) => officeTitle(ask.house, office));
      return titles.length === 0 ? null : `Not yet cleared by ${titles.join(", ")}.`;
    },
  };
}

const passesNobody = missing("rank-passed-over", (ask) => stageAt(ask));
const allCleared = missing("clearance-missing", (_, { way }) => way.length);

const clearsBelowSigner: CaseCheck = {
  rule: "signer-clears",
  objects: (ask) => {
    const stage = openSubmission(ask.state)?.way[stageAt(ask)];
    return stage?.signs === true ? `${officeTitle(ask.house, stage.office)} signs.` : null;
  },
};

const signsAtEnd: CaseCheck = {
  rule: "not-on-way",
  objects: (ask) => {
    const stage = openSubmission(ask.state)?.way[stageAt(ask)];
    return stage?.signs === true ? null : `This draft is not signed by ${officeTitle(ask.house, ask.context.office)}.`;
  },
};

const notOwnDrafting: CaseCheck = {
  rule: "own-drafting",
  objects: ({ house, state, context }) => {
    if (house.clearance.ownDrafting === "allowed") return null;
    return draftersOf(state).includes(context.actor) ? `${context.actor} has drafted what is to be cleared.` : null;
  },
};

const oncePerPerson: CaseCheck = {
  rule: "same-person-twice",
  objects: ({ house, state, context }) => {
    if (house.clearance.samePersonTwice === "allowed") return null;
    const submission = openSubmission(state);
    const carried = new Set(submission?.way.map((stage) => stage.carried));
    const earlier = state.log.filter(({ seq }) => carried.has(seq));
    const cleared = [...(submission?.cleared ?? []), ...earlier].find(({ actor }) => actor === context.actor);
    return cleared === undefined ? null : `${context.actor} has cleared it as ${officeTitle(house, cleared.office)}.`;
  },
};

const returnsBelow: CaseCheck<Return> = {
  rule: "return-target",
  objects: (ask) => {
    const submission = openSubmission(ask.state);
    if (submission === null || ask.body.to === submission.office) return null;
    const target = submission.way.findIndex(({ office }) => office === ask.body.to);
    return target >= 0 && target < stageAt(ask) ? null : `"${ask.body.to}" is not below on the way of this draft.`;
  },
};

/**
 * Clearances of the last round that still hold: given below the office that returned it, where the house lets them hold, and of
 * the text that is worked on now, for nobody has cleared a text that they have not seen.
 */
function carriedBy(house: House, state: CaseFile): ReadonlyMap<string, number> {
  const last = state.submissions.at(-1);
  const back = last?.returns.at(-1);
  if (last === undefined || back === undefined || last.waiting !== null || last.seq < state.reopenedAt)
    return new Map();
  if (house.clearance.afterReturn === "every rank again" || back.to !== last.office) return new Map();
  const text = currentText(state)?.seq ?? 0;
  const below = last.way.slice(
    0,
    Math.max(
      0,
      last.way.findIndex(({ office }) => office === back.office),
    ),
  );
  return new Map(
    below.flatMap(({ office, carried }) => {
      const given = last.cleared.findLast((clearance) => clearance.office === office)?.seq ?? carried;
      return given === null || given < text ? [] : [[office, given] as const];
    }),
  );
}

function wayOnFile({ house, state, context }: CaseAsk<unknown>): readonly StageOnFile[] {
  const carried = carriedBy(house, state);
  return (wayUp(house, context.office) ?? []).map((stage) => ({
    ...stage,
    title: officeTitle(house, stage.office),
    carried: stage.signs ? null : (carried.get(stage.office) ?? null),
  }));
}

const onFile: readonly CaseCheck[] = [isRegistered, isOpen, isUnsigned];
const whileUp: readonly CaseCheck[] = [...onFile, isSubmitted, isOnWay, isNotPast];

/** How submission, clearance, return and signature are decided. */
export const CLEARANCE_STEPS: readonly (readonly [string, Step<CaseFile>])[] = [
  [
    "submit",
    step(
      CASE_COMMANDS.submit,
      [
        hasPower("submit"),
        ...onFile,
        isAtDesk,
        hasText,
        isVetted,
        opinionsIn,
        positionsTaken,
        conflictsDecided,
        replyDrafted,
        leadsUp,
        fileAsSeen,
      ],
      (ask) => act("submitted", { ...ask.body, way: wayOnFile(ask) }),
    ),
  ],
  [
    "clear",
    step(
      CASE_COMMANDS.clear,
      [
        hasPower("clear"),
        ...whileUp,
        clearsBelowSigner,
        passesNobody,
        notOwnDrafting,
        oncePerPerson,
        conflictsDecided,
        fileAsSeen,
      ],
      ({ body }) => act("cleared", body),
    ),
  ],
  [
    "return",
    step<CaseFile, Return>(
      CASE_COMMANDS.return,
      [hasPower("return"), ...whileUp, passesNobody, returnsBelow, fileAsSeen],
      ({ house, body }) => act("returned", { ...body, title: officeTitle(house, body.to) }),
    ),
  ],
  [
    "sign",
    step(
      CASE_COMMANDS.sign,
      [
        hasPower("sign"),
        zoneKnown,
        ...onFile,
        isSubmitted,
        signsAtEnd,
        allCleared,
        notOwnDrafting,
        oncePerPerson,
        positionsTaken,
        conflictsDecided,
        fileAsSeen,
      ],
      ({ house, body, context }) =>
        act("signed", { ...body, local: localInstant(house.zone, context.at, context.offsetAt) }),
    ),
  ],
];
