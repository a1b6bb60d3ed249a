import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";
import type { RecordStore, StoreOptions } from "./store.ts";

/**
 * Opens the record at an address: `postgres://…` (with `?schema=name` for a schema of its own), or the path of an SQLite
 * file. Throws what `openPostgres` and `openSqlite` throw.
 *
 *     const store = await openStore("record.sqlite", { now: Date.now, randomBytes });
 */
export async function openStore(address: string, options: StoreOptions): Promise<RecordStore> {
  if (!/^postgres(ql)?:\/\//.test(address)) return openSqlite(address, options);
  const [, before = address, schema, after = ""] = /^(.*[?&])schema=([^&]*)&?(.*)$/.exec(address) ?? [];
  return openPostgres(`${before}${after}`, { ...options, ...(schema === undefined ? {} : { schema }) });
}
