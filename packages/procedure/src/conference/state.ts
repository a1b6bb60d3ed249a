import { type FileState, NOTHING_HAPPENED } from "../fold.ts";
import type { Convene, EnterDelegation, NameMember, PresentCredentials, SessionSet } from "./bodies.ts";

/** A member with the credentials presented for them, the first first. */
export interface DelegationMember extends NameMember {
  readonly credentials: readonly PresentCredentials[];
  readonly isWithdrawn: boolean;
}

/** A delegation with all who were ever named in it. */
export interface Delegation extends EnterDelegation {
  readonly members: readonly DelegationMember[];
}

/** A session of the calendar. */
export interface Session extends SessionSet {
  readonly isCancelled: boolean;
}

/** Where the preparation of a conference stands. */
export interface Conference extends FileState {
  readonly conference: Convene | null;
  readonly sessions: readonly Session[];
  readonly delegations: readonly Delegation[];
}

/** A conference file in which nothing has happened. */
export const EMPTY_CONFERENCE: Conference = { ...NOTHING_HAPPENED, conference: null, sessions: [], delegations: [] };

/** A delegation by its code, or null. */
export function delegationOf(state: Conference, code: string): Delegation | null {
  return state.delegations.find(({ delegation }) => delegation === code) ?? null;
}

/** A member who has not been withdrawn, or null. */
export function memberOf(state: Conference, code: string, person: string): DelegationMember | null {
  const members = delegationOf(state, code)?.members ?? [];
  return members.find((member) => member.person === person && !member.isWithdrawn) ?? null;
}

/** A session that is not cancelled, or null. */
export function sessionOf(state: Conference, id: string): Session | null {
  return state.sessions.find((session) => session.id === id && !session.isCancelled) ?? null;
}
