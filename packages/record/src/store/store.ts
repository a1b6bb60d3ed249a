import type { Kysely } from "kysely";
import type { Act } from "../act.ts";
import type { JsonObject } from "../canonical/canonical.ts";
import type { Disclosure } from "../commit/commitments.ts";
import type { Signer } from "../note/keys.ts";
import type { Hash } from "../tree/tree.ts";
import type { Tables } from "./schema.ts";

/** An act before it is filed: the store gives it its number, its instant and its link. */
export interface ActDraft {
  readonly actor: string;
  readonly office: string;
  readonly kind: string;
  readonly body: JsonObject;
  /** JSON pointers into the body: fields that are kept as commitments, and can be erased. */
  readonly personal?: readonly string[];
}

/** How an act is filed. */
export interface AppendOptions {
  /** Up to 200 characters of ASCII without blanks, chosen by whoever files, once per act: given again after a lost answer, the act is not filed twice. */
  readonly idempotencyKey: string;
  /** The last act the filer knew; where another came in between, nothing is filed. */
  readonly expectedSeq?: number;
  /** The instant at which it was decided, in milliseconds, where what it says depends on it; the store's clock as a rule. */
  readonly at?: number;
  /** Written in the same transaction, only where the act is filed now: a deadline that fires, an outbox. */
  readonly alongside?: (database: Kysely<Tables>, act: Act) => Promise<void>;
}

/** How filing ended. `repeated`: the key was known, the act is the one filed then. `behind`: others filed since. */
export type Appended =
  | { readonly outcome: "filed"; readonly act: Act }
  | { readonly outcome: "repeated"; readonly act: Act }
  | { readonly outcome: "behind"; readonly seq: number };

/** The head of a file's chain. */
export interface Head {
  readonly seq: number;
  /** The hash of the last act: 64 zeros for none. */
  readonly hash: string;
  /** The instant of the last act; null where there is none. */
  readonly at: string | null;
}

/** How to follow a file. */
export interface FollowOptions {
  /** Ends the following, without an error. */
  readonly signal?: AbortSignal;
}

/** A call of the database, told before it is made and again after it; harnesses make it fail. */
export interface StoreCall {
  readonly when: "before" | "after";
  /** `begin`, `commit`, `rollback`, or the statement. */
  readonly what: string;
}

/** What a store is given beside its database. */
export interface StoreOptions {
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** The source of salts. */
  readonly randomBytes: (length: number) => Uint8Array;
  /** How often a follower looks for acts of other processes, in milliseconds; 500 as a rule. */
  readonly pollMs?: number;
  /** Where a call of the database can be made to fail, for harnesses. */
  readonly interrupt?: (call: StoreCall) => void;
}

/**
 * Files of acts in a database. Files are apart: no call sees two of them. Everything throws `TravauxError`:
 * `E_FILE_UNKNOWN` for a file that is not there, `E_STORE_BUSY` and `E_STORE_LOST` where the same call may be made again.
 */
export interface RecordStore {
  /** `sqlite` or `postgres`. */
  readonly kind: "sqlite" | "postgres";
  /** The database with the record's tables, for tables of others beside them. */
  readonly database: Kysely<Tables>;
  /** Opens a file. `exists`: it was there, and is as it was. */
  createFile(file: string): Promise<"created" | "exists">;
  /** The names of all files, in their order. */
  files(): Promise<readonly string[]>;
  head(file: string): Promise<Head>;
  /** Files one act: durable when the promise is kept. Also throws `E_ACT_DRAFT`, `E_ACT_PERSONAL`, `E_KEY_REUSED`, `E_CLOCK_BACK`. */
  append(file: string, draft: ActDraft, options: AppendOptions): Promise<Appended>;
  /** Acts after number `afterSeq`, in order, at most `limit` (500 as a rule). */
  read(file: string, afterSeq: number, limit?: number): Promise<readonly Act[]>;
  /** The same as they are stored: canonical text. */
  readTexts(file: string, afterSeq: number, limit?: number): Promise<readonly string[]>;
  /** Every act after `afterSeq`, once and in order, those to come included; ends only by its signal or by `break`. */
  subscribe(file: string, afterSeq: number, options?: FollowOptions): AsyncIterable<Act>;
  /** Keeps a paper; acts name it as `{ "$attached": commitment }`. The same paper again is kept once. */
  attach(file: string, bytes: Uint8Array): Promise<string>;
  /** A paper's bytes; null where it is not there, or was erased. Throws `E_ATTACHMENT_DAMAGED`. */
  attachment(file: string, commitment: string): Promise<Uint8Array | null>;
  /** The commitments of all papers kept, sorted. */
  attachments(file: string): Promise<readonly string[]>;
  /** The salt under which a file's papers are committed to. */
  attachmentSalt(file: string): Promise<Uint8Array>;
  /** The personal fields of acts from `fromSeq` to `toSeq` that were not erased. */
  disclosures(file: string, fromSeq?: number, toSeq?: number): Promise<readonly Disclosure[]>;
  /** Deletes the disclosures of an act, or of one path: how many there were. The chain holds; nothing brings them back. */
  erase(file: string, seq: number, path?: string): Promise<number>;
  /** Deletes a paper's bytes: whether there were any. */
  eraseAttachment(file: string, commitment: string): Promise<boolean>;
  /** The signed head of the file now; kept, so that no head that contradicts it is ever signed. Throws `E_CHECKPOINT_FORK`. */
  checkpoint(file: string, signer: Signer): Promise<string>;
  /** The last checkpoint that was signed; null for none. */
  lastCheckpoint(file: string): Promise<string | null>;
  /** An act with its proof under a new checkpoint, as canonical JSON. Throws `E_PROOF_RANGE`. */
  receipt(file: string, seq: number, signer: Signer): Promise<string>;
  /** The proof that the first `older` acts of the first `size` are what they were. */
  consistency(file: string, older: number, size: number): Promise<readonly Hash[]>;
  /** Compares every row of a file with every other: the chain, the tree, the head. What is wrong, in words; null for nothing. */
  fault(file: string): Promise<string | null>;
  close(): Promise<void>;
}
