/** `record`: acts of a file chained, sealed and proved; the stores that keep them; exports that an auditor verifies alone. */
export { type Act, hashOf, isFileId, NO_PREV, readAct, textOf } from "./act.ts";
export { canonical, type JsonObject, type JsonValue, parseCanonical } from "./canonical/canonical.ts";
export { chainFault } from "./chain.ts";
export { type Disclosure, ERASED, revealed } from "./commit/commitments.ts";
export { type ExportFiles, exportFile, writeExport } from "./export/export.ts";
export { verifierText } from "./export/verifier-text.ts";
export { CLOCK_SKEW_MS, MAX_ATTACHMENT_BYTES } from "./limits.ts";
export { type Checkpoint, openCheckpoint } from "./note/checkpoint.ts";
export {
  privateKeyText,
  readPrivateKey,
  readVerifierKey,
  type Signer,
  signerFrom,
  type VerifierKey,
} from "./note/keys.ts";
export { signedNote } from "./note/note.ts";
export { openReceipt, type Receipt, readReceipt } from "./receipt.ts";
export { type Migration, migrate } from "./store/migrations.ts";
export { openStore } from "./store/open.ts";
export { openPostgres, type PostgresOptions } from "./store/postgres.ts";
export { openSqlite } from "./store/sqlite.ts";
export type {
  ActDraft,
  Appended,
  AppendOptions,
  FollowOptions,
  Head,
  RecordStore,
  StoreCall,
  StoreOptions,
} from "./store/store.ts";
export { isConsistent, isIncluded } from "./tree/proofs.ts";
export { type Filling, fillTrial } from "./trial/filled.ts";
export {
  dropTrial,
  failingAt,
  openTrial,
  postgresAnswers,
  replayed,
  type TrialPlace,
  trialPlace,
  withoutFlushing,
} from "./trial/trial.ts";
export { type Expected, filesOf, type Verdict, verifyExport, verifyPath, verifyReceipt } from "./verify/verifier.ts";
