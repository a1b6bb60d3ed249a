import type { Migration } from "@travaux/record";

/** A person with an account. Times are milliseconds since 1970. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
  readonly is_administrator: number;
  readonly enrolled_at: number;
  readonly closed_at: number | null;
}

/** What a person proves themselves with. `totp` is the secret, sealed with the instance's key; `failures` in a row. */
export interface CredentialRow {
  readonly person: string;
  readonly password: string;
  readonly totp: string | null;
  readonly totp_step: number;
  readonly failures: number;
  readonly blocked_until: number;
}

/** A session. Only digests of its tokens are kept: the one in use, and the one before it. */
export interface SessionRow {
  readonly id: string;
  readonly person: string;
  readonly token: string;
  readonly earlier_token: string | null;
  readonly renewed_at: number;
  readonly begun_at: number;
  readonly seen_at: number;
  readonly stepped_up_at: number | null;
  readonly ended_at: number | null;
  readonly agent: string;
}

/** The tables of signing in. They hold no fact of any file and are no part of the record. */
export type SignInTables = {
  readonly travaux_people: PersonRow;
  readonly travaux_credentials: CredentialRow;
  readonly travaux_sessions: SessionRow;
};

const STATEMENTS: readonly string[] = [
  `CREATE TABLE travaux_people (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, mail TEXT NOT NULL UNIQUE, is_administrator INTEGER NOT NULL,
    enrolled_at BIGINT NOT NULL, closed_at BIGINT)`,
  `CREATE TABLE travaux_credentials (
    person TEXT PRIMARY KEY REFERENCES travaux_people (id), password TEXT NOT NULL, totp TEXT, totp_step BIGINT NOT NULL,
    failures INTEGER NOT NULL, blocked_until BIGINT NOT NULL)`,
  `CREATE TABLE travaux_sessions (
    id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES travaux_people (id), token TEXT NOT NULL UNIQUE,
    earlier_token TEXT UNIQUE, renewed_at BIGINT NOT NULL, begun_at BIGINT NOT NULL, seen_at BIGINT NOT NULL,
    stepped_up_at BIGINT, ended_at BIGINT, agent TEXT NOT NULL)`,
  "CREATE INDEX travaux_sessions_person ON travaux_sessions (person)",
];

/** The layout of the tables of signing in, the same on both stores. */
export const SIGN_IN_MIGRATIONS: readonly Migration[] = [
  { version: 1, name: "people, credentials, sessions", statements: { sqlite: STATEMENTS, postgres: STATEMENTS } },
];
