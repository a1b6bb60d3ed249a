import type { Caller } from "../policies/policy.ts";
import { IDLE_MS, LONGEST_MS, type SessionSurroundings } from "../sign-in/sessions.ts";
import { askedTogether } from "./together.ts";

/** What is asked to know who a caller is by now. */
export interface PresenceSurroundings extends SessionSurroundings {
  readonly officesOf: (person: string) => Promise<readonly string[]>;
}

/**
 * Who a caller is by now: the same session with the offices held at this moment, or undefined where the session or the
 * account has ended. It is no use of the session: one that nobody uses ends, whatever is open.
 */
export function presence(around: PresenceSurroundings): (session: string) => Promise<Caller | undefined> {
  return askedTogether((sessions) => callersOf(around, sessions));
}

async function callersOf(
  around: PresenceSurroundings,
  sessions: readonly string[],
): Promise<ReadonlyMap<string, Caller>> {
  const now = around.now();
  const rows = await around.database
    .selectFrom("travaux_sessions")
    .innerJoin("travaux_people", "travaux_people.id", "travaux_sessions.person")
    .select(["travaux_sessions.id as session", "person", "name", "is_administrator", "stepped_up_at"])
    .where("travaux_sessions.id", "in", sessions)
    .where("ended_at", "is", null)
    .where("closed_at", "is", null)
    .where("seen_at", ">=", now - IDLE_MS)
    .where("begun_at", ">=", now - LONGEST_MS)
    .execute();
  const offices = new Map<string, Promise<readonly string[]>>();
  for (const { person } of rows) if (!offices.has(person)) offices.set(person, around.officesOf(person));
  await Promise.all(offices.values());
  const callers = new Map<string, Caller>();
  for (const { session, person, name, is_administrator, stepped_up_at } of rows) {
    callers.set(session, {
      person,
      name,
      session,
      offices: (await offices.get(person)) ?? [],
      isAdministrator: is_administrator === 1,
      steppedUpAt: stepped_up_at ?? undefined,
    });
  }
  return callers;
}
