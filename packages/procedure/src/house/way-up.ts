import { type House, may, type Office, officeOf } from "./house.ts";

/** A stage on the way up: an office that clears, or the last, which signs. */
export type Stage = {
  readonly office: string;
  readonly rank: string;
  /** Whether nothing is signed without this office. */
  readonly mandatory: boolean;
  readonly signs: boolean;
};

/**
 * The offices that a draft passes from the office that submits it to the one that signs; null where none on the way may
 * sign, or the way turns back on itself. Offices on the way that may neither clear nor sign are passed by.
 */
export function wayUp(house: House, from: string): readonly Stage[] | null {
  const stages: Stage[] = [];
  const seen = new Set<string>([from]);
  let office = superior(house, from);
  while (office !== null && !seen.has(office.id)) {
    seen.add(office.id);
    const { id, rank } = office;
    if (may(house, id, "sign")) return [...stages, { office: id, rank, mandatory: true, signs: true }];
    const mandatory = house.clearance.mandatory.includes(rank);
    if (mandatory || may(house, id, "clear")) stages.push({ office: id, rank, mandatory, signs: false });
    office = superior(house, id);
  }
  return null;
}

/** The ranks above a rank, the next first; stops where the ladder turns back on itself. */
export function ranksAbove(house: House, rank: string): readonly string[] {
  const above: string[] = [];
  let next = house.ranks.find(({ id }) => id === rank)?.above ?? null;
  while (next !== null && next !== rank && !above.includes(next)) {
    above.push(next);
    const current = next;
    next = house.ranks.find(({ id }) => id === current)?.above ?? null;
  }
  return above;
}

function superior(house: House, office: string): Office | null {
  const to = officeOf(house, office)?.reportsTo ?? null;
  return to === null ? null : officeOf(house, to);
}
