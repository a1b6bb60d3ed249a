import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { TravauxError } from "@travaux/instrument";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { storeError } from "./failures.ts";
import { localHints } from "./hints.ts";
import { tellingDriver } from "./interrupted.ts";
import { migrate } from "./migrations.ts";
import { storeOver } from "./repository.ts";
import type { Tables } from "./schema.ts";
import type { RecordStore, StoreOptions } from "./store.ts";

const BUSY_MS = 20_000; // how long a filing waits for another process's
const BLOCK_MS = 5; // how long of it without letting anything else run: the other may be in this very process
const PAUSE_MS = 15; // at most, by chance, between two tries
const MAX_STATEMENTS = 200; // prepared ones kept

/** What must hold for an acknowledged act to survive a loss of power; asserted at each start. */
const DURABLE: Readonly<Record<string, string | number>> = {
  journal_mode: "wal",
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
};

/**
 * Opens, or makes, the record in one file on the disk: SQLite with a write-ahead log, flushed at every commit. Several
 * processes may have it open. Throws `E_STORE_UNOPENED`, `E_STORE_DAMAGED`, `E_STORE_NOT_DURABLE`, `E_STORE_NEWER`.
 *
 *     const store = await openSqlite("record.sqlite", { now: Date.now, randomBytes });
 */
export async function openSqlite(path: string, options: StoreOptions): Promise<RecordStore> {
  const file = opened(path);
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => tellingDriver(sqliteDriver(file), options.interrupt),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
  const database = new Kysely<Tables>({ dialect });
  try {
    await migrate(database, "sqlite");
  } catch (thrown) {
    await database.destroy();
    throw thrown;
  }
  const afterErasure = async (): Promise<void> => {
    // Erased bytes leave the log too, not the tables alone; where readers still need the log, the next erasure does it.
    file.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  };
  return storeOver({
    kind: "sqlite",
    database,
    hints: localHints(),
    options,
    afterErasure,
    close: async () => undefined,
  });
}

function opened(path: string): DatabaseSync {
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: true });
    file.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
    assertDurable(file);
    file.exec(`PRAGMA busy_timeout = ${BLOCK_MS}`);
    return file;
  } catch (thrown) {
    file?.close();
    throw storeError(thrown);
  }
}

function assertDurable(file: DatabaseSync): void {
  for (const [pragma, wanted] of Object.entries(DURABLE)) {
    const found = Object.values(file.prepare(`PRAGMA ${pragma}`).get() ?? {})[0];
    if (found === wanted) continue;
    throw new TravauxError(
      "E_STORE_NOT_DURABLE",
      `The database does not keep acts safely: ${pragma} is ${String(found)}, not ${wanted}.`,
      "Keep the record in a file on a local disk; memory and some network drives cannot hold it.",
    );
  }
}

/** One connection that takes turns: SQLite writes one transaction at a time anyhow, and `node:sqlite` does not wait. */
function sqliteDriver(file: DatabaseSync): Driver {
  const statements = new Map<string, StatementSync>();
  let last: Promise<void> = Promise.resolve();
  let free = (): void => undefined;
  const connection: DatabaseConnection = {
    executeQuery: <Row>(query: CompiledQuery) =>
      patiently(file, () => answered<Row>(statementFor(file, statements, query.sql), query)),
    streamQuery: () => {
      throw new TypeError("rows are read by pages");
    },
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      const before = last;
      let done = (): void => undefined;
      last = new Promise((resolve) => {
        done = resolve;
      });
      await before;
      free = done;
      return connection;
    },
    beginTransaction: () => patiently(file, () => file.exec("BEGIN IMMEDIATE")),
    commitTransaction: async () => file.exec("COMMIT"),
    rollbackTransaction: async () => {
      if (file.isTransaction) file.exec("ROLLBACK");
    },
    releaseConnection: async () => {
      if (file.isTransaction) file.exec("ROLLBACK");
      free();
    },
    destroy: async () => {
      if (file.isOpen) file.close();
    },
  };
}

/** Tries again while another connection writes; inside a transaction the lock is held already, so an error is one. */
async function patiently<Result>(file: DatabaseSync, call: () => Result): Promise<Result> {
  for (const end = performance.now() + BUSY_MS; ; ) {
    try {
      return call();
    } catch (thrown) {
      const isWaiting = !file.isTransaction && performance.now() < end && storeError(thrown).code === "E_STORE_BUSY";
      if (!isWaiting) throw thrown;
      await pause(1 + Math.random() * PAUSE_MS);
    }
  }
}

function statementFor(file: DatabaseSync, statements: Map<string, StatementSync>, sql: string): StatementSync {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  const made = file.prepare(sql);
  if (statements.size >= MAX_STATEMENTS) statements.clear();
  statements.set(sql, made);
  return made;
}

function answered<Row>(statement: StatementSync, query: CompiledQuery): QueryResult<Row> {
  const values = query.parameters.map(bound);
  if (statement.columns().length > 0) return { rows: rowsOf<Row>(statement, values) };
  const { changes, lastInsertRowid } = statement.run(...values);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

function rowsOf<Row>(statement: StatementSync, values: readonly SQLInputValue[]): Row[] {
  const rows: unknown[] = statement.all(...values);
  const isRows = (found: unknown[]): found is Row[] => found.every((row) => typeof row === "object");
  return isRows(rows) ? rows : [];
}

function bound(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`a ${typeof value} cannot be written`);
}
