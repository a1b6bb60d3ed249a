import { TravauxError } from "@travaux/instrument";

/** What a database threw, as one of our errors: which says whether the same call may be made again. */
export function storeError(thrown: unknown): TravauxError {
  if (thrown instanceof TravauxError) return thrown;
  const code = textAt(thrown, "code");
  const sqlite = code === "ERR_SQLITE_ERROR" ? numberAt(thrown, "errcode") & 0xff : null;
  const message = thrown instanceof Error && thrown.message !== "" ? thrown.message : String(code);
  if (isBusy(code, sqlite)) {
    return failure(
      "E_STORE_BUSY",
      `The record is busy (${message}).`,
      "Nothing was written. Make the same call again.",
      thrown,
    );
  }
  if (isLost(code, message)) {
    return failure(
      "E_STORE_LOST",
      `The connection to the record broke (${message}).`,
      "What was being filed is filed whole or not at all. File it again with the same idempotency key.",
      thrown,
    );
  }
  if (sqlite === 13 || code === "53100") {
    return failure(
      "E_STORE_FULL",
      "The disk of the record is full.",
      "Nothing was written. Make room, then file again.",
      thrown,
    );
  }
  if (sqlite === 8 || sqlite === 14 || sqlite === 23 || code === "28P01" || code === "28000" || code === "3D000") {
    return failure(
      "E_STORE_UNOPENED",
      `The record cannot be opened (${message}).`,
      "Check its address, and that you may write there.",
      thrown,
    );
  }
  if (sqlite === 10 || sqlite === 11 || sqlite === 26 || code?.startsWith("XX")) {
    return failure(
      "E_STORE_DAMAGED",
      `The record cannot be read (${message}).`,
      "Check the disk, and restore the last backup.",
      thrown,
    );
  }
  return failure(
    "E_STORE_REFUSED",
    `The database refused a statement (${message}).`,
    "Nothing was written. Report it.",
    thrown,
  );
}

/** SQLITE_BUSY and SQLITE_LOCKED; serialisation, deadlock, lock not available, too many connections. */
function isBusy(code: string | undefined, sqlite: number | null): boolean {
  return sqlite === 5 || sqlite === 6 || ["40001", "40P01", "55P03", "53300", "57014"].includes(code ?? "");
}

/** Sockets that closed, classes 08 and 57P of SQLSTATE, and what the client says of a connection that died. */
function isLost(code: string | undefined, message: string): boolean {
  if (code !== undefined && /^(E(CONN|PIPE|HOST|NET|TIMEDOUT|AI_|NOTFOUND)|08|57P0|25P03)/.test(code)) return true;
  return /connection (terminated|timeout|ended)|timeout exceeded when trying to connect|Client has encountered|not queryable|client was closed/i.test(
    message,
  );
}

function failure(code: string, message: string, hint: string, cause: unknown): TravauxError {
  return new TravauxError(code, message, hint, { cause });
}

function textAt(thrown: unknown, key: string): string | undefined {
  if (typeof thrown !== "object" || thrown === null || !(key in thrown)) return undefined;
  const value: unknown = Reflect.get(thrown, key);
  return typeof value === "string" ? value : undefined;
}

function numberAt(thrown: unknown, key: string): number {
  if (typeof thrown !== "object" || thrown === null) return 0;
  const value: unknown = Reflect.get(thrown, key);
  return typeof value === "number" ? value : 0;
}
