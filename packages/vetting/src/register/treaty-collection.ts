import { romanOf, TravauxError } from "@travaux/instrument";
import { csvRows } from "./csv.ts";
import { type InstrumentEntry, instrumentByKey, type Register } from "./register.ts";

/** A treaty as the United Nations Treaty Collection numbers it: `XVIII-12-b`. */
export interface CollectionPlace {
  readonly reference: string;
  /** Key in the register; where it knows none, `UNTC-XVIII-12-B`. */
  readonly key: string;
}

/** The Collection has twenty-nine chapters. */
const LAST_CHAPTER = 39;

/** The treaty that a saved table is of, by its file name (`18-12-b.csv`); null where the name is no such number. */
export function placeByName(name: string, register: Register): CollectionPlace | null {
  const [, chapter = "", number = ""] =
    /^(\d{1,2})-(\d{1,3}(?:[-.][a-z0-9]{1,4})*?)(?:\.(?:csv|html?|txt))?$/i.exec(name) ?? [];
  const roman = chapterOf(Number(chapter));
  if (roman === null || number === "") return null;
  const reference = `${roman}-${number.toLowerCase().replaceAll(".", "-")}`;
  const entry = register.instruments.find((each) => each.reference === reference && each.members === undefined);
  return { reference, key: entry?.key ?? `UNTC-${reference.toUpperCase()}` };
}

function chapterOf(number: number): string | null {
  return number < 1 || number > LAST_CHAPTER ? null : romanOf(number).toUpperCase();
}

/** Titles by reference, from an index of the Collection: CSV with `chapter_no, treaty_no, treaty_name`; null for another table. */
export function titlesByReference(text: string): ReadonlyMap<string, string> | null {
  const [head = [], ...rows] = csvRows(text);
  const [chapterAt, numberAt, nameAt] = ["chapter_no", "treaty_no", "treaty_name"].map((name) => head.indexOf(name));
  if (chapterAt === undefined || numberAt === undefined || nameAt === undefined) return null;
  if (chapterAt < 0 || numberAt < 0 || nameAt < 0) return null;
  return new Map(
    rows.flatMap((cells): readonly (readonly [string, string])[] => {
      const roman = chapterOf(Number(cells[chapterAt]));
      const name = cells[nameAt]?.trim() ?? "";
      return roman === null || name === "" ? [] : [[`${roman}-${(cells[numberAt] ?? "").replaceAll(".", "-")}`, name]];
    }),
  );
}

/** A treaty that the register does not have, as far as its place in the Collection tells. Throws `E_REGISTER_TABLE` for a known one. */
export function collectionEntry(
  place: CollectionPlace,
  title: string | null,
  source: string,
  register: Register,
): InstrumentEntry {
  if (instrumentByKey(register, place.key) !== null) {
    throw new TravauxError("E_REGISTER_TABLE", `${place.key} is in the register already.`, "Use its entry.");
  }
  return {
    key: place.key,
    kind: "treaty",
    title: title ?? `Treaty ${place.reference} of the United Nations Treaty Collection`,
    shortNames: [],
    acronyms: [],
    adopted: { place: null, date: null },
    inForce: null,
    force: "unknown",
    depositary: "Secretary-General of the United Nations",
    reference: place.reference,
    subjects: [],
    source,
    sureness: "B",
  };
}
