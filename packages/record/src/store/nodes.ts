import { TravauxError } from "@travaux/instrument";
import type { Kysely } from "kysely";
import type { Hash, NodePlace, NodeReader } from "../tree/tree.ts";
import type { Tables } from "./schema.ts";

/** Fetches full subtrees of a file, and hands out a reader over them. Throws `E_STORE_DAMAGED` where one is missing. */
export async function nodesAt(
  database: Kysely<Tables>,
  file: string,
  places: readonly NodePlace[],
): Promise<NodeReader> {
  const found = new Map<string, Hash>();
  const byLevel = Map.groupBy(places, ({ level }) => level);
  for (const [level, wanted] of byLevel) {
    const rows = await database
      .selectFrom("travaux_nodes")
      .select(["place", "hash"])
      .where("file", "=", file)
      .where("level", "=", level)
      .where(
        "place",
        "in",
        wanted.map(({ index }) => index),
      )
      .execute();
    for (const { place, hash } of rows) found.set(`${level}/${place}`, Buffer.from(hash, "hex"));
  }
  return (level, index) => {
    const hash = found.get(`${level}/${index}`);
    if (hash !== undefined) return hash;
    throw new TravauxError(
      "E_STORE_DAMAGED",
      `The tree of file ${file} lacks subtree ${index} at level ${level}.`,
      "Restore the last backup, and compare it with a checkpoint that left the machine.",
    );
  };
}
