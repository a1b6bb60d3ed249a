import { type Applied, type Change, change, foldBy } from "../fold.ts";
import { CONFERENCE_BODIES } from "./bodies.ts";
import { type Conference, type Delegation, type DelegationMember, delegationOf, memberOf, sessionOf } from "./state.ts";

type ConferenceChange = readonly [string, Change<Conference>];

const NOT_CONVENED = "no conference is convened";

const occasion: readonly ConferenceChange[] = [
  [
    "convened",
    change(CONFERENCE_BODIES.convened, (state, conference) => {
      if (state.conference !== null) return "a conference is convened already";
      return {
        state: { conference },
        says: `convened “${conference.name}” in ${conference.venue}, ${conference.opens}`,
      };
    }),
  ],
  [
    "moved",
    change(CONFERENCE_BODIES.moved, (state, { opens, closes, venue, reason }) => {
      if (state.conference === null) return NOT_CONVENED;
      const conference = { ...state.conference, opens, closes, venue };
      return { state: { conference }, says: `moved the conference to ${opens}, ${venue}: ${reason}` };
    }),
  ],
  [
    "session set",
    change(CONFERENCE_BODIES["session set"], (state, session) => {
      if (state.conference === null) return NOT_CONVENED;
      if (sessionOf(state, session.id) !== null) return `the session ${session.id} is set already`;
      const sessions = [...state.sessions, { ...session, isCancelled: false }];
      return { state: { sessions }, says: `set the session “${session.title}” on ${session.date}, ${session.begins}` };
    }),
  ],
  [
    "session cancelled",
    change(CONFERENCE_BODIES["session cancelled"], (state, { id, reason }) => {
      const session = sessionOf(state, id);
      if (session === null) return `there is no session ${id}`;
      const sessions = state.sessions.map((each) => (each === session ? { ...each, isCancelled: true } : each));
      return { state: { sessions }, says: `cancelled the session “${session.title}”: ${reason}` };
    }),
  ],
];

function withDelegation(state: Conference, changed: Delegation, says: string): Applied<Conference> {
  const delegations = state.delegations.map((each) => (each.delegation === changed.delegation ? changed : each));
  return { state: { delegations }, says };
}

function withMember(
  state: Conference,
  { delegation: code, person }: { readonly delegation: string; readonly person: string },
  changed: (member: DelegationMember) => DelegationMember,
  says: string,
): Applied<Conference> | string {
  const delegation = delegationOf(state, code);
  const member = memberOf(state, code, person);
  if (delegation === null || member === null) return `${person} is no member of ${code}`;
  const members = delegation.members.map((each) => (each === member ? changed(each) : each));
  return withDelegation(state, { ...delegation, members }, says);
}

const delegations: readonly ConferenceChange[] = [
  [
    "delegation entered",
    change(CONFERENCE_BODIES["delegation entered"], (state, body) => {
      if (state.conference === null) return NOT_CONVENED;
      if (delegationOf(state, body.delegation) !== null) return `${body.delegation} is in the list already`;
      const all = [...state.delegations, { ...body, members: [] }];
      return { state: { delegations: all }, says: `entered the delegation ${body.delegation}, ${body.name}` };
    }),
  ],
  [
    "member named",
    change(CONFERENCE_BODIES["member named"], (state, body) => {
      const delegation = delegationOf(state, body.delegation);
      if (delegation === null) return `${body.delegation} is not in the list`;
      if (memberOf(state, body.delegation, body.person) !== null) return `${body.person} is named already`;
      const members = [...delegation.members, { ...body, credentials: [], isWithdrawn: false }];
      return withDelegation(
        state,
        { ...delegation, members },
        `named ${body.person} ${body.function} of ${body.delegation}`,
      );
    }),
  ],
  [
    "member withdrawn",
    change(CONFERENCE_BODIES["member withdrawn"], (state, body) => {
      const says = `withdrew ${body.person} from ${body.delegation}`;
      return withMember(state, body, (member) => ({ ...member, isWithdrawn: true }), says);
    }),
  ],
  [
    "credentials presented",
    change(CONFERENCE_BODIES["credentials presented"], (state, body) => {
      const says = `received ${body.paper} for ${body.person}, ${body.delegation}`;
      return withMember(state, body, (member) => ({ ...member, credentials: [...member.credentials, body] }), says);
    }),
  ],
];

const CHANGES: ReadonlyMap<string, Change<Conference>> = new Map([...occasion, ...delegations]);

/** The state of a conference file after one more act; total, see `foldBy`. */
export function foldConference(state: Conference, act: unknown): Conference {
  return foldBy(CHANGES, state, act);
}
