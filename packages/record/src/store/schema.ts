import type { Generated } from "kysely";

/** A file: its head is the row that every filing locks. */
export interface FileRow {
  /** A number of the database's own, which is all that a hint between processes says. */
  readonly no: Generated<number>;
  readonly id: string;
  readonly salt: string;
  readonly seq: number;
  readonly head: string;
  readonly at: string | null;
}

/** An act as its canonical text. */
export interface ActRow {
  readonly file: string;
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  readonly text: string;
}

/** A full subtree over acts; can be computed again from them. */
export interface NodeRow {
  readonly file: string;
  readonly level: number;
  readonly place: number;
  readonly hash: string;
}

/** A personal field. */
export interface DisclosureRow {
  readonly file: string;
  readonly seq: number;
  readonly path: string;
  readonly salt: string;
  readonly value: string;
}

/** A paper and its commitment. */
export interface AttachmentRow {
  readonly file: string;
  readonly commitment: string;
  readonly bytes: Uint8Array;
}

/** A key under which an act was filed. `digest` is empty once something of the act was erased. */
export interface KeyRow {
  readonly file: string;
  readonly key: string;
  readonly seq: number;
  readonly digest: string;
}

/** A checkpoint that was signed. */
export interface CheckpointRow {
  readonly file: string;
  readonly size: number;
  readonly root: string;
  readonly note: string;
}

/** A step of the layout that was taken. */
export interface MigrationRow {
  readonly room: string;
  readonly version: number;
  readonly name: string;
}

/** The tables of the record, in both databases. */
export interface Tables {
  readonly travaux_files: FileRow;
  readonly travaux_acts: ActRow;
  readonly travaux_nodes: NodeRow;
  readonly travaux_disclosures: DisclosureRow;
  readonly travaux_attachments: AttachmentRow;
  readonly travaux_keys: KeyRow;
  readonly travaux_checkpoints: CheckpointRow;
  readonly travaux_migrations: MigrationRow;
}
