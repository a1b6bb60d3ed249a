import { act, type Step, step } from "../decide.ts";
import { divisionName, officeOf } from "../house/house.ts";
import { CASE_COMMANDS, type Circulate, type Extend, type GiveOpinion } from "./bodies.ts";
import {
  type CaseAsk,
  type CaseCheck,
  deadlineChecks,
  dueOf,
  hasText,
  isAtDesk,
  isUnsigned,
  isVetted,
  onOpenFile,
} from "./checks.ts";
import {
  answerTo,
  type CaseFile,
  type Circulation,
  clauseOf,
  lastCirculation,
  standingOpinions,
  unanswered,
} from "./state.ts";

const divisionsKnown: CaseCheck<Circulate> = {
  rule: "division-unknown",
  objects: ({ house, body }) => {
    const known = new Set(house.divisions.map(({ id }) => id));
    const wrong = body.divisions.find((id, at) => !known.has(id) || body.divisions.indexOf(id) !== at);
    return wrong === undefined ? null : `"${wrong}" is no division of ${house.name}, or stands there twice.`;
  },
};

const notWaitedFor: CaseCheck<Circulate> = {
  rule: "already-asked",
  objects: ({ state, body }) => {
    const waiting = unanswered(state).find(({ division }) => body.divisions.includes(division));
    return waiting === undefined ? null : `${waiting.division} was asked in act ${waiting.seq} and has yet to answer.`;
  },
};

const isWaitedFor: CaseCheck<{ readonly division: string }> = {
  rule: "already-answered",
  objects: ({ state, body }) =>
    unanswered(state).some(({ division }) => division === body.division)
      ? null
      : `Nothing is waited for from "${body.division}".`,
};

const isLater: CaseCheck<Extend> = {
  rule: "not-later",
  objects: (ask) => {
    const deadline = dueOf(ask, ask.body.deadline);
    const before = lastCirculation(ask.state, ask.body.division)?.due ?? "";
    return "due" in deadline && deadline.due <= before ? `${deadline.due} is no later than ${before}.` : null;
  },
};

function divisionOf({ house, context }: CaseAsk<unknown>): string | null {
  return officeOf(house, context.office)?.division ?? null;
}

function circulationFor(ask: CaseAsk<unknown>): Circulation | null {
  const division = divisionOf(ask);
  return division === null ? null : lastCirculation(ask.state, division);
}

const wasAsked: CaseCheck<GiveOpinion> = {
  rule: "not-asked",
  objects: (ask) =>
    circulationFor(ask) === null ? `The division of ${ask.context.office} was not asked for its views.` : null,
};

const namesWhatItReplaces: CaseCheck<GiveOpinion> = {
  rule: "opinion-stands",
  objects: (ask) => {
    const circulation = circulationFor(ask);
    const standing = circulation === null ? null : answerTo(ask.state, circulation);
    if (standing === null || ask.body.supersedes !== null) return null;
    return `The opinion of act ${standing.seq}, given by ${standing.actor}, stands.`;
  },
};

const replacesItsOwn: CaseCheck<GiveOpinion> = {
  rule: "supersedes-unknown",
  objects: (ask) => {
    const { supersedes } = ask.body;
    if (supersedes === null) return null;
    const division = divisionOf(ask);
    const isOwn = standingOpinions(ask.state).some((each) => each.division === division && each.seq === supersedes);
    return isOwn ? null : `Act ${supersedes} is no standing opinion of this division.`;
  },
};

const clausesKnown: CaseCheck<GiveOpinion> = {
  rule: "clause-unknown",
  objects: ({ state, body }) => {
    const wrong = body.clauses.find(
      ({ clause }, at) =>
        clauseOf(state, clause) === null || body.clauses.findIndex((each) => each.clause === clause) !== at,
    );
    return wrong === undefined ? null : `"${wrong.clause}" is no clause of the text, or stands there twice.`;
  },
};

const saysOneThing: CaseCheck<GiveOpinion> = {
  rule: "verdict-contradicts",
  objects: ({ body }) => {
    const { verdict, clauses, remark } = body;
    if (verdict === "views")
      return clauses.length === 0 && remark === null ? "Views without a word say nothing." : null;
    if (verdict === "no comment" && clauses.length > 0) return "No comment, yet clauses are commented on.";
    const changes = clauses.some(
      ({ stance, wording }) => wording !== null || stance === "propose" || stance === "reserve",
    );
    return changes ? `It says ${verdict} and would change the text.` : null;
  },
};

const proposesWords: CaseCheck<GiveOpinion> = {
  rule: "wording-missing",
  objects: ({ body }) => {
    const wordless = body.clauses.find(({ stance, wording }) => stance === "propose" && wording === null);
    return wordless === undefined ? null : `It proposes on ${wordless.clause} and gives no words.`;
  },
};

/** How circulation, opinions, reminders and extensions are decided. */
export const OPINION_STEPS: readonly (readonly [string, Step<CaseFile>])[] = [
  [
    "circulate",
    step<CaseFile, Circulate>(
      CASE_COMMANDS.circulate,
      [
        ...onOpenFile("circulate"),
        isUnsigned,
        isAtDesk,
        hasText,
        isVetted,
        divisionsKnown,
        notWaitedFor,
        ...deadlineChecks<Circulate>(({ deadline }) => deadline),
      ],
      (ask) => {
        const deadline = dueOf(ask, ask.body.deadline);
        const names = ask.body.divisions.map((id) => divisionName(ask.house, id));
        return act("circulated", { ...ask.body, due: "due" in deadline ? deadline.due : ask.context.at, names });
      },
    ),
  ],
  [
    "give opinion",
    step<CaseFile, GiveOpinion>(
      CASE_COMMANDS["give opinion"],
      [
        ...onOpenFile("give opinion"),
        isUnsigned,
        wasAsked,
        namesWhatItReplaces,
        replacesItsOwn,
        clausesKnown,
        saysOneThing,
        proposesWords,
      ],
      (ask) => {
        const division = divisionOf(ask) ?? "";
        const late = ask.context.at > (circulationFor(ask)?.due ?? ask.context.at);
        return act("opinion given", { ...ask.body, division, late });
      },
    ),
  ],
  [
    "remind",
    step(CASE_COMMANDS.remind, [...onOpenFile("circulate"), isUnsigned, isWaitedFor], ({ body }) =>
      act("reminded", body),
    ),
  ],
  [
    "extend",
    step<CaseFile, Extend>(
      CASE_COMMANDS.extend,
      [
        ...onOpenFile("circulate"),
        isUnsigned,
        isWaitedFor,
        ...deadlineChecks<Extend>(({ deadline }) => deadline),
        isLater,
      ],
      (ask) => {
        const deadline = dueOf(ask, ask.body.deadline);
        return act("extended", { ...ask.body, due: "due" in deadline ? deadline.due : ask.context.at });
      },
    ),
  ],
];
