import { TravauxError } from "@travaux/instrument";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import pg from "pg";
import { storeError } from "./failures.ts";
import { localHints } from "./hints.ts";
import { tellingDriver } from "./interrupted.ts";
import { CHANNEL, type Listening, listenForHints } from "./listening.ts";
import { migrate } from "./migrations.ts";
import { storeOver } from "./repository.ts";
import type { Tables } from "./schema.ts";
import type { RecordStore, StoreOptions } from "./store.ts";

const OLDEST = 150_000; // PostgreSQL 15: the oldest that the tests run on
const POOL = 10; // connections of one process
const BIGINT = 20; // the number of the type

/** What a PostgreSQL store is given beside. */
export interface PostgresOptions extends StoreOptions {
  /** The schema the tables lie in, made where it is missing; the user's own as a rule. */
  readonly schema?: string;
}

/**
 * Opens the record in a PostgreSQL database; any number of processes may. Throws `E_STORE_UNOPENED`, `E_STORE_LOST`,
 * `E_STORE_NOT_DURABLE` where the server may forget what it acknowledged, `E_STORE_NEWER`.
 *
 *     const store = await openPostgres("postgres://records@db.example/travaux", { now: Date.now, randomBytes });
 */
export async function openPostgres(url: string, options: PostgresOptions): Promise<RecordStore> {
  const config = configOf(url, options.schema);
  const pool = new pg.Pool({ ...config, max: POOL });
  pool.on("error", () => undefined); // an idle connection died; the next call opens another
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => tellingDriver(postgresDriver(pool), options.interrupt),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  const database = new Kysely<Tables>({ dialect });
  const hints = localHints();
  let listening: Listening;
  try {
    await assertDurable(pool);
    if (options.schema !== undefined) await makeSchema(pool, options.schema);
    await migrate(database, "postgres");
    listening = await listenForHints(config, (no) => hints.tell(no));
  } catch (thrown) {
    await database.destroy();
    throw storeError(thrown);
  }
  const afterErasure = async (): Promise<void> => undefined;
  const sendHint = (no: number): void => {
    pool.query("SELECT pg_notify($1, $2)", [CHANNEL, String(no)]).catch(() => undefined);
  };
  const close = (): Promise<void> => listening.close();
  return storeOver({ kind: "postgres", database, hints, options, afterErasure, sendHint, close });
}

function configOf(url: string, schema: string | undefined): pg.PoolConfig {
  if (schema !== undefined && !/^[a-z][a-z0-9_]{0,62}$/.test(schema)) {
    throw new TravauxError(
      "E_STORE_UNOPENED",
      `${schema} cannot name a schema.`,
      "Use small letters, digits and underscores.",
    );
  }
  return {
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    lock_timeout: 20_000,
    idle_in_transaction_session_timeout: 60_000,
    // Whose connection it is, for the administrator of the database.
    application_name: schema === undefined ? "travaux" : `travaux ${schema}`,
    ...(schema === undefined ? {} : { options: `-c search_path=${schema}` }),
    types: { getTypeParser: parserFor },
  };
}

/** Numbers of acts come as numbers: the one parser for bigint, which refuses what a number cannot hold. */
function parserFor(type: number, format?: "text" | "binary"): (text: string) => unknown {
  if (type === BIGINT && format !== "binary") return safeNumber;
  return pg.types.getTypeParser(type, format === "binary" ? "text" : format);
}

function safeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large a number`);
  return number;
}

async function assertDurable(pool: pg.Pool): Promise<void> {
  const asked = ["fsync", "full_page_writes", "synchronous_commit", "server_version_num", "transaction_read_only"];
  const found = new Map<string, string>();
  for (const setting of asked) {
    const { rows } = await pool.query("SELECT current_setting($1) AS value", [setting]);
    found.set(setting, String(rows[0]?.value));
  }
  const wrong = [
    found.get("fsync") === "on" ? null : "fsync is off",
    found.get("full_page_writes") === "on" ? null : "full_page_writes is off",
    found.get("synchronous_commit") === "off" ? "synchronous_commit is off" : null,
    Number(found.get("server_version_num")) >= OLDEST ? null : "it is older than PostgreSQL 15",
    found.get("transaction_read_only") === "off" ? null : "it is read-only",
  ].filter((fault) => fault !== null);
  if (wrong.length === 0) return;
  throw new TravauxError(
    "E_STORE_NOT_DURABLE",
    `The database server does not keep acts safely: ${wrong.join(", ")}.`,
    "Have the administrator of the database switch it on; a record that can forget is none.",
  );
}

async function makeSchema(pool: pg.Pool, schema: string): Promise<void> {
  const isThere = async (): Promise<boolean> =>
    (await pool.query("SELECT 1 FROM pg_namespace WHERE nspname = $1", [schema])).rowCount === 1;
  if (await isThere()) return;
  try {
    await pool.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  } catch (thrown) {
    // Two that make it at once can collide in spite of `IF NOT EXISTS`; the second finds it made.
    if (!(await isThere())) throw thrown;
  }
}

interface Held extends DatabaseConnection {
  readonly client: pg.PoolClient;
  /** Whether it may be used again: not after a transaction whose end is unknown. */
  state: "idle" | "open" | "broken";
}

function postgresDriver(pool: pg.Pool): Driver {
  const held = new WeakMap<DatabaseConnection, Held>();
  const own = (connection: DatabaseConnection): Held => {
    const found = held.get(connection);
    if (found === undefined) throw new TypeError("a connection of another driver");
    return found;
  };
  const run = async (connection: DatabaseConnection, sql: string, then: Held["state"]): Promise<void> => {
    const mine = own(connection);
    mine.state = "broken";
    const { command } = await mine.client.query(sql);
    // A server that had to give a transaction up answers COMMIT with ROLLBACK, and no error.
    if (command !== sql) throw new TypeError(`the server answered ${sql} with ${command}`);
    mine.state = then;
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      const client = await pool.connect();
      const connection: Held = {
        client,
        state: "idle",
        executeQuery: <Row>(query: CompiledQuery) => answered<Row>(client, query),
        streamQuery: () => {
          throw new TypeError("rows are read by pages");
        },
      };
      held.set(connection, connection);
      return connection;
    },
    beginTransaction: (connection) => run(connection, "BEGIN", "open"),
    commitTransaction: (connection) => run(connection, "COMMIT", "idle"),
    rollbackTransaction: async (connection) => {
      // Where it cannot be rolled back, closing the connection does it; the error that led here is the one to tell.
      await run(connection, "ROLLBACK", "idle").catch(() => undefined);
    },
    releaseConnection: async (connection) => {
      const { client, state } = own(connection);
      client.release(state !== "idle");
    },
    destroy: () => pool.end(),
  };
}

async function answered<Row>(client: pg.PoolClient, query: CompiledQuery): Promise<QueryResult<Row>> {
  const { rows, rowCount } = await client.query(query.sql, [...query.parameters]);
  return { rows, ...(rowCount === null ? {} : { numAffectedRows: BigInt(rowCount) }) };
}
