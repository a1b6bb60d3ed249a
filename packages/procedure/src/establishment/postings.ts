import type { Acting } from "../act.ts";
import type { Establishment, Leave } from "./state.ts";

/** A person in an office for a time: as its holder, or (`acting`) as the substitute of somebody on leave or of a vacancy. */
export interface Posting {
  readonly person: string;
  readonly office: string;
  /** The instant from which it holds. */
  readonly from: string;
  /** The instant at which it ends, no longer included; null while no end is known. */
  readonly until: string | null;
  readonly acting: Acting | null;
}

interface Stretch {
  readonly from: string;
  readonly until: string | null;
}

const NEVER = "9999-12-31T23:59:59.999Z"; // after every instant

/**
 * Who may act in which office from when until when. A holder's time is interrupted by leave; the substitute's runs for the
 * leave alone, and only as long as the one they stand in for holds the office.
 */
export function postingsOf(state: Establishment): readonly Posting[] {
  const held = state.appointments.flatMap(({ person, office, from, until }) => {
    const leaves = state.leaves.filter((leave) => leave.person === person);
    const own = leaves
      .reduce(without, [{ from, until }])
      .map((stretch) => ({ person, office, ...stretch, acting: null }));
    const stood = leaves.flatMap((leave) =>
      leave.substitutes
        .filter((substitute) => substitute.office === office)
        .flatMap((substitute) =>
          overlap({ from, until }, leave).map((stretch) => ({
            person: substitute.person,
            office,
            ...stretch,
            acting: { for: person, reason: "leave" },
          })),
        ),
    );
    return [...own, ...stood];
  });
  const charges = state.charges.map(({ person, office, from, until, reason }) => ({
    person,
    office,
    from,
    until,
    acting: { for: null, reason },
  }));
  return [...held, ...charges];
}

function without(stretches: readonly Stretch[], leave: Leave): Stretch[] {
  return stretches.flatMap(({ from, until }) => [
    ...overlap({ from, until }, { from: "", until: leave.from }),
    ...overlap({ from, until }, { from: leave.until, until: null }),
  ]);
}

function overlap(a: Stretch, b: Stretch): Stretch[] {
  const from = a.from > b.from ? a.from : b.from;
  const end = (a.until ?? NEVER) < (b.until ?? NEVER) ? a.until : b.until;
  return from < (end ?? NEVER) ? [{ from, until: end }] : [];
}
