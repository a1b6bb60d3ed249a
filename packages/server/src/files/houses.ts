import { TravauxError } from "@travaux/instrument";
import { type House, readHouse } from "@travaux/procedure";
import { houseNamed } from "@travaux/vetting";
import type { Kysely } from "kysely";
import type { FilesTables } from "./tables.ts";

/** The house of an instance as it is described now. */
export interface Houses {
  /** Throws `E_HOUSE_MISSING` where none was described yet. */
  readonly now: () => Promise<House>;
  /** The version that is in force; 0 where none is. */
  readonly version: () => Promise<number>;
  /** Describes the house anew. Throws `E_HOUSE_UNFIT` with every fault, `E_HOUSE_CHANGED` where another did so meanwhile. */
  readonly describe: (house: unknown, seen: number, person: string, at: string) => Promise<number>;
}

/** The house out of the database, read again only where there is a newer version: other programs may describe it too. */
export function makeHouses(database: Kysely<FilesTables>): Houses {
  let known: { readonly version: number; readonly house: House } | null = null;
  const version = async (): Promise<number> => {
    const row = await database
      .selectFrom("travaux_houses")
      .select((of) => of.fn.max("version").as("version"))
      .executeTakeFirst();
    return Number(row?.version ?? 0);
  };
  const now = async (): Promise<House> => {
    const newest = await version();
    if (known !== null && known.version === newest) return known.house;
    const row = await database
      .selectFrom("travaux_houses")
      .selectAll()
      .where("version", "=", newest)
      .executeTakeFirst();
    if (row === undefined) throw missing();
    known = { version: newest, house: fitting(JSON.parse(row.text)) };
    return known.house;
  };
  const describe: Houses["describe"] = async (described, seen, person, at) => {
    const house = fitting(described);
    const row = { version: seen + 1, text: JSON.stringify(house), person, at };
    const made =
      seen === (await version())
        ? await database
            .insertInto("travaux_houses")
            .values(row)
            .onConflict((conflict) => conflict.column("version").doNothing())
            .executeTakeFirst()
        : undefined;
    if (made === undefined || made.numInsertedOrUpdatedRows === 0n) throw changed();
    return row.version;
  };
  return { now, version, describe };
}

function fitting(described: unknown): House {
  const read = readHouse(described);
  if (read.ok) {
    const { form } = read.house.papers;
    if (form !== null) houseNamed(form);
    return read.house;
  }
  const faults = read.faults.slice(0, 20).map(({ where, what }) => `${where} ${what}`);
  throw new TravauxError(
    "E_HOUSE_UNFIT",
    `The house cannot be used: ${faults.join("; ")}.`,
    "Mend the house file; docs/spec/procedure.md says what it holds.",
  );
}

function missing(): TravauxError {
  return new TravauxError(
    "E_HOUSE_MISSING",
    "This instance has no house yet: no offices, no ranks, no divisions.",
    "The administrator describes it with `travaux admin house`.",
  );
}

function changed(): TravauxError {
  return new TravauxError(
    "E_HOUSE_CHANGED",
    "Somebody else described the house meanwhile.",
    "Read it again, then make your changes in what it is now.",
  );
}
