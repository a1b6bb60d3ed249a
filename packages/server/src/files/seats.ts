import { type Acting, type House, type Posting, postingsOf } from "@travaux/procedure";
import { ESTABLISHMENT_FILE, type Files } from "./files.ts";

/** An office that a person holds at a moment, their own or as a substitute. */
export interface HeldSeat {
  readonly office: string;
  readonly acting: Acting | null;
}

/** Opens the establishment of the instance, once. */
export async function openEstablishment(files: Files): Promise<void> {
  await files.store.createFile(ESTABLISHMENT_FILE);
}

/** Who holds which office at a moment. */
export async function postingsAt(files: Files, at: string): Promise<readonly Posting[]> {
  const state = await files.establishment.folds.now(ESTABLISHMENT_FILE);
  return postingsOf(state).filter(({ from, until }) => from <= at && (until === null || at < until));
}

/** The seats of a person at a moment. */
export async function seatsOf(files: Files, person: string, at: string): Promise<readonly HeldSeat[]> {
  const postings = await postingsAt(files, at);
  return postings.filter((posting) => posting.person === person).map(({ office, acting }) => ({ office, acting }));
}

/**
 * The posting under which an administrator acts on the establishment, until the house fills its own offices: into the first
 * office that may establish, as somebody who stands in for nobody. Each act says so.
 */
export function administratorsPosting(house: House, person: string): Posting | null {
  const office = house.offices.find(
    ({ id, rank }) => house.powers.establish.includes(id) || house.powers.establish.includes(rank),
  );
  if (office === undefined) return null;
  const acting = { for: null, reason: "administration of the instance" };
  return { person, office: office.id, from: "0001-01-01T00:00:00.000Z", until: null, acting };
}
