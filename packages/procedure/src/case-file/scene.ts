import type { Act, ActDraft } from "../act.ts";
import type { Command, Context } from "../decide.ts";
import { localMoment, type OffsetAt } from "../deadline/zone.ts";
import type { Posting } from "../establishment/postings.ts";
import type { House } from "../house/house.ts";
import { readHouse } from "../house/read-house.ts";
import { SHIPPED_HOUSES } from "../house/shipped.ts";

/** Clocks for plays in tests: Pakistan is five hours ahead of UTC; Switzerland one, in summer two, by the rules of 2025 and 2026. */
export const PLAY_CLOCKS: OffsetAt = (zone, instant) => {
  if (zone === "Asia/Karachi") return 300;
  if (zone !== "Europe/Zurich") return null;
  const summers = [
    ["2025-03-30T01", "2025-10-26T01"],
    ["2026-03-29T01", "2026-10-25T01"],
  ] as const;
  return summers.some(([from, until]) => instant >= from && instant < until) ? 120 : 60;
};

/** A shipped house by its name; for tests, which fail where it is missing or wrong. */
export function shippedHouse(name: string): House {
  const read = readHouse(SHIPPED_HOUSES.find((each) => each.name === name)?.house);
  if (read.ok) return read.house;
  throw new Error(`${name}: ${JSON.stringify(read.faults)}`);
}

/** One person in each office of a house, named after it, for the whole of the play. */
export function onePersonAnOffice(house: House): readonly Posting[] {
  return house.offices.map(({ id }) => ({
    person: `Officer of ${id}`,
    office: id,
    from: "2020-01-01T00:00:00.000Z",
    until: null,
    acting: null,
  }));
}

/** The context of an act in a play. */
export function contextOf(house: House, at: string, office: string, more: Partial<Context> = {}): Context {
  return {
    at,
    actor: `Officer of ${office}`,
    office,
    postings: onePersonAnOffice(house),
    serials: { diary: 16, outward: 4 },
    offsetAt: PLAY_CLOCKS,
    ...more,
  };
}

/** Puts a draft into a record that holds `seq` acts. */
export function stored(draft: ActDraft, seq: number): Act {
  return { ...draft, file: "file-1", seq: seq + 1, prev: `hash of ${seq}` };
}

/** The wall time of an instant in a house, as plays print it: `2025-12-02 09:39:25`. */
export function wallTime(house: House, instant: string): string {
  const local = localMoment(house.zone, instant, PLAY_CLOCKS);
  return local === null ? instant : `${local.date} ${local.time}`;
}

/** A command that has seen everything so far, unless told otherwise. */
export function command(kind: string, body: unknown, seen: number | null = Number.MAX_SAFE_INTEGER): Command {
  return { kind, body, seen };
}
