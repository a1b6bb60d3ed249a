import { type FileState, NOTHING_HAPPENED } from "../fold.ts";

/** A person who holds an office, until an instant or for good. */
export interface Appointment {
  readonly person: string;
  readonly office: string;
  readonly from: string;
  readonly until: string | null;
}

/** A leave, with who stands in where. */
export interface Leave {
  readonly person: string;
  readonly from: string;
  readonly until: string;
  readonly substitutes: readonly { readonly office: string; readonly person: string }[];
}

/** A vacant office that somebody looks after. */
export interface Charge extends Appointment {
  readonly reason: string;
}

/** Who sits where in a house, with all who ever did. */
export interface Establishment extends FileState {
  readonly appointments: readonly Appointment[];
  readonly leaves: readonly Leave[];
  readonly charges: readonly Charge[];
}

/** An establishment in which nobody has been appointed. */
export const EMPTY_ESTABLISHMENT: Establishment = { ...NOTHING_HAPPENED, appointments: [], leaves: [], charges: [] };

/** The appointment to an office that holds at an instant or begins later, or null. */
export function appointmentTo(state: Establishment, office: string, at: string): Appointment | null {
  return state.appointments.find((each) => each.office === office && (each.until === null || each.until > at)) ?? null;
}

/** The appointment of a person to an office that has no end yet, or null. */
export function openAppointment(state: Establishment, person: string, office: string): Appointment | null {
  return (
    state.appointments.find((each) => each.person === person && each.office === office && each.until === null) ?? null
  );
}
