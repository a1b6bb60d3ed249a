import { FUNCTIONS, type NameMember } from "./bodies.ts";
import type { Conference, Session } from "./state.ts";

/** A row of the delegation list. */
export interface DelegationRow {
  readonly delegation: string;
  readonly name: string;
  readonly capacity: string;
  /** Null while no head is named. */
  readonly head: { readonly person: string; readonly office: string } | null;
  readonly members: readonly (Pick<NameMember, "person" | "office" | "function"> & {
    readonly credentials: string | null;
  })[];
}

/** The delegation list: delegations by their codes, heads first, each with the last credentials presented. */
export function delegationList(state: Conference): readonly DelegationRow[] {
  const place = (member: { readonly function: NameMember["function"] }): number => FUNCTIONS.indexOf(member.function);
  return state.delegations
    .map(({ delegation, name, capacity, members }) => {
      const present = members.filter(({ isWithdrawn }) => !isWithdrawn).toSorted((a, b) => place(a) - place(b));
      const head = present.find((member) => member.function === "head");
      return {
        delegation,
        name,
        capacity,
        head: head === undefined ? null : { person: head.person, office: head.office },
        members: present.map((member) => {
          const paper = member.credentials.at(-1);
          const credentials = paper === undefined ? null : `${paper.paper}, ${paper.issuedBy}, ${paper.dated}`;
          return { person: member.person, office: member.office, function: member.function, credentials };
        }),
      };
    })
    .toSorted((a, b) => (a.delegation < b.delegation ? -1 : a.delegation > b.delegation ? 1 : 0));
}

/** The calendar: sessions that are not cancelled, in the order in which they begin. */
export function calendarOf(state: Conference): readonly Session[] {
  return state.sessions
    .filter(({ isCancelled }) => !isCancelled)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}
