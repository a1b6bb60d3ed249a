import type { LogEntry } from "./act.ts";
import { localInstant, type OffsetAt } from "./deadline/zone.ts";

/** A line of a timeline: what happened, with the time that the house's clocks showed. */
export interface TimelineEntry extends LogEntry {
  /** `2025-12-02T09:39:25+05:00`; the instant in UTC where the zone is not known. */
  readonly local: string;
}

/** All that happened in a file of any kind, in its order, told in the time of a zone. */
export function timeline(
  state: { readonly log: readonly LogEntry[] },
  zone: string,
  offsetAt: OffsetAt,
): readonly TimelineEntry[] {
  return state.log.map((entry) => ({ ...entry, local: localInstant(zone, entry.at, offsetAt) }));
}

/** Everything that happened in a file after an act that a reader has seen. */
export function whatChangedSince(state: { readonly log: readonly LogEntry[] }, seq: number): readonly LogEntry[] {
  return state.log.filter((entry) => entry.seq > seq);
}
