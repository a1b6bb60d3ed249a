import { TravauxError } from "@travaux/instrument";
import type { Kysely } from "kysely";
import type { VettingRow, VettingTables } from "./tables.ts";

/** Vettings that may wait or run in one file, and in the whole instance: a desk vets a paper for a few parties, not for all. */
const MOST_OF_FILE = 20;
/** Vettings that may wait or run in the whole instance. */
const MOST_OF_INSTANCE = 200;

/** Which vetting: a paper of a file, for a party, its clauses named as of a version, under the rules as they are. */
export type VettingKey = Pick<VettingRow, "file" | "paper" | "party" | "version" | "rules">;

/** Who asks, and when; `isAnew` where a result that is there is to be made again. */
export interface VettingAsked {
  readonly id: string;
  readonly person: string;
  readonly now: number;
  readonly isAnew: boolean;
}

/** The row of a vetting, or undefined. */
export function vettingUnder(
  database: Kysely<VettingTables>,
  { file, paper, party, version, rules }: VettingKey,
): Promise<VettingRow | undefined> {
  return database
    .selectFrom("travaux_vettings")
    .selectAll()
    .where("file", "=", file)
    .where("paper", "=", paper)
    .where("party", "=", party)
    .where("version", "=", version)
    .where("rules", "=", rules)
    .executeTakeFirst();
}

/** All vettings of a file, the last that was asked for first; without what came of them. */
export function vettingsOf(
  database: Kysely<VettingTables>,
  file: string,
): Promise<readonly Omit<VettingRow, "result">[]> {
  return database
    .selectFrom("travaux_vettings")
    .select(VETTING_FIELDS)
    .where("file", "=", file)
    .orderBy("asked_at", "desc")
    .orderBy("id")
    .limit(200)
    .execute();
}

/** What is read of a vetting where its result is not wanted. */
export const VETTING_FIELDS = [
  "id",
  "file",
  "paper",
  "party",
  "version",
  "rules",
  "stage",
  "step",
  "done",
  "parts",
  "tries",
  "turn",
  "server",
  "lease",
  "person",
  "asked_at",
  "ended_at",
  "problem",
] as const;

/**
 * Asks for a vetting. One that is there is not made twice: one that waits or runs goes on, one that is done stands unless it is
 * wanted anew, one that failed or was cancelled begins again. Throws `E_VETTING_FULL`.
 */
export async function askVetting(
  database: Kysely<VettingTables>,
  key: VettingKey,
  { id, person, now, isAnew }: VettingAsked,
): Promise<VettingRow> {
  const there = await vettingUnder(database, key);
  if (there !== undefined && !isBegunAgain(there, isAnew)) return there;
  await assertRoom(database, key.file);
  const begun = { stage: "waiting", step: "waiting", done: 0, parts: 0, tries: 0, server: null, lease: 0 } as const;
  const fresh = { ...begun, person, asked_at: now, ended_at: null, problem: null, result: null };
  if (there === undefined) {
    await database
      .insertInto("travaux_vettings")
      .values({ ...key, ...fresh, id, turn: 1 })
      .onConflict((conflict) => conflict.columns(["file", "paper", "party", "version", "rules"]).doNothing())
      .execute();
  } else {
    await database
      .updateTable("travaux_vettings")
      .set({ ...fresh, turn: there.turn + 1 })
      .where("id", "=", there.id)
      .where("turn", "=", there.turn)
      .execute();
  }
  const row = await vettingUnder(database, key);
  if (row === undefined) throw new Error("a vetting that was asked for is gone");
  return row;
}

/** Cancels a vetting that waits or runs: whether there was one. */
export async function cancelVetting(database: Kysely<VettingTables>, key: VettingKey, now: number): Promise<boolean> {
  const there = await vettingUnder(database, key);
  if (there === undefined) return false;
  const cancelled = await database
    .updateTable("travaux_vettings")
    .set((of) => ({ stage: "cancelled" as const, server: null, ended_at: now, turn: of("turn", "+", 1) }))
    .where("id", "=", there.id)
    .where("stage", "in", ["waiting", "running"])
    .executeTakeFirst();
  return cancelled.numUpdatedRows > 0n;
}

function isBegunAgain({ stage }: VettingRow, isAnew: boolean): boolean {
  return stage === "failed" || stage === "cancelled" || (stage === "done" && isAnew);
}

async function assertRoom(database: Kysely<VettingTables>, file: string): Promise<void> {
  const rows = await database
    .selectFrom("travaux_vettings")
    .select("file")
    .where("stage", "in", ["waiting", "running"])
    .execute();
  if (rows.length < MOST_OF_INSTANCE && rows.filter((row) => row.file === file).length < MOST_OF_FILE) return;
  throw new TravauxError(
    "E_VETTING_FULL",
    "So many vettings are waiting that no other is taken on.",
    "Wait until some are done, or cancel one.",
  );
}
