import { type CaseFile, type Conference, type House, may, type Power, wayUp } from "@travaux/procedure";

/**
 * Who reads a case file, all of it or nothing:
 *
 * 1. the office that opened and the office that registered it;
 * 2. its desk as it is marked now;
 * 3. the offices on the way up from its desk, and on the way of each draft as it was submitted;
 * 4. the offices of each division that was ever asked;
 * 5. every office that ever acted in it.
 *
 * The right is the office's: who leaves an office leaves its files; who stands in for it reads them meanwhile.
 */
export function caseFileReaders(house: House, state: CaseFile, opener: string): readonly string[] {
  const desk = state.desk;
  const asked = new Set(state.circulations.map(({ division }) => division));
  return sorted([
    opener,
    ...state.log.map(({ office }) => office),
    ...(desk === null ? [] : [desk, ...(wayUp(house, desk) ?? []).map(({ office }) => office)]),
    ...state.submissions.flatMap(({ way }) => way.map(({ office }) => office)),
    ...house.offices.filter(({ division }) => division !== null && asked.has(division)).map(({ id }) => id),
  ]);
}

/** Who reads a conference file: the offices that may convene, the one that opened it, and every office that ever acted in it. */
export function conferenceReaders(house: House, state: Conference, opener: string): readonly string[] {
  return sorted([opener, ...state.log.map(({ office }) => office), ...officesThat(house, "convene")]);
}

/** The offices of a house that have a power. */
export function officesThat(house: House, power: Power): readonly string[] {
  return house.offices.map(({ id }) => id).filter((id) => may(house, id, power));
}

function sorted(offices: readonly string[]): readonly string[] {
  return [...new Set(offices)].sort();
}
