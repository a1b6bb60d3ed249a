import { type Change, change, foldBy } from "../fold.ts";
import { ESTABLISHMENT_BODIES } from "./bodies.ts";
import { appointmentTo, type Establishment, openAppointment } from "./state.ts";

const CHANGES: ReadonlyMap<string, Change<Establishment>> = new Map<string, Change<Establishment>>([
  [
    "appointed",
    change(ESTABLISHMENT_BODIES.appointed, (state, { person, office, from }) => {
      if (appointmentTo(state, office, from) !== null) return `${office} is held`;
      const appointments = [...state.appointments, { person, office, from, until: null }];
      return { state: { appointments }, says: `appointed ${person} to ${office}` };
    }),
  ],
  [
    "relieved",
    change(ESTABLISHMENT_BODIES.relieved, (state, { person, office, until, reason }) => {
      const held = openAppointment(state, person, office);
      if (held === null) return `${person} does not hold ${office}`;
      const appointments = state.appointments.map((each) => (each === held ? { ...each, until } : each));
      return { state: { appointments }, says: `relieved ${person} of ${office}: ${reason}` };
    }),
  ],
  [
    "leave granted",
    change(ESTABLISHMENT_BODIES["leave granted"], (state, leave) => {
      if (leave.until <= leave.from) return "the leave ends before it begins";
      const names = leave.substitutes.map(({ person, office }) => `${person} for ${office}`).join(", ");
      const says = `granted leave to ${leave.person}${names === "" ? "" : `; substitutes: ${names}`}`;
      return { state: { leaves: [...state.leaves, leave] }, says };
    }),
  ],
  [
    "leave ended",
    change(ESTABLISHMENT_BODIES["leave ended"], (state, { person, at }) => {
      const running = state.leaves.find((leave) => leave.person === person && leave.from <= at && at < leave.until);
      if (running === undefined) return `${person} is not on leave`;
      const leaves = state.leaves.map((leave) => (leave === running ? { ...leave, until: at } : leave));
      return { state: { leaves }, says: `ended the leave of ${person}` };
    }),
  ],
  [
    "charge given",
    change(ESTABLISHMENT_BODIES["charge given"], (state, charge) => ({
      state: { charges: [...state.charges, charge] },
      says: `gave ${charge.person} the charge of ${charge.office}: ${charge.reason}`,
    })),
  ],
]);

/** The state of the establishment after one more act; total, see `foldBy`. */
export function foldEstablishment(state: Establishment, act: unknown): Establishment {
  return foldBy(CHANGES, state, act);
}
