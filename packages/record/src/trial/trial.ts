// Databases of their own for tests and harnesses, thrown away afterwards; nothing here runs in production.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CompiledQuery } from "kysely";
import pg from "pg";
import { openStore } from "../store/open.ts";
import type { RecordStore, StoreCall, StoreOptions } from "../store/store.ts";

/** Where the tests' PostgreSQL is expected; another is named by TRAVAUX_TEST_POSTGRES. */
export const POSTGRES_URL: string = process.env.TRAVAUX_TEST_POSTGRES ?? "postgres://postgres@127.0.0.1:5432/test";

/** A database to try things on, which programs may open by its address. */
export interface TrialPlace {
  readonly kind: "sqlite" | "postgres";
  /** What `openStore` takes. */
  readonly address: string;
}

/** Opens the store at a place, with the machine's clock and salts unless others are given. */
export function openTrial({ address }: TrialPlace, options: Partial<StoreOptions> = {}): Promise<RecordStore> {
  return openStore(address, { now: Date.now, randomBytes: (length) => randomBytes(length), ...options });
}

/** Whether a PostgreSQL answers: the one for tests, as a rule. */
export async function postgresAnswers(url: string = POSTGRES_URL): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** A fresh place: a folder of its own for SQLite, a schema of its own for PostgreSQL. */
export function trialPlace(kind: "sqlite" | "postgres"): TrialPlace {
  if (kind === "postgres") {
    return { kind, address: `${POSTGRES_URL}?schema=travaux_${randomBytes(6).toString("hex")}` };
  }
  return { kind, address: join(mkdtempSync(join(tmpdir(), "travaux-record-")), "record.sqlite") };
}

/** Takes a place away with all that is in it. */
export async function dropTrial({ kind, address }: TrialPlace): Promise<void> {
  if (kind === "sqlite") {
    rmSync(dirname(address), { recursive: true, force: true });
    return;
  }
  const [url, schema] = address.split("?schema=");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  await client.end();
}

/** A clock and salts that give the same in every run. */
export function replayed(): StoreOptions {
  let now = Date.UTC(2031, 4, 6, 9, 0, 0);
  let drawn = 0;
  return {
    now: () => {
      now += 1000;
      return now;
    },
    randomBytes: (length) => {
      drawn += 1;
      return Buffer.alloc(length, drawn % 256);
    },
  };
}

/** Makes the n-th call of a database fail: before it is made, or after, so that its answer alone is lost. */
export function failingAt(
  nth: number,
  when: StoreCall["when"],
): { readonly interrupt: (call: StoreCall) => void; readonly calls: () => number } {
  let calls = 0;
  const interrupt = (call: StoreCall): void => {
    if (call.when !== when) return;
    calls += 1;
    if (calls === nth) throw Object.assign(new Error("planted loss of the connection"), { code: "ECONNRESET" });
  };
  return { interrupt, calls: () => calls };
}

/** A planted fault: an SQLite that acknowledges without flushing. */
export async function withoutFlushing(store: RecordStore): Promise<void> {
  await store.database.executeQuery(CompiledQuery.raw("PRAGMA synchronous = OFF"));
}
