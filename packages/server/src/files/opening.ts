import { TravauxError } from "@travaux/instrument";
import type { Files } from "./files.ts";

/** Kinds of files that are opened one by one. */
export type OpenedKind = "case file" | "conference";

/** Who opens a file, in which office, under which key. */
export interface Opening {
  readonly kind: OpenedKind;
  readonly person: string;
  readonly office: string;
  readonly key: string;
}

/**
 * Opens a file in which nothing has happened, for the papers that come before the first act. The same
 * key of the same person gives the same file. Throws `E_KEY_REUSED` where it opened one of another kind or office.
 */
export async function openFile(files: Files, { kind, person, office, key }: Opening): Promise<string> {
  const known = await openedUnder(files, person, key);
  if (known === undefined) {
    const file = `${kind === "case file" ? "c" : "k"}-${Buffer.from(files.randomBytes(12)).toString("hex")}`;
    const house = await files.houses.now();
    await files.store.createFile(file);
    await files.database.transaction().execute(async (inside) => {
      const made = await inside
        .insertInto("travaux_opened")
        .values({ file, kind, person, office, key })
        .onConflict((conflict) => conflict.columns(["person", "key"]).doNothing())
        .executeTakeFirst();
      if (made.numInsertedOrUpdatedRows === 0n) return; // opened under this key at the same moment
      const { cases, conferences } = files;
      if (kind === "case file") await cases.settle(inside, file, house, cases.folds.kind.empty);
      else await conferences.settle(inside, file, house, conferences.folds.kind.empty);
    });
  }
  const row = known ?? (await openedUnder(files, person, key));
  if (row !== undefined && row.kind === kind && row.office === office) return row.file;
  throw keyReused();
}

/** The error of a key that was used for something else. */
export function keyReused(): TravauxError {
  return new TravauxError(
    "E_KEY_REUSED",
    "The idempotency key belongs to another act that was filed already.",
    "Draw a new key for every act; give the same one again only with the same act.",
  );
}

function openedUnder(files: Files, person: string, key: string) {
  return files.database
    .selectFrom("travaux_opened")
    .selectAll()
    .where("person", "=", person)
    .where("key", "=", key)
    .executeTakeFirst();
}
