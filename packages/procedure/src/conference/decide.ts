import { instantAt, localMoment } from "../deadline/zone.ts";
import {
  type Ask,
  act,
  type Check,
  type Command,
  type Context,
  type Decision,
  decideBy,
  type NewAct,
  type Step,
  step,
} from "../decide.ts";
import { type House, may } from "../house/house.ts";
import { CONFERENCE_BODIES, type Convene, type NameMember, SET_SESSION, type SetSession } from "./bodies.ts";
import { type Conference, delegationOf, memberOf, sessionOf } from "./state.ts";

type ConferenceCheck<B = unknown> = Check<Conference, B>;

const mayConvene: ConferenceCheck = {
  rule: "power-missing",
  objects: ({ house, context }) =>
    may(house, context.office, "convene") ? null : `The office ${context.office} may not convene.`,
};

const isConvened: ConferenceCheck = {
  rule: "not-convened",
  objects: ({ state }) => (state.conference === null ? "No conference is convened on this file." : null),
};

const onFile: readonly ConferenceCheck[] = [mayConvene, isConvened];

const isNew: ConferenceCheck = {
  rule: "already-convened",
  objects: ({ state }) => (state.conference === null ? null : `“${state.conference.name}” is convened.`),
};

const datesFit: ConferenceCheck<{ readonly opens: string; readonly closes: string }> = {
  rule: "conference-dates",
  objects: ({ body: { opens, closes } }) =>
    closes < opens ? `The conference would close on ${closes} and open on ${opens}.` : null,
};

const zoneKnown: ConferenceCheck<Convene> = {
  rule: "zone-unknown",
  objects: ({ body, context }) =>
    localMoment(body.zone, context.at, context.offsetAt) === null ? `The zone ${body.zone} is not known.` : null,
};

function instantsOf(ask: Ask<Conference, SetSession>): { readonly from: string; readonly until: string } | null {
  const zone = ask.state.conference?.zone ?? "";
  const { date, begins, ends } = ask.body;
  const from = instantAt(zone, date, begins, ask.context.offsetAt);
  const until = instantAt(zone, date, ends, ask.context.offsetAt);
  return from === null || until === null ? null : { from, until };
}

const sessionNew: ConferenceCheck<SetSession> = {
  rule: "session-known",
  objects: ({ state, body }) =>
    sessionOf(state, body.id) === null ? null : `The session ${body.id} is in the calendar.`,
};

const sessionInside: ConferenceCheck<SetSession> = {
  rule: "session-outside",
  objects: (ask) => {
    const { opens, closes } = ask.state.conference ?? { opens: "", closes: "" };
    const { date } = ask.body;
    const instants = instantsOf(ask);
    if (date < opens || date > closes)
      return `The conference runs from ${opens} to ${closes}; the session is on ${date}.`;
    return instants === null || instants.until <= instants.from ? "The session ends before it begins." : null;
  },
};

const roomFree: ConferenceCheck<SetSession> = {
  rule: "room-taken",
  objects: (ask) => {
    const instants = instantsOf(ask);
    const other = ask.state.sessions.find(
      ({ room, from, until, isCancelled }) =>
        !isCancelled && room === ask.body.room && instants !== null && from < instants.until && instants.from < until,
    );
    return other === undefined ? null : `${other.room} holds “${other.title}” from ${other.begins} to ${other.ends}.`;
  },
};

const sessionKnown: ConferenceCheck<{ readonly id: string }> = {
  rule: "session-unknown",
  objects: ({ state, body }) => (sessionOf(state, body.id) === null ? `There is no session ${body.id}.` : null),
};

const delegationNew: ConferenceCheck<{ readonly delegation: string }> = {
  rule: "delegation-known",
  objects: ({ state, body }) =>
    delegationOf(state, body.delegation) === null ? null : `${body.delegation} is in the list.`,
};

const delegationKnown: ConferenceCheck<{ readonly delegation: string }> = {
  rule: "delegation-unknown",
  objects: ({ state, body }) =>
    delegationOf(state, body.delegation) === null ? `${body.delegation} is not in the list.` : null,
};

const memberNew: ConferenceCheck<NameMember> = {
  rule: "member-known",
  objects: ({ state, body }) => {
    const member = memberOf(state, body.delegation, body.person);
    return member === null ? null : `${member.person} is ${member.function} of ${body.delegation}.`;
  },
};

const memberKnown: ConferenceCheck<{ readonly delegation: string; readonly person: string }> = {
  rule: "member-unknown",
  objects: ({ state, body }) =>
    memberOf(state, body.delegation, body.person) === null
      ? `${body.person} is no member of ${body.delegation}.`
      : null,
};

const oneHead: ConferenceCheck<NameMember> = {
  rule: "one-head",
  objects: ({ state, body }) => {
    const members = delegationOf(state, body.delegation)?.members ?? [];
    const head = members.find((member) => member.function === "head" && !member.isWithdrawn);
    return body.function !== "head" || head === undefined ? null : `${head.person} is head of ${body.delegation}.`;
  },
};

const same =
  (kind: string): ((ask: { readonly body: NewAct["body"] }) => readonly NewAct[]) =>
  (ask) =>
    act(kind, ask.body);
const bodies = CONFERENCE_BODIES;

const STEPS: ReadonlyMap<string, Step<Conference>> = new Map<string, Step<Conference>>([
  ["convene", step(bodies.convened, [mayConvene, isNew, datesFit, zoneKnown], same("convened"))],
  ["move", step(bodies.moved, [...onFile, datesFit], same("moved"))],
  [
    "set session",
    step<Conference, SetSession>(SET_SESSION, [...onFile, sessionNew, sessionInside, roomFree], (ask) => {
      const { from, until } = instantsOf(ask) ?? { from: ask.context.at, until: ask.context.at };
      return act("session set", { ...ask.body, from, until });
    }),
  ],
  ["cancel session", step(bodies["session cancelled"], [...onFile, sessionKnown], same("session cancelled"))],
  ["enter delegation", step(bodies["delegation entered"], [...onFile, delegationNew], same("delegation entered"))],
  ["name member", step(bodies["member named"], [...onFile, delegationKnown, memberNew, oneHead], same("member named"))],
  [
    "withdraw member",
    step(bodies["member withdrawn"], [...onFile, delegationKnown, memberKnown], same("member withdrawn")),
  ],
  [
    "present credentials",
    step(bodies["credentials presented"], [...onFile, delegationKnown, memberKnown], same("credentials presented")),
  ],
]);

/** Decides a command on a conference file. Total; changes nothing. */
export function decideConference(house: House, state: Conference, command: Command, context: Context): Decision {
  return decideBy(STEPS, { house, state, command, context });
}
