import type { Migration } from "@travaux/record";
import type { Kysely } from "kysely";

/** How far a person has read a file: up to which act, and when they said so. */
export interface MarkRow {
  readonly person: string;
  readonly file: string;
  readonly seq: number;
  readonly at: string;
}

/** The table of marks. A mark is its reader's own; nobody else sees it. */
export type MarkTables = { readonly travaux_marks: MarkRow };

const STATEMENTS: readonly string[] = [
  `CREATE TABLE travaux_marks (person TEXT NOT NULL, file TEXT NOT NULL, seq BIGINT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (person, file))`,
];

/** Its layout, with a count of its own. */
export const MARK_MIGRATIONS: readonly Migration[] = [
  { version: 1, name: "how far readers are", statements: { sqlite: STATEMENTS, postgres: STATEMENTS } },
];

/** Up to where a person has read a file; act 0 where they never said so. */
export async function markOf(
  database: Kysely<MarkTables>,
  person: string,
  file: string,
): Promise<Pick<MarkRow, "seq"> & { readonly at: string | null }> {
  const row = await database
    .selectFrom("travaux_marks")
    .select(["seq", "at"])
    .where("person", "=", person)
    .where("file", "=", file)
    .executeTakeFirst();
  return row ?? { seq: 0, at: null };
}

/** Moves a mark on. It never goes back: of two windows the one that is behind takes nothing from the other. */
export async function setMark(database: Kysely<MarkTables>, mark: MarkRow): Promise<void> {
  await database
    .insertInto("travaux_marks")
    .values(mark)
    .onConflict((conflict) =>
      conflict
        .columns(["person", "file"])
        .doUpdateSet({ seq: mark.seq, at: mark.at })
        .where("travaux_marks.seq", "<", mark.seq),
    )
    .execute();
}
