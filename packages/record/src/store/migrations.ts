import { TravauxError } from "@travaux/instrument";
import { CompiledQuery, type Kysely } from "kysely";
import type { Tables } from "./schema.ts";

/** A step of a database's layout: plain SQL, taken once and in order. Later steps are added, none is ever changed. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: Readonly<Record<"sqlite" | "postgres", readonly string[]>>;
}

// Both databases have the same tables. UNIQUE (file, prev) is what a forked chain would break: two acts that follow one.
const TABLES = (number: string, counted: string, bytes: string, end: string): readonly string[] => [
  `CREATE TABLE travaux_files (no ${counted}, id TEXT NOT NULL UNIQUE, salt TEXT NOT NULL, seq ${number} NOT NULL,
     head TEXT NOT NULL, at TEXT)${end}`,
  `CREATE TABLE travaux_acts (file TEXT NOT NULL REFERENCES travaux_files (id), seq ${number} NOT NULL, prev TEXT NOT NULL,
     hash TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (file, seq), UNIQUE (file, prev))${end}`,
  `CREATE TABLE travaux_nodes (file TEXT NOT NULL REFERENCES travaux_files (id), level ${number} NOT NULL,
     place ${number} NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (file, level, place))${end}`,
  `CREATE TABLE travaux_disclosures (file TEXT NOT NULL, seq ${number} NOT NULL, path TEXT NOT NULL, salt TEXT NOT NULL,
     value TEXT NOT NULL, PRIMARY KEY (file, seq, path), FOREIGN KEY (file, seq) REFERENCES travaux_acts (file, seq))${end}`,
  `CREATE TABLE travaux_attachments (file TEXT NOT NULL REFERENCES travaux_files (id), commitment TEXT NOT NULL,
     bytes ${bytes} NOT NULL, PRIMARY KEY (file, commitment))${end}`,
  `CREATE TABLE travaux_keys (file TEXT NOT NULL, key TEXT NOT NULL, seq ${number} NOT NULL, digest TEXT NOT NULL,
     PRIMARY KEY (file, key), FOREIGN KEY (file, seq) REFERENCES travaux_acts (file, seq))${end}`,
  `CREATE TABLE travaux_checkpoints (file TEXT NOT NULL REFERENCES travaux_files (id), size ${number} NOT NULL,
     root TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (file, size))${end}`,
];

// Acts are never changed nor taken away, not even by a mistaken statement of an administrator.
const KEPT_SQLITE = ["UPDATE", "DELETE"].map(
  (deed) => `CREATE TRIGGER travaux_acts_no_${deed.toLowerCase()} BEFORE ${deed} ON travaux_acts
    BEGIN SELECT RAISE(ABORT, 'acts are kept'); END`,
);
const KEPT_POSTGRES = [
  `CREATE FUNCTION travaux_acts_kept() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'acts are kept'; END $$`,
  `CREATE TRIGGER travaux_acts_kept BEFORE UPDATE OR DELETE ON travaux_acts
    FOR EACH ROW EXECUTE FUNCTION travaux_acts_kept()`,
];

/** The layout of the record's own tables. */
const RECORD_MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: "files, acts and what belongs to them",
    statements: {
      sqlite: [...TABLES("INTEGER", "INTEGER PRIMARY KEY AUTOINCREMENT", "BLOB", " STRICT"), ...KEPT_SQLITE],
      postgres: [...TABLES("BIGINT", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "BYTEA", ""), ...KEPT_POSTGRES],
    },
  },
];

/**
 * Brings a database to the newest layout; several processes may begin at once. Throws `E_STORE_NEWER` where a later Travaux
 * was there already.
 */
export async function migrate(
  database: Kysely<Tables>,
  kind: "sqlite" | "postgres",
  room = "record",
  migrations: readonly Migration[] = RECORD_MIGRATIONS,
): Promise<void> {
  await makeLedger(database);
  await database.transaction().execute(async (step) => {
    if (kind === "postgres") await run(step, "LOCK TABLE travaux_migrations IN EXCLUSIVE MODE");
    const rows = await step.selectFrom("travaux_migrations").select("version").where("room", "=", room).execute();
    const done = new Set(rows.map(({ version }) => version));
    if (Math.max(0, ...done) > Math.max(0, ...migrations.map(({ version }) => version))) throw newer();
    for (const { version, name, statements } of migrations) {
      if (done.has(version)) continue;
      for (const statement of statements[kind]) await run(step, statement);
      await step.insertInto("travaux_migrations").values({ room, version, name }).execute();
    }
  });
}

/** Two processes that make one table at once can collide in PostgreSQL in spite of `IF NOT EXISTS`; the second finds it made. */
async function makeLedger(database: Kysely<Tables>): Promise<void> {
  const ledger = `CREATE TABLE IF NOT EXISTS travaux_migrations (room TEXT NOT NULL, version BIGINT NOT NULL,
    name TEXT NOT NULL, PRIMARY KEY (room, version))`;
  for (let tries = 0; ; tries += 1) {
    try {
      await run(database, ledger);
      return;
    } catch (thrown) {
      const isCollision = thrown instanceof TravauxError && thrown.code === "E_STORE_REFUSED";
      if (!isCollision || tries === 3) throw thrown;
    }
  }
}

async function run(database: Kysely<Tables>, statement: string): Promise<void> {
  await database.executeQuery(CompiledQuery.raw(statement));
}

function newer(): TravauxError {
  return new TravauxError(
    "E_STORE_NEWER",
    "A later version of Travaux has changed the layout of this database.",
    "Use that version or a later one; an older one must not write here.",
  );
}
