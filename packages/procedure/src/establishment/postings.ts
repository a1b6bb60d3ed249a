import type { Acting } from "../act.ts";

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
