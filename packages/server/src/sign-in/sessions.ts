import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { SessionRow, SignInTables } from "./tables.ts";

/** A session nobody uses ends after an hour. */
export const IDLE_MS: number = 60 * 60_000;

/** No session outlives a working day. */
export const LONGEST_MS: number = 12 * 60 * 60_000;

/** The token is changed this often, so that a stolen one is soon worthless or found out. */
const RENEW_MS: number = 15 * 60_000;

/** Requests under way when the token changes may still carry the earlier one for so long. */
const GRACE_MS = 30_000;

/** Whoever signs a paper has proved again who they are within these five minutes. */
export const STEP_UP_MS: number = 5 * 60_000;

const TOKEN_BYTES = 32;

/** What sessions need from outside. */
export interface SessionSurroundings {
  readonly database: Kysely<SignInTables>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
}

/** A live session, with the token to send back where it was changed just now. */
export interface LiveSession {
  readonly row: SessionRow;
  readonly renewed: string | undefined;
}

/** Begins a session and gives its token, which is kept nowhere here: only its digest is. */
export async function beginSession(
  around: SessionSurroundings,
  person: string,
  agent: string,
): Promise<{ readonly id: string; readonly token: string }> {
  const token = newToken(around);
  const id = Buffer.from(around.randomBytes(16)).toString("hex");
  const now = around.now();
  await around.database
    .insertInto("travaux_sessions")
    .values({
      id,
      person,
      token: digestOf(token),
      earlier_token: null,
      renewed_at: now,
      begun_at: now,
      seen_at: now,
      stepped_up_at: now,
      ended_at: null,
      agent: agent.slice(0, 200),
    })
    .execute();
  return { id, token };
}

/**
 * The session a token belongs to, or undefined. A token that was replaced longer ago than `GRACE_MS` is in two hands:
 * the whole session ends, whoever holds the newer one included.
 */
export async function liveSession(around: SessionSurroundings, token: string): Promise<LiveSession | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  const digest = digestOf(token);
  const now = around.now();
  const row = await around.database
    .selectFrom("travaux_sessions")
    .selectAll()
    .where((is) => is.or([is("token", "=", digest), is("earlier_token", "=", digest)]))
    .executeTakeFirst();
  if (row === undefined || row.ended_at !== null) return undefined;
  if (now - row.seen_at > IDLE_MS || now - row.begun_at > LONGEST_MS) {
    await endSession(around, row.id);
    return undefined;
  }
  if (row.token !== digest) {
    if (now - row.renewed_at <= GRACE_MS) return { row, renewed: undefined };
    await endSession(around, row.id);
    return undefined;
  }
  return { row, renewed: await kept(around, row, now) };
}

/** Ends one session. Ending one that has ended changes nothing. */
export async function endSession(around: SessionSurroundings, id: string): Promise<void> {
  await around.database
    .updateTable("travaux_sessions")
    .set({ ended_at: around.now() })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .execute();
}

/** Ends all sessions of a person: done when the password changes, a device is lost or the account is closed. */
export async function endSessionsOf(around: SessionSurroundings, person: string): Promise<void> {
  await around.database
    .updateTable("travaux_sessions")
    .set({ ended_at: around.now() })
    .where("person", "=", person)
    .where("ended_at", "is", null)
    .execute();
}

/** Notes that the person proved again who they are, and changes the token with it. */
export async function stepUp(around: SessionSurroundings, id: string): Promise<string> {
  const token = newToken(around);
  const now = around.now();
  await around.database
    .updateTable("travaux_sessions")
    .set((of) => ({ stepped_up_at: now, earlier_token: of.ref("token"), token: digestOf(token), renewed_at: now }))
    .where("id", "=", id)
    .execute();
  return token;
}

/** Notes that the session is used; changes its token when it is due. Two requests at once change it once. */
async function kept(around: SessionSurroundings, row: SessionRow, now: number): Promise<string | undefined> {
  if (now - row.renewed_at < RENEW_MS) {
    if (now - row.seen_at > GRACE_MS) {
      await around.database.updateTable("travaux_sessions").set({ seen_at: now }).where("id", "=", row.id).execute();
    }
    return undefined;
  }
  const token = newToken(around);
  const outcome = await around.database
    .updateTable("travaux_sessions")
    .set({ seen_at: now, renewed_at: now, earlier_token: row.token, token: digestOf(token) })
    .where("id", "=", row.id)
    .where("token", "=", row.token)
    .executeTakeFirst();
  return outcome.numUpdatedRows > 0n ? token : undefined;
}

function newToken(around: SessionSurroundings): string {
  return Buffer.from(around.randomBytes(TOKEN_BYTES)).toString("base64url");
}

function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
