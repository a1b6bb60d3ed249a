import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from "kysely";
import { storeError } from "./failures.ts";
import type { StoreCall } from "./store.ts";

/** Where a call of the database is told of. */
export type Interrupt = (call: StoreCall) => void;

/** A driver whose errors are ours, and which tells of each call before and after it is made. */
export function tellingDriver(driver: Driver, interrupt: Interrupt | undefined): Driver {
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const under = (connection: DatabaseConnection): DatabaseConnection => inner.get(connection) ?? connection;
  return {
    init: () => told(undefined, "open", () => driver.init()),
    acquireConnection: async () => {
      const connection = await told(undefined, "connect", () => driver.acquireConnection());
      const outer: DatabaseConnection = {
        executeQuery: <Row>(query: CompiledQuery) =>
          told(interrupt, query.sql, (): Promise<QueryResult<Row>> => connection.executeQuery<Row>(query)),
        streamQuery: (query, size) => connection.streamQuery(query, size),
      };
      inner.set(outer, connection);
      return outer;
    },
    beginTransaction: (connection: DatabaseConnection, settings: TransactionSettings) =>
      told(interrupt, "begin", () => driver.beginTransaction(under(connection), settings)),
    commitTransaction: (connection) => told(interrupt, "commit", () => driver.commitTransaction(under(connection))),
    rollbackTransaction: (connection) =>
      told(undefined, "rollback", () => driver.rollbackTransaction(under(connection))),
    releaseConnection: (connection) => told(undefined, "release", () => driver.releaseConnection(under(connection))),
    destroy: () => told(undefined, "close", () => driver.destroy()),
  };
}

async function told<Result>(
  interrupt: Interrupt | undefined,
  what: string,
  call: () => Promise<Result>,
): Promise<Result> {
  try {
    interrupt?.({ when: "before", what });
    const result = await call();
    interrupt?.({ when: "after", what });
    return result;
  } catch (thrown) {
    throw storeError(thrown);
  }
}
