import { type DeadlineTerms, resolveDeadline } from "../deadline/deadline.ts";
import { localMoment } from "../deadline/zone.ts";
import type { Ask, Check } from "../decide.ts";
import { gradingLevel, may, officeTitle, type Power, precedenceLevel } from "../house/house.ts";
import type { ConferenceNoted, Markings } from "./bodies.ts";
import { changedAtClause, changedInSubstance } from "./changed.ts";
import { awaitsVetting } from "./readiness.ts";
import { type CaseFile, currentText, openSubmission } from "./state.ts";

/** A rule at work on a case file, whatever the command. */
export type CaseCheck<B = unknown> = Check<CaseFile, B>;

/** A command on a case file with all that a rule may look at. */
export type CaseAsk<B> = Ask<CaseFile, B>;

/** A vetting, or a finding of one, is of the text that is worked on. */
export function textIsCurrent(what: "vetting" | "finding"): CaseCheck<{ readonly version: string }> {
  return {
    rule: "version-other",
    objects: ({ state, body }) => {
      const version = currentText(state)?.version;
      const of = what === "vetting" ? "of" : "on";
      return version === body.version
        ? null
        : `The text on the file is ${version ?? "none"}; the ${what} is ${of} ${body.version}.`;
    },
  };
}

/** The office has the power. */
export function hasPower(power: Power): CaseCheck {
  return {
    rule: "power-missing",
    objects: ({ house, context }) =>
      may(house, context.office, power) ? null : `${officeTitle(house, context.office)} may not ${power}.`,
  };
}

/** The house's zone is one that the caller's tables know. */
export const zoneKnown: CaseCheck = {
  rule: "zone-unknown",
  objects: ({ house, context }) =>
    localMoment(house.zone, context.at, context.offsetAt) === null ? `The zone ${house.zone} is not known.` : null,
};

/** The communication is registered. */
export const isRegistered: CaseCheck = {
  rule: "not-registered",
  objects: ({ state }) => (state.communication === null ? "No communication is registered on this file." : null),
};

/** The file is open. */
export const isOpen: CaseCheck = {
  rule: "file-closed",
  objects: ({ state }) => (state.isClosed ? "The file is closed." : null),
};

/** The reply is not signed yet. */
export const isUnsigned: CaseCheck = {
  rule: "already-signed",
  objects: ({ state }) => (state.isSigned ? "The reply is signed already." : null),
};

/** No draft is on its way up. */
export const isAtDesk: CaseCheck = {
  rule: "under-submission",
  objects: ({ state }) => {
    const submission = openSubmission(state);
    return submission === null ? null : `The draft of act ${submission.seq} is on its way up.`;
  },
};

/** What every command on a registered, open file asks first. */
export function onOpenFile(power: Power): readonly CaseCheck[] {
  return [hasPower(power), isRegistered, isOpen];
}

/** A text is on the file. */
export const hasText: CaseCheck = {
  rule: "text-missing",
  objects: ({ state }) => (currentText(state) === null ? "No text is on the file." : null),
};

/** The current text is vetted, where the house wants that first. */
export const isVetted: CaseCheck = {
  rule: "not-vetted",
  objects: ({ house, state }) =>
    awaitsVetting(house, state) ? `The version ${currentText(state)?.version} has not been vetted.` : null,
};

/** The precedence is one of the house's. */
export const precedenceKnown: CaseCheck<Markings> = {
  rule: "precedence-unknown",
  objects: ({ house, body }) =>
    precedenceLevel(house, body.precedence) < 0 ? `"${body.precedence}" is no precedence of ${house.name}.` : null,
};

/** The grading is one of the house's. */
export const gradingKnown: CaseCheck<Markings> = {
  rule: "grading-unknown",
  objects: ({ house, body }) =>
    gradingLevel(house, body.grading) < 0 ? `"${body.grading}" is no grading of ${house.name}.` : null,
};

/** The grading is not above what the instance keeps. */
export const gradingAllowed: CaseCheck<Markings> = {
  rule: "grading-above-maximum",
  objects: ({ house, body }) =>
    gradingLevel(house, body.grading) > gradingLevel(house, house.maximumGrading)
      ? `The paper is ${body.grading}; this instance keeps papers up to ${house.maximumGrading}.`
      : null,
};

/** The desk may submit. */
export const deskKnown: CaseCheck<{ readonly desk: string }> = {
  rule: "desk-unknown",
  objects: ({ house, body }) =>
    may(house, body.desk, "submit") ? null : `"${body.desk}" is no office that may submit.`,
};

/** A conference does not close before it opens. */
export function conferenceDates<B>(conference: (body: B) => ConferenceNoted | null): CaseCheck<B> {
  return {
    rule: "conference-dates",
    objects: ({ body }) => {
      const noted = conference(body);
      if (noted === null || noted.closes === null || noted.closes >= noted.opens) return null;
      return `The conference would close on ${noted.closes} and open on ${noted.opens}.`;
    },
  };
}

/** The instant that the terms of a deadline come to on this file, or the reason why they come to none. */
export function dueOf(
  ask: CaseAsk<unknown>,
  terms: DeadlineTerms,
  given: { readonly conference: ConferenceNoted | null; readonly precedence: string | null } = ask.state,
): { readonly due: string } | { readonly reason: string } {
  const { house, context } = ask;
  return resolveDeadline(terms, {
    house,
    now: context.at,
    opens: given.conference?.opens ?? null,
    hoursOfPrecedence: house.precedences.find(({ name }) => name === given.precedence)?.hours ?? null,
    offsetAt: context.offsetAt,
  });
}

/** The rules for a deadline: it comes to an instant, lies ahead, and before the conference. */
export function deadlineChecks<B>(
  termsIn: (body: B) => DeadlineTerms | null,
  given: (ask: CaseAsk<B>) => Parameters<typeof dueOf>[2] = ({ state }) => state,
): readonly CaseCheck<B>[] {
  const resolved = (ask: CaseAsk<B>): ReturnType<typeof dueOf> | null => {
    const terms = termsIn(ask.body);
    return terms === null ? null : dueOf(ask, terms, given(ask));
  };
  return [
    {
      rule: "deadline-unresolved",
      objects: (ask) => {
        const deadline = resolved(ask);
        return deadline !== null && "reason" in deadline ? `The deadline cannot be told: ${deadline.reason}.` : null;
      },
    },
    {
      rule: "deadline-past",
      objects: (ask) => {
        const deadline = resolved(ask);
        if (deadline === null || !("due" in deadline) || deadline.due > ask.context.at) return null;
        return `The deadline would be ${deadline.due}, and it is ${ask.context.at} now.`;
      },
    },
    {
      rule: "deadline-after-conference",
      objects: (ask) => {
        const deadline = resolved(ask);
        const opens = given(ask)?.conference?.opens ?? null;
        if (deadline === null || !("due" in deadline) || opens === null) return null;
        const terms = { kind: "date", date: opens, time: null } as const;
        const latest = dueOf(ask, terms);
        const isLate = "due" in latest && deadline.due > latest.due;
        return isLate ? `The deadline would be ${deadline.due}, and the conference opens on ${opens}.` : null;
      },
    },
  ];
}

/** Nobody else touched the clause since. */
export const clauseAsSeen: CaseCheck<{ readonly clause: string }> = {
  rule: "changed-meanwhile",
  objects: ({ state, body, seen }) => changedAtClause(state, body.clause, seen),
};

/** Nobody else touched the substance since. */
export const fileAsSeen: CaseCheck = {
  rule: "changed-meanwhile",
  objects: ({ state, seen }) => changedInSubstance(state, seen),
};
