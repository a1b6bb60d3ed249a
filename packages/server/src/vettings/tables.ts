import type { Migration } from "@travaux/record";

/** How a vetting may stand. */
export const VETTING_STAGES = ["waiting", "running", "done", "failed", "cancelled"] as const;

/** How a vetting stands. */
export type VettingStage = (typeof VETTING_STAGES)[number];

/** The vetting of a paper for a party under one version of the rules. Times are milliseconds since 1970. */
export interface VettingRow {
  readonly id: string;
  readonly file: string;
  readonly paper: string;
  readonly party: string;
  /** The version as which the paper's clauses are named. */
  readonly version: string;
  readonly rules: string;
  readonly stage: VettingStage;
  readonly step: string;
  readonly done: number;
  readonly parts: number;
  /** How often a server began; one that fell with it began too. */
  readonly tries: number;
  /** Grows with each change of the row. */
  readonly turn: number;
  /** The server at work, and until when it must be heard of. */
  readonly server: string | null;
  readonly lease: number;
  readonly person: string;
  readonly asked_at: number;
  readonly ended_at: number | null;
  /** A problem or a result, as JSON. */
  readonly problem: string | null;
  readonly result: string | null;
}

/** A text or a comparison that was made of papers, as JSON: made again where it is lost or another software reads it. */
export interface ReadingRow {
  readonly file: string;
  readonly paper: string;
  /** The earlier paper of a comparison; empty for a text. */
  readonly against: string;
  readonly version: string;
  readonly software: string;
  readonly text: string;
}

/** The tables of what is made of papers in the background. */
export type VettingTables = {
  readonly travaux_vettings: VettingRow;
  readonly travaux_readings: ReadingRow;
};

const STATEMENTS: readonly string[] = [
  `CREATE TABLE travaux_vettings (id TEXT PRIMARY KEY, file TEXT NOT NULL, paper TEXT NOT NULL, party TEXT NOT NULL,
    version TEXT NOT NULL, rules TEXT NOT NULL, stage TEXT NOT NULL, step TEXT NOT NULL, done INTEGER NOT NULL,
    parts INTEGER NOT NULL, tries INTEGER NOT NULL, turn BIGINT NOT NULL, server TEXT, lease BIGINT NOT NULL,
    person TEXT NOT NULL, asked_at BIGINT NOT NULL, ended_at BIGINT, problem TEXT, result TEXT,
    UNIQUE (file, paper, party, version, rules))`,
  "CREATE INDEX travaux_vettings_stage ON travaux_vettings (stage, asked_at)",
  "CREATE INDEX travaux_vettings_ended ON travaux_vettings (ended_at)",
  `CREATE TABLE travaux_readings (file TEXT NOT NULL, paper TEXT NOT NULL, against TEXT NOT NULL, version TEXT NOT NULL,
    software TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (file, paper, against, version))`,
];

/** Their layout, with a count of its own. */
export const VETTING_MIGRATIONS: readonly Migration[] = [
  { version: 1, name: "vettings and readings of papers", statements: { sqlite: STATEMENTS, postgres: STATEMENTS } },
];
