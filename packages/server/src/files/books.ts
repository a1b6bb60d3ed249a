import { type Context, type House, localMoment, type OffsetAt, serialIn } from "@travaux/procedure";
import type { ActDraft } from "@travaux/record";
import type { Kysely } from "kysely";
import type { FilesTables } from "./tables.ts";

/** Another took the number at the same moment; the act is not filed, and is decided again with the next number. */
export class NumberTaken extends Error {}

/** A number that an act takes out of a book. */
export interface TakenNumber {
  readonly book: string;
  readonly serial: number;
}

type Series = "diary" | "outward";

const SERIES_OF: Readonly<Record<string, { readonly series: Series; readonly field: string }>> = {
  registered: { series: "diary", field: "diary" },
  issued: { series: "outward", field: "number" },
};

/** The commands that take a number. */
export const NUMBERED: ReadonlySet<string> = new Set(["register", "issue"]);

/** The next free numbers of the house's books at an instant. They are not taken by being looked up. */
export async function nextNumbers(
  database: Kysely<FilesTables>,
  house: House,
  at: string,
  offsetAt: OffsetAt,
): Promise<Context["serials"]> {
  const next = async (series: Series): Promise<number> => {
    const row = await database
      .selectFrom("travaux_books")
      .select("next")
      .where("book", "=", bookOf(house, series, at, offsetAt))
      .executeTakeFirst();
    return row?.next ?? 1;
  };
  return { diary: await next("diary"), outward: await next("outward") };
}

/** The number that an act to be filed takes, or null for an act that takes none. */
export function numberIn(draft: ActDraft, house: House, at: string, offsetAt: OffsetAt): TakenNumber | null {
  const numbered = SERIES_OF[draft.kind];
  const written = numbered === undefined ? undefined : draft.body[numbered.field];
  if (numbered === undefined || typeof written !== "string") return null;
  const serial = serialIn(house[numbered.series], written);
  return serial === null ? null : { book: bookOf(house, numbered.series, at, offsetAt), serial };
}

/**
 * Takes a number in the transaction of its act: both stand, or neither, so that no number is given twice and none is left
 * out, whatever fails and however many programs number at once. Throws `NumberTaken`.
 */
export async function takeNumber(database: Kysely<FilesTables>, { book, serial }: TakenNumber): Promise<void> {
  if (serial === 1) {
    const begun = await database
      .insertInto("travaux_books")
      .values({ book, next: 2 })
      .onConflict((conflict) => conflict.column("book").doNothing())
      .executeTakeFirst();
    if (begun.numInsertedOrUpdatedRows === 0n) throw new NumberTaken();
    return;
  }
  const taken = await database
    .updateTable("travaux_books")
    .set({ next: serial + 1 })
    .where("book", "=", book)
    .where("next", "=", serial)
    .executeTakeFirst();
  if (taken.numUpdatedRows === 0n) throw new NumberTaken();
}

/** A book begins anew each year where its numbers show the year. */
function bookOf(house: House, series: Series, at: string, offsetAt: OffsetAt): string {
  if (!house[series].includes("{year}")) return series;
  return `${series}/${(localMoment(house.zone, at, offsetAt)?.date ?? at).slice(0, 4)}`;
}
